import Chronology
public import Persistence

/// Two members whom Rabita proposes to one another, because both would gain.
public enum Match {
    /// What one of the two said.
    public enum Answer: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case waiting, interested
        /// It may come back after some weeks.
        case notNow = "not_now"
        /// It never comes back, and the other never learns of it.
        case no
    }

    /// How long a proposal waits for its answers: four weeks.
    public static let life: Duration = .days(28)
    /// How long two members rest after they were proposed to one another: twelve weeks.
    static let rest: Duration = .days(84)
    /// Every active member is proposed something, or told what is missing, at least so often.
    static let patience: Duration = .days(28)
    /// Who waited so long is told in this round, because the next one may come too late.
    static let impatience: Duration = .days(21)
    /// The most a club may allow in a week.
    public static let mostWeekly = 10
}

/// A week of proposals: it begins on a Monday of the club's zone.
struct MatchWeek: Hashable, Sendable {
    let monday: CivilDate

    init(at instant: Instant, _ zone: TimeZoneRules) { monday = zone.date(at: instant).startOfWeek }

    var text: String { monday.isoText }

    /// What makes the choices of one week differ from those of another.
    var number: UInt64 { UInt64(max(0, monday.daysSinceEpoch / 7)) }
}
