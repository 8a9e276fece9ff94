import Chronology

/// Three times for a one-to-one in the club's zone.
struct MeetingTimes: Hashable, Sendable {
    static let count = 3
    /// Hours in which one meets; the last one is when the latest begins.
    static let hours = 8...19

    var times: [CivilDateTime]

    /// Three the club proposes by itself, on working days from the day after next: one early, one in the afternoon,
    /// one late in the morning. On a Friday it is always the morning.
    static func proposed(after now: Instant, _ zone: TimeZoneRules) -> MeetingTimes {
        var day = zone.date(at: now).adding(days: 1)
        let moments = [(9, 30), (15, 0), (11, 0)]
        let times = moments.compactMap { hour, minute -> CivilDateTime? in
            repeat { day = day.adding(days: 1) } while day.weekday == .saturday || day.weekday == .sunday
            let isAfterPrayer = day.weekday == .friday && hour >= 12
            return CivilTime(hour: isAfterPrayer ? 10 : hour, minute: minute).map {
                CivilDateTime(date: day, time: $0)
            }
        }
        return MeetingTimes(times: times)
    }
}
