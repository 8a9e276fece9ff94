/// The habits of numbers in Morocco, in one language. Digits are Western in all three.
///
/// French and Arabic: `1 234,56`, with narrow no-break spaces (U+202F). English: `1,234.56`.
public struct NumberFormat: Sendable {
    private let language: Language

    /// The habits of that language.
    public init(_ language: Language) {
        self.language = language
    }

    private var group: String { language == .en ? "," : "\u{202F}" }
    private var mark: String { language == .en ? "." : "," }
    /// A left-to-right mark keeps the sign before the number in a line that runs from right to left.
    private var minus: String { language == .ar ? "\u{200E}-" : "-" }

    /// A whole number: `412 300`.
    public func integer(_ number: Int64) -> String {
        (number < 0 ? minus : "") + grouped(number.magnitude)
    }

    /// A number with decimals: `scaled` 123456 with two digits is `1 234,56`. At most 18 digits.
    public func decimal(_ scaled: Int64, digits: Int) -> String {
        (scaled < 0 ? minus : "") + unsigned(scaled.magnitude, digits: digits)
    }

    /// An amount of minor units: `1 234,56 DH`, `1 234,56 درهم`, `MAD 1,234.56`.
    ///
    /// The currency is its ISO 4217 code. `droppingZeros` leaves out the decimals of a round amount: `412 300 DH`.
    public func money(_ minor: Int64, _ code: String = "MAD", droppingZeros: Bool = false) -> String {
        var digits = Currency.digits(code)
        var magnitude = minor.magnitude
        let unit = NumberFormat.power(digits)
        if droppingZeros, magnitude.isMultiple(of: unit) {
            magnitude /= unit
            digits = 0
        }
        let sign = minor < 0 ? minus : ""
        let amount = unsigned(magnitude, digits: digits)
        let symbol = Currency.symbol(code, language)
        guard language == .en else { return sign + amount + "\u{A0}" + symbol }
        return sign + symbol + (symbol.utf8.count == 3 && symbol != "€" ? "\u{A0}" : "") + amount
    }

    /// An amount of minor units as a spreadsheet reads it: `3000,00`, with the decimals of its currency and no marks
    /// between the thousands.
    public func plain(_ minor: Int64, _ code: String = "MAD") -> String {
        unsigned(minor.magnitude, digits: Currency.digits(code)).filter { !group.contains($0) }
    }

    /// The whole units of an amount, for a drawing.
    public static func units(_ minor: Int64, _ code: String) -> Int64 {
        minor / Int64(power(Currency.digits(code)))
    }

    /// An amount rounded to whole units, for totals that are read at a glance: `94 673 400 DH`.
    public func roundedMoney(_ minor: Int64, _ code: String = "MAD") -> String {
        let unit = Int64(NumberFormat.power(Currency.digits(code)))
        let rounded = (minor + (minor < 0 ? -unit : unit) / 2) / unit * unit
        return money(rounded, code, droppingZeros: true)
    }

    /// A share as a percentage: 0.125 is `12,5 %` with one digit. A dash when it is not a number.
    public func percent(_ share: Double, digits: Int = 0) -> String {
        let places = min(max(digits, 0), 6)
        let scaled = (share * 100 * Double(NumberFormat.power(places))).rounded()
        guard let whole = Int64(exactly: scaled) else { return "–" }
        return decimal(whole, digits: places) + (language == .fr ? "\u{202F}%" : "%")
    }

    /// A number short enough for a chart: `12,4 k`, `1,2 M`, `3 Md`.
    public func compact(_ number: Int64) -> String {
        let sign = number < 0 ? minus : ""
        let magnitude = number.magnitude
        // The bounds are where rounding to a tenth would reach the next unit.
        switch magnitude {
        case ..<1000: return sign + grouped(magnitude)
        case ..<999_950: return sign + tenths(magnitude, of: 1000) + unit("k", "ألف", "K")
        case ..<999_950_000: return sign + tenths(magnitude, of: 1_000_000) + unit("M", "مليون", "M")
        default: return sign + tenths(magnitude, of: 1_000_000_000) + unit("Md", "مليار", "B")
        }
    }

    private func unit(_ french: String, _ arabic: String, _ english: String) -> String {
        switch language {
        case .fr: "\u{A0}" + french
        case .ar: "\u{A0}" + arabic
        case .en: english
        }
    }

    private func tenths(_ magnitude: UInt64, of unit: UInt64) -> String {
        let tenth = unit / 10
        let rounded = magnitude / tenth + (magnitude % tenth >= tenth / 2 ? 1 : 0)
        return rounded % 10 == 0 ? grouped(rounded / 10) : unsigned(rounded, digits: 1)
    }

    private func unsigned(_ magnitude: UInt64, digits: Int) -> String {
        let places = min(max(digits, 0), 18)
        guard places > 0 else { return grouped(magnitude) }
        let unit = NumberFormat.power(places)
        let fraction = String(magnitude % unit)
        let zeros = String(repeating: "0", count: places - fraction.utf8.count)
        return grouped(magnitude / unit) + mark + zeros + fraction
    }

    private func grouped(_ magnitude: UInt64) -> String {
        let digits = String(magnitude)
        let count = digits.utf8.count
        guard count > 3 else { return digits }
        var result = ""
        for (index, digit) in digits.unicodeScalars.enumerated() {
            if index > 0, (count - index).isMultiple(of: 3) { result += group }
            result.unicodeScalars.append(digit)
        }
        return result
    }

    private static func power(_ digits: Int) -> UInt64 {
        (0..<digits).reduce(1) { product, _ in product * 10 }
    }
}
