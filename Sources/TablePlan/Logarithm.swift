/// Logarithms and powers that are the same bit for bit on every machine, which the C library's are not.
enum Logarithm {
    /// The natural logarithm, right to 1e-6 for numbers from 1e-6 to 1e9.
    static func natural(_ number: Float) -> Float {
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

    /// A base above 0 to an exponent; right to 1e-6.
    static func power(_ base: Float, _ exponent: Float) -> Float {
        let argument = Double(natural(base)) * Double(exponent)
        // e^x = (e^(x / 2^10))^(2^10), the inner one by its series.
        let small = argument / 1024
        var result = 1 + small * (1 + small / 2 * (1 + small / 3 * (1 + small / 4)))
        for _ in 0..<10 { result *= result }
        return Float(result)
    }
}
