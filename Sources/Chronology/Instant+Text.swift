extension Instant {
    /// The instant in UTC as `2026-11-23T08:30:00Z`, with `.123` before the Z when there are milliseconds (RFC 3339).
    ///
    /// Years outside 1...9999 are shown as the nearest day that can be written.
    public var text: String {
        let moment = CivilDateTime(secondsSinceEpoch: seconds)
        let rest = Int(milliseconds.flooredRemainder(by: 1000))
        return moment.isoText + (rest == 0 ? "" : "." + padded(rest, to: 3)) + "Z"
    }

    /// The instant written as RFC 3339 says, with any offset; digits after the milliseconds are dropped.
    ///
    /// Leap seconds (`:60`) and the offset `-00:00` of an unknown zone are not special: the first is refused, the second
    /// is UTC.
    public init?(text: some StringProtocol) {
        var cursor = ByteCursor(text)
        guard let date = CivilDate(reading: &cursor), cursor.take("T") || cursor.take("t") else { return nil }
        guard let hour = cursor.number(digits: 2), cursor.take(":") else { return nil }
        guard let minute = cursor.number(digits: 2), cursor.take(":") else { return nil }
        guard let second = cursor.number(digits: 2) else { return nil }
        guard let time = CivilTime(hour: hour, minute: minute, second: second) else { return nil }
        guard let fraction = Instant.fraction(&cursor), let offset = Instant.offset(&cursor) else { return nil }
        guard cursor.isAtEnd else { return nil }
        let seconds = CivilDateTime(date: date, time: time).secondsSinceEpoch - offset
        self.init(milliseconds: seconds * 1000 + fraction)
    }

    private static func fraction(_ cursor: inout ByteCursor) -> Int64? {
        guard cursor.take(".") else { return 0 }
        var value: Int64 = 0
        var unit: Int64 = 100
        var count = 0
        while let digit = cursor.number(digits: 1) {
            value += Int64(digit) * unit
            unit /= 10
            count += 1
        }
        return count > 0 ? value : nil
    }

    private static func offset(_ cursor: inout ByteCursor) -> Int64? {
        if cursor.take("Z") || cursor.take("z") { return 0 }
        let west = cursor.take("-")
        guard west || cursor.take("+") else { return nil }
        guard let hour = cursor.number(digits: 2), hour < 24, cursor.take(":") else { return nil }
        guard let minute = cursor.number(digits: 2), minute < 60 else { return nil }
        let seconds = Int64(hour * 3600 + minute * 60)
        return west ? -seconds : seconds
    }
}
