import Calendars
import Chronology
import Persistence

/// Meetings called together. Each is a row of its own, with its own answers; what ties them is where they come from.
enum MeetingSeries {
    /// How a meeting comes again, as its organiser says it.
    enum Pattern: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case daily, weekly, fortnightly
        /// The same weekday of each month: the second Tuesday.
        case weekday
        /// The same day of each month; a month without it is left out, as RFC 5545 wants it.
        case monthly

        /// What it means from that day on.
        func rule(from day: CivilDate, through last: CivilDate) throws(RecurrenceError) -> RecurrenceRule {
            switch self {
            case .daily: try RecurrenceRule(.daily, end: .day(last))
            case .weekly: try RecurrenceRule(.weekly, end: .day(last), days: [.init(day.weekday)])
            case .fortnightly: try RecurrenceRule(.weekly, interval: 2, end: .day(last), days: [.init(day.weekday)])
            case .weekday:
                try RecurrenceRule(.monthly, end: .day(last), days: [.init(day.weekday, ordinal: Self.ordinal(day))])
            case .monthly: try RecurrenceRule(.monthly, end: .day(last), monthDays: [day.day])
            }
        }

        /// Which Tuesday of its month; the fifth, which few months have, is the last.
        static func ordinal(_ day: CivilDate) -> Int {
            let number = (day.day - 1) / 7 + 1
            return number == 5 ? -1 : number
        }
    }

    /// Which ones a step is for.
    enum Scope: String, CaseIterable, Sendable {
        case one, following, all
    }

    /// A series as it was asked for.
    struct New: Sendable {
        var pattern: Pattern
        /// All of them, the first being the meeting itself.
        var times: [MeetingSpan]
    }

    /// Nobody calls more at once.
    static let most = 60

    /// Where one stands among its own.
    struct Place: Hashable, Sendable {
        var id: ID<MeetingSeries>
        var pattern: Pattern
        /// The local start it had by the rule.
        var start: String
    }

    /// Another meeting of the same series.
    struct Sibling: Sendable {
        var id: ID<Meeting>
        var start: CivilDateTime
        var state: Meeting.State
    }

    /// Those still to come that the viewer may see, first to last; nil when it was called once.
    static func siblings(of meeting: ShownMeeting, for viewer: Viewer, at now: Instant) -> SQL? {
        guard let series = meeting.series else { return nil }
        return """
            SELECT k.id, k.local_start, k.starts_at, k.state FROM meetings k
            WHERE k.series_id = \(series.id) AND k.starts_at > \(now) AND \(MeetingRepository.isVisible(to: viewer))
            ORDER BY k.starts_at, k.id LIMIT \(rows: most)
            """
    }

    /// The other meetings `k` of a series a step reaches from that one, as far as they are still to come.
    static func others(of meeting: ShownMeeting, _ scope: Scope, at now: Instant) -> SQL? {
        guard scope != .one, let series = meeting.series else { return nil }
        let after: SQL = scope == .following ? " AND k.series_start > \(series.start)" : ""
        return """
            k.series_id = \(series.id) AND k.id <> \(meeting.id) AND k.state <> 'cancelled' AND k.starts_at > \(now)\(after)
            """
    }
}

/// From when until when, by the clocks of the place and as instants.
struct MeetingSpan: Hashable, Sendable {
    var start: CivilDateTime
    var end: CivilDateTime
    var startsAt: Instant
    var endsAt: Instant

    init(start: CivilDateTime, end: CivilDateTime, _ rules: TimeZoneRules) {
        self.start = start
        self.end = end
        startsAt = rules.instant(of: start).resolved
        endsAt = rules.instant(of: end).resolved
    }
}
