import Calendars
import Chronology
import Persistence
import Web

/// Meetings in calendars. The key of an entry is the same in a file, a feed and a mail, so that programs know it again.
enum MeetingCalendar {
    struct Entry: Sendable {
        var id: ID<Meeting>
        var title: String
        var about: String
        var place: String
        var start: CivilDateTime
        var end: CivilDateTime
        var zone: String
        var startsAt: Instant
        var endsAt: Instant
        var state: Meeting.State
        var version: Int
        var changedAt: Instant
        /// The reader's own, where the calendar is one person's.
        var answer: Meeting.Answer?

        init(_ row: Row) throws {
            id = try row.get("meeting_id")
            title = try row.get("title")
            about = try row.get("about")
            place = try row.get("place")
            start = try row.localTime("local_start")
            end = try row.localTime("local_end")
            zone = try row.get("zone")
            startsAt = try row.get("starts_at")
            endsAt = try row.get("ends_at")
            state = try row.get("state")
            version = try row.get("version")
            changedAt = try row.get("changed_at")
            answer = try row.get("answer")
        }

        init(_ meeting: ShownMeeting) {
            id = meeting.id
            title = meeting.title
            about = meeting.about
            place = meeting.place
            (start, end, zone) = (meeting.start, meeting.end, meeting.zone)
            (startsAt, endsAt) = (meeting.startsAt, meeting.endsAt)
            state = meeting.state
            version = meeting.version
            changedAt = meeting.changedAt
            answer = meeting.answer
        }
    }

    /// The columns of an entry whose `meetings` table is `k`, beside an `answer`.
    static let columns: SQL = """
        k.id AS meeting_id, k.title, k.about, k.place, k.local_start, k.local_end, k.zone, k.starts_at, k.ends_at, k.state,
        k.version, k.changed_at
        """

    /// - Parameter knows: whether the file has the rules of the entry's zone; the hour is then that of the place, and
    ///   stays so when the law changes.
    static func event(
        _ entry: Entry, _ host: String, knows: Bool, absolute: (URLPath) -> String
    ) -> CalendarEvent {
        var event = CalendarEvent(
            uid: "meeting-\(entry.id)@\(host)", sequence: entry.version - 1, changedAt: entry.changedAt,
            span: knows
                ? .local(start: entry.start, end: entry.end, zone: entry.zone) : .time(entry.startsAt, entry.endsAt),
            summary: entry.title, details: entry.about, location: entry.place,
            url: absolute(MeetingController.Routes.meeting(entry.id)), isBusy: entry.answer != .maybe)
        event.status =
            entry.state == .cancelled ? .cancelled : entry.answer == .maybe ? .tentative : .confirmed
        return event
    }

    /// The rules of the zones of these entries, as far as they are known.
    static func rules(_ entries: [Entry], _ zones: ZoneDatabase) -> [TimeZoneRules] {
        Set(entries.map(\.zone)).sorted().compactMap { try? zones.rules(named: $0) }
    }

    /// Those a person comes to, perhaps or surely, since then; one that was cancelled says so.
    static func entries(_ person: ID<Person>, since: Instant, in db: any Connection) throws -> [Entry] {
        try db.rows(
            """
            SELECT \(columns), r.answer FROM memberships m
            JOIN registrations r ON r.membership_id = m.id AND r.answer IN ('coming', 'maybe')
            JOIN meetings k ON k.id = r.meeting_id
            WHERE m.person_id = \(person) AND m.status = 'active' AND k.starts_at >= \(since) AND k.state <> 'draft'
            ORDER BY k.starts_at, k.id LIMIT 1000
            """
        ).map(Entry.init)
    }

    /// All of a branch and of the whole club since then.
    static func entries(of branch: ID<Branch>, since: Instant, in db: any Connection) throws -> [Entry] {
        try db.rows(
            """
            SELECT \(columns), NULL AS answer FROM meetings k
            WHERE (k.branch_id = \(branch) OR k.audience = 'club') AND k.starts_at >= \(since)
              AND k.published_at IS NOT NULL
            ORDER BY k.starts_at, k.id LIMIT 1000
            """
        ).map(Entry.init)
    }
}
