/// A number with leading zeros.
func padded(_ number: Int, to width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}

extension CivilDate {
    /// The date as `2026-11-23` (ISO 8601).
    public var isoText: String {
        padded(year, to: 4) + "-" + padded(month, to: 2) + "-" + padded(day, to: 2)
    }

    /// The date written exactly as `2026-11-23`, or nil.
    public init?(isoText: some StringProtocol) {
        var cursor = ByteCursor(isoText)
        guard let date = CivilDate(reading: &cursor), cursor.isAtEnd else { return nil }
        self = date
    }

    init?(reading cursor: inout ByteCursor) {
        guard let year = cursor.number(digits: 4), cursor.take("-") else { return nil }
        guard let month = cursor.number(digits: 2), cursor.take("-") else { return nil }
        guard let day = cursor.number(digits: 2) else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension CivilTime {
    /// The time as `08:30:00` (ISO 8601).
    public var isoText: String {
        padded(hour, to: 2) + ":" + padded(minute, to: 2) + ":" + padded(second, to: 2)
    }

    /// The time written as `08:30` or `08:30:00`, or nil.
    public init?(isoText: some StringProtocol) {
        var cursor = ByteCursor(isoText)
        guard let time = CivilTime(reading: &cursor), cursor.isAtEnd else { return nil }
        self = time
    }

    init?(reading cursor: inout ByteCursor) {
        guard let hour = cursor.number(digits: 2), cursor.take(":") else { return nil }
        guard let minute = cursor.number(digits: 2) else { return nil }
        guard cursor.take(":") else {
            self.init(hour: hour, minute: minute)
            return
        }
        guard let second = cursor.number(digits: 2) else { return nil }
        self.init(hour: hour, minute: minute, second: second)
    }
}

extension CivilDateTime {
    /// The moment as `2026-11-23T08:30:00` (ISO 8601, no zone).
    public var isoText: String {
        date.isoText + "T" + time.isoText
    }

    /// The moment written as `2026-11-23T08:30` or with seconds, as HTML's `datetime-local` does, or nil.
    public init?(isoText: some StringProtocol) {
        var cursor = ByteCursor(isoText)
        guard let date = CivilDate(reading: &cursor), cursor.take("T") else { return nil }
        guard let time = CivilTime(reading: &cursor), cursor.isAtEnd else { return nil }
        self.init(date: date, time: time)
    }
}
