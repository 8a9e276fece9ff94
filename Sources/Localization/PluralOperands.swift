/// What the plural rules of the CLDR look at in a number as written (Unicode TR 35, part 3, §5.1).
public struct PluralOperands: Hashable, Sendable {
    /// The whole part.
    let whole: UInt64
    /// The number of digits shown after the decimal mark.
    let shown: Int
    /// Those digits, read as a number.
    let fraction: UInt64

    /// A whole number; the sign does not matter.
    public init(_ number: Int) {
        whole = UInt64(number.magnitude)
        shown = 0
        fraction = 0
    }

    /// A number written with decimals: `scaled` 150 with two digits is 1.50. At most 18 digits count.
    public init(scaled: Int64, digits: Int) {
        shown = min(max(digits, 0), 18)
        let unit = (0..<shown).reduce(UInt64(1)) { product, _ in product * 10 }
        whole = scaled.magnitude / unit
        fraction = scaled.magnitude % unit
    }

    /// Whether the number is whole in value, as 2.00 is.
    var isWhole: Bool { fraction == 0 }
}
