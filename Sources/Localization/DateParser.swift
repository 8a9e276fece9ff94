public import Chronology

/// Reads dates as they stand in spreadsheets, the day before the month.
///
/// `23/11/2026`, `3/1/26`, `23-11-2026`, `23.11.2026`, `2026-11-23`, `23-nov-26`, `23 novembre 2026` in French, Arabic
/// and English; Excel's serial number (five or six digits, a fraction of a day is dropped); any of them followed by
/// a time, which is dropped. Digits may be Arabic-Indic.
public struct DateParser: Sendable {
    private let today: CivilDate

    /// Two-digit years are taken between 79 years before and 20 years after the year of `today`.
    public init(today: CivilDate) {
        self.today = today
    }

    /// The day the text names.
    public func parse(_ text: String) throws(DateError) -> CivilDate {
        let scalars = Digits.cleaned(text)
        guard !scalars.isEmpty else { throw .empty }
        guard scalars.count <= 64 else { throw .notADate }
        let parts = DateParser.parts(DateParser.withoutTime(scalars))
        let date: CivilDate
        switch parts.count {
        case 1: date = try serial(scalars)
        case 3: date = try self.date(parts)
        default: date = try serial(scalars)
        }
        guard (1900...2199).contains(date.year) else { throw .outOfRange }
        return date
    }

    /// Cuts off ` 00:00:00` or `T00:00`.
    private static func withoutTime(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard let colon = scalars.firstIndex(of: ":") else { return scalars }
        let isBreak: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || $0 == "T" }
        guard let end = scalars[..<colon].lastIndex(where: isBreak) else { return scalars }
        let time = scalars[(end + 1)...]
        guard time.allSatisfy({ Digits.value($0) != nil || $0 == ":" || $0 == "." || $0 == "Z" }) else {
            return scalars
        }
        return Array(scalars[..<end])
    }

    /// The parts of a date parted by one and the same mark, or by blanks.
    private static func parts(_ scalars: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
        for mark in ["/", "-", "."] as [Unicode.Scalar] {
            let parts = scalars.split(separator: mark, omittingEmptySubsequences: false).map { part in
                part.filter { !$0.properties.isWhitespace }
            }
            if parts.count == 3 { return parts }
        }
        return scalars.split(whereSeparator: \.properties.isWhitespace).map(Array.init)
    }

    private func date(_ parts: [[Unicode.Scalar]]) throws(DateError) -> CivilDate {
        let yearFirst = parts[0].count == 4
        guard let year = number(parts[yearFirst ? 0 : 2]), let day = number(parts[yearFirst ? 2 : 0]),
            let month = number(parts[1]) ?? MonthNames.number(of: parts[1])
        else { throw .notADate }
        let yearDigits = parts[yearFirst ? 0 : 2].count
        guard yearDigits == 4 || yearDigits == 2, parts[1].count > 0 else { throw .notADate }
        guard parts[yearFirst ? 2 : 0].count <= 2, number(parts[1]) == nil || parts[1].count <= 2 else {
            throw .notADate
        }
        let fullYear = yearDigits == 2 ? century(year) : year
        guard fullYear > 0 else { throw .outOfRange }
        guard let date = CivilDate(year: fullYear, month: month, day: day) else { throw .impossible }
        return date
    }

    private func century(_ year: Int) -> Int {
        let latest = today.year + 20
        let candidate = latest - latest % 100 + year
        return candidate > latest ? candidate - 100 : candidate
    }

    private func number(_ scalars: [Unicode.Scalar]) -> Int? {
        guard (1...6).contains(scalars.count) else { return nil }
        var value = 0
        for scalar in scalars {
            guard let digit = Digits.value(scalar) else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }

    /// Fewer than five digits are a year or a slip of the pen rather than a day before 1927.
    private func serial(_ scalars: [Unicode.Scalar]) throws(DateError) -> CivilDate {
        let halves = scalars.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard let first = halves.first, halves.count <= 2, first.count >= 5, let serial = number(Array(first)) else {
            throw .notADate
        }
        guard halves.dropFirst().allSatisfy({ $0.allSatisfy { Digits.value($0) != nil } }) else { throw .notADate }
        guard let date = CivilDate(excelSerial: serial) else { throw .outOfRange }
        return date
    }
}
