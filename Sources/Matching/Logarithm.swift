/// The natural logarithm, the same bit for bit on every machine, which the C library's is not. Right to 1e-6 for
/// numbers from 0.5 to 1e9.
func logarithm(_ number: Float) -> Float {
    guard number > 0 else { return 0 }
    let value = Double(number)
    // number = m · 2^e with m in [1, 2); ln m by the series of 2 artanh((m − 1) / (m + 1)).
    let ratio = (value.significand - 1) / (value.significand + 1)
    let square = ratio * ratio
    var term = ratio
    var sum = 0.0
    for odd in stride(from: 1.0, through: 15, by: 2) {
        sum += term / odd
        term *= square
    }
    return Float(2 * sum + Double(value.exponent) * 0.693_147_180_559_945_3)
}
