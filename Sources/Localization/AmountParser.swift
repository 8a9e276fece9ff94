/// Reads amounts as Moroccans and their neighbours write them, dirhams unless said otherwise.
///
/// - Spaces of any kind part thousands; so do points or commas when the other of the two is the decimal mark
///   (`3.000,00`, `1,234.56`) or when they stand more than once (`1.234.567`).
/// - A single point or comma before one or two digits is the decimal mark: `12,5`, `1234.56`.
/// - A single point or comma between one to three digits and exactly three parts thousands, since nobody writes
///   thousandths of a dirham: `1.234` and `1,234` are 1234. After a zero, it has too many decimals: `0,123`.
/// - In a currency of three decimals (TND) a single comma before three digits is the decimal mark.
/// - The names of the currency (`DH`, `DHS`, `MAD`, `درهم`, `دراهم`, `د.م.`) may stand before or after.
public enum AmountParser {
    /// The largest amount read, in minor units.
    static let limit: Int64 = 9_000_000_000_000_000

    /// The amount in minor units: centimes of MAD.
    ///
    /// - Parameter currency: ISO 4217; a name of another one is refused.
    public static func parse(_ text: String, currency: String = "MAD") throws(AmountError) -> Int64 {
        var scalars = Digits.cleaned(text)
        guard !scalars.isEmpty else { throw .empty }
        try removeCurrency(&scalars, currency)
        let digits = Currency.digits(currency)
        if scalars.first == "-" || scalars.first == "\u{2212}" {
            scalars.removeFirst()
            _ = try magnitude(scalars, digits)
            throw .negative
        }
        return try magnitude(scalars, digits)
    }

    /// Takes the name of the currency off one end.
    private static func removeCurrency(
        _ scalars: inout [Unicode.Scalar], _ currency: String
    ) throws(AmountError) {
        func isNumeric(_ scalar: Unicode.Scalar) -> Bool { Digits.value(scalar) != nil || scalar == "-" }
        guard let first = scalars.firstIndex(where: { isNumeric($0) || $0 == "\u{2212}" }),
            let last = scalars.lastIndex(where: { Digits.value($0) != nil })
        else { throw .notAnAmount }
        guard first <= last else { throw .notAnAmount }
        let before = name(scalars[..<first])
        let after = name(scalars[(last + 1)...])
        let names = Currency.names(currency)
        guard [before, after].allSatisfy({ $0.isEmpty || names.contains($0) }), before.isEmpty || after.isEmpty else {
            let isOther = [before, after].contains { Currency.isName($0) && !names.contains($0) }
            throw isOther ? .otherCurrency : .notAnAmount
        }
        // What stands there without a name has to be nothing: `12,` and `,12` are no amounts.
        let edges =
            (before.isEmpty ? Array(scalars[..<first]) : [])
            + (after.isEmpty ? Array(scalars[(last + 1)...]) : [])
        guard edges.allSatisfy(\.properties.isWhitespace) else { throw .notAnAmount }
        scalars = Array(scalars[first...last])
    }

    /// The letters beside the number, in small letters, without spaces and points.
    private static func name(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = ""
        for scalar in scalars where !scalar.properties.isWhitespace && scalar != "." {
            text += scalar.properties.lowercaseMapping
        }
        return text
    }

    private static func magnitude(_ scalars: [Unicode.Scalar], _ minorDigits: Int) throws(AmountError) -> Int64 {
        var digits: [UInt8] = []
        var marks: [(mark: Unicode.Scalar, place: Int)] = []
        for scalar in scalars {
            if let digit = Digits.value(scalar) {
                digits.append(digit)
            } else if let mark = kind(scalar), marks.last?.place != digits.count {
                marks.append((mark, digits.count))
            } else {
                throw .notAnAmount
            }
        }
        guard let last = digits.indices.last, marks.last.map({ $0.place <= last }) ?? true else { throw .notAnAmount }
        let decimals = try takeDecimals(&marks, digits: digits, thousandths: minorDigits == 3)
        try checkGroups(marks, end: digits.count - decimals)
        return try minorUnits(digits, decimals: decimals, minorDigits)
    }

    /// A blank for any space or group mark, otherwise a point or a comma.
    private static func kind(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case ".": "."
        case ",", "\u{066B}": ","
        case "\u{066C}", "'", "\u{2019}": " "
        default: scalar.properties.isWhitespace ? " " : nil
        }
    }

    /// Decides whether the last mark is the decimal mark, takes it, and gives the number of decimals.
    private static func takeDecimals(
        _ marks: inout [(mark: Unicode.Scalar, place: Int)], digits: [UInt8], thousandths: Bool
    ) throws(AmountError) -> Int {
        guard let last = marks.last, last.mark != " " else { return 0 }
        let others = marks.dropLast()
        let decimals = digits.count - last.place
        guard !others.contains(where: { $0.mark == last.mark }) else { return 0 }
        let isDecimal = thousandths && last.mark == ","
        if others.isEmpty, decimals == 3, last.place <= 3, digits.first != 0, !isDecimal { return 0 }
        marks.removeLast()
        return decimals
    }

    /// Thousands are one to three digits, then threes, all parted by the same mark.
    private static func checkGroups(
        _ marks: [(mark: Unicode.Scalar, place: Int)], end: Int
    ) throws(AmountError) {
        guard let first = marks.first else {
            guard end > 0 else { throw .notAnAmount }
            return
        }
        guard (1...3).contains(first.place), marks.allSatisfy({ $0.mark == first.mark }) else { throw .notAnAmount }
        for (index, mark) in marks.enumerated() {
            let next = index + 1 < marks.count ? marks[index + 1].place : end
            guard next - mark.place == 3 else { throw .notAnAmount }
        }
    }

    /// Decimals the currency does not have may stand there as long as they are zeros: `5000,00` francs.
    private static func minorUnits(
        _ digits: [UInt8], decimals: Int, _ minorDigits: Int
    ) throws(AmountError) -> Int64 {
        let surplus = max(0, decimals - minorDigits)
        guard digits.suffix(surplus).allSatisfy({ $0 == 0 }), decimals <= max(2, minorDigits) else {
            throw .tooManyDecimals
        }
        var value: Int64 = 0
        for digit in digits.dropLast(surplus) + [UInt8](repeating: 0, count: max(0, minorDigits - decimals)) {
            guard value <= limit / 10 else { throw .tooLarge }
            value = value * 10 + Int64(digit)
        }
        guard value <= limit else { throw .tooLarge }
        return value
    }
}
