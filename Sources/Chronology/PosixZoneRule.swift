/// The rule of a TZif footer: a POSIX `TZ` string with the extensions of RFC 9636 §3.3.1, as `CET-1CEST,M3.5.0,M10.5.0/3`.
struct PosixZoneRule: Hashable, Sendable {
    /// Seconds east of UTC in standard time.
    let standard: Int
    /// What standard time is called.
    let name: String
    /// The other time of the year, absent when there is none.
    let daylight: Daylight?

    struct Daylight: Hashable, Sendable {
        /// Seconds east of UTC; smaller than standard where winter is the exception (Dublin).
        let offset: Int
        let name: String
        let start: YearlyMoment
        let end: YearlyMoment
    }

    init(bytes: [UInt8]) throws(ZoneError) {
        var cursor = ByteCursor(bytes: bytes)
        guard let name = PosixZoneRule.name(&cursor), let west = PosixZoneRule.time(&cursor, hours: 24) else {
            throw .invalid("footer")
        }
        standard = -west
        self.name = name
        guard !cursor.isAtEnd else {
            daylight = nil
            return
        }
        guard let daylight = PosixZoneRule.daylight(&cursor, standard: -west), cursor.isAtEnd else {
            throw .invalid("footer")
        }
        self.daylight = daylight
    }

    /// Seconds east of UTC at that many seconds since 1970.
    func offset(at seconds: Int64) -> Int {
        (isDaylight(at: seconds) ? daylight : nil)?.offset ?? standard
    }

    /// What clocks show at that many seconds since 1970.
    func period(at seconds: Int64) -> ZonePeriod {
        guard let daylight, isDaylight(at: seconds) else {
            return ZonePeriod(offset: standard, isDaylight: false, abbreviation: name)
        }
        return ZonePeriod(offset: daylight.offset, isDaylight: true, abbreviation: daylight.name)
    }

    private func isDaylight(at seconds: Int64) -> Bool {
        guard let daylight else { return false }
        let year = CivilDateTime(secondsSinceEpoch: seconds + Int64(standard)).date.year
        var isDaylight = false
        var latest = Int64.min
        // A change of one year may fall, in UTC, in its neighbour. Later years win a tie: that is how a footer
        // says that daylight time lasts all year.
        for candidate in year - 1...year + 1 {
            let start = daylight.start.seconds(year: candidate) - Int64(standard)
            let end = daylight.end.seconds(year: candidate) - Int64(daylight.offset)
            if start <= seconds, start >= latest { (latest, isDaylight) = (start, true) }
            if end <= seconds, end >= latest { (latest, isDaylight) = (end, false) }
        }
        return isDaylight
    }

    private static func daylight(_ cursor: inout ByteCursor, standard: Int) -> Daylight? {
        guard let name = name(&cursor) else { return nil }
        var offset = standard + 3600
        if cursor.next != UInt8(ascii: ",") {
            guard let west = time(&cursor, hours: 24) else { return nil }
            offset = -west
        }
        guard cursor.take(","), let start = YearlyMoment(reading: &cursor) else { return nil }
        guard cursor.take(","), let end = YearlyMoment(reading: &cursor) else { return nil }
        return Daylight(offset: offset, name: name, start: start, end: end)
    }

    /// Three or more letters, or letters, digits and signs between `<` and `>`.
    private static func name(_ cursor: inout ByteCursor) -> String? {
        let quoted = cursor.take("<")
        var bytes: [UInt8] = []
        while let byte = cursor.next {
            let letter = (0x41...0x5A).contains(byte & 0xDF)
            let sign = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte)
            guard letter || (quoted && sign) else { break }
            _ = cursor.take()
            bytes.append(byte)
        }
        return bytes.count >= 3 && (!quoted || cursor.take(">")) ? String(decoding: bytes, as: UTF8.self) : nil
    }

    /// A signed `h[hh][:mm[:ss]]` in seconds.
    static func time(_ cursor: inout ByteCursor, hours limit: Int) -> Int? {
        let negative = cursor.take("-")
        if !negative { _ = cursor.take("+") }
        guard let hours = cursor.number(digits: 1...3), hours <= limit else { return nil }
        var seconds = hours * 3600
        if cursor.take(":") {
            guard let minutes = cursor.number(digits: 1...2), minutes < 60 else { return nil }
            seconds += minutes * 60
            if cursor.take(":") {
                guard let rest = cursor.number(digits: 1...2), rest < 60 else { return nil }
                seconds += rest
            }
        }
        return negative ? -seconds : seconds
    }
}
