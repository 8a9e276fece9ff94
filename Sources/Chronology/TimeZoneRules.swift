/// The clock changes of one time zone, read from a TZif file (RFC 9636, version 2 or later).
///
/// Foundation's own table is not used: it does not know that Morocco left UTC+01:00 on 2026-09-20.
public struct TimeZoneRules: Sendable {
    /// The name of the zone, as `Africa/Casablanca`.
    public let name: String
    let file: ZoneFile
    private let range: ClosedRange<Int>

    /// The rules in the bytes of a TZif file. Any bytes may be given; those that contradict RFC 9636 throw.
    public init(name: String, bytes: [UInt8]) throws(ZoneError) {
        self.name = name
        file = try ZoneFile(bytes: bytes)
        var offsets = file.offsets + [file.initial.offset]
        if let rule = file.rule {
            offsets.append(rule.standard)
            if let daylight = rule.daylight { offsets.append(daylight.offset) }
        }
        range = (offsets.min() ?? 0)...(offsets.max() ?? 0)
    }

    private init() {
        name = "UTC"
        file = ZoneFile()
        range = 0...0
    }

    /// Coordinated universal time, needing no file.
    public static let utc = TimeZoneRules()

    /// Seconds east of UTC at that instant.
    public func offset(at instant: Instant) -> Int {
        offset(at: instant.seconds)
    }

    /// What a clock of the zone shows at that instant.
    public func local(at instant: Instant) -> CivilDateTime {
        let seconds = instant.seconds
        return CivilDateTime(secondsSinceEpoch: seconds + Int64(offset(at: seconds)))
    }

    /// The day it is in the zone at that instant.
    public func date(at instant: Instant) -> CivilDate {
        local(at: instant).date
    }

    /// When a clock of the zone shows that moment: once, twice, or never.
    public func instant(of moment: CivilDateTime) -> LocalInstant {
        let wall = moment.secondsSinceEpoch
        var low = wall - Int64(range.upperBound)
        var high = wall - Int64(range.lowerBound)
        var matches: [Int64] = []
        for offset in Set(file.offsets + [file.initial.offset] + ruleOffsets) {
            let candidate = wall - Int64(offset)
            if self.offset(at: candidate) == offset { matches.append(candidate) }
        }
        if let first = matches.min(), let last = matches.max() {
            guard first != last else { return .once(Instant(seconds: first)) }
            return .twice(first: Instant(seconds: first), second: Instant(seconds: last))
        }
        // Clocks jumped over the moment: at `low` they show less, at `high` more. Close in on the jump.
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if middle + Int64(offset(at: middle)) < wall { low = middle } else { high = middle }
        }
        return .never(shifted: Instant(seconds: wall - Int64(offset(at: low))), jump: Instant(seconds: high))
    }

    /// The first instant of that day in the zone, also where midnight is skipped.
    public func start(of date: CivilDate) -> Instant {
        switch instant(of: CivilDateTime(date: date, time: .midnight)) {
        case .once(let instant), .twice(let instant, _), .never(_, let instant): instant
        }
    }

    private var ruleOffsets: [Int] {
        guard let rule = file.rule else { return [] }
        return [rule.standard] + (rule.daylight.map { [$0.offset] } ?? [])
    }

    /// What clocks of the zone show around that instant.
    public func period(at instant: Instant) -> ZonePeriod {
        period(at: instant.seconds)
    }

    func period(at seconds: Int64) -> ZonePeriod {
        let count = transitionCount(through: seconds)
        if count == file.transitions.count, let rule = file.rule { return rule.period(at: seconds) }
        return count == 0 ? file.initial : file.periods[count - 1]
    }

    private func offset(at seconds: Int64) -> Int {
        let count = transitionCount(through: seconds)
        if count == file.transitions.count, let rule = file.rule { return rule.offset(at: seconds) }
        return count == 0 ? file.initial.offset : file.offsets[count - 1]
    }

    /// How many transitions of the table there were up to that moment.
    private func transitionCount(through seconds: Int64) -> Int {
        var low = 0
        var high = file.transitions.count
        while low < high {
            let middle = (low + high) / 2
            if file.transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
