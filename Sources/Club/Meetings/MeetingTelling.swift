import Chronology
import Persistence
import Web

/// Tells people of a meeting, in the transaction of its cause.
struct MeetingTelling: Sendable {
    let notices: Notices

    /// Tells everybody whom a published meeting is for, and the others of its series published with it.
    ///
    /// - Returns: the seats told.
    @discardableResult
    func call(
        _ id: ID<Meeting>, of count: Int = 1, mark: String = "", by author: ID<Person>, at now: Instant,
        in db: any Connection
    ) throws -> [ID<Membership>] {
        let seats = try called(id, in: db)
        let key = "meetings.notice.called" + (count > 1 ? "-series" : "")
        return try tell(key, "meeting-\(id)" + mark, id, seats, author: author, count: count, at: now, in: db)
    }

    /// Reminds those who hold a seat at these meetings.
    func remind(_ mark: String, _ meetings: [ID<Meeting>], at now: Instant, in db: any Connection) throws {
        let rows = try db.rows(
            """
            SELECT k.id, k.version, k.title, k.place, k.local_start, r.membership_id AS seat_id
            FROM registrations r JOIN meetings k ON k.id = r.meeting_id
            WHERE r.meeting_id IN \(list: meetings) AND r.answer IN \(list: Meeting.Answer.sitting)
            ORDER BY k.starts_at, k.id, r.membership_id
            """
        )
        try notices.tell(
            try rows.map { row in
                let (id, version): (ID<Meeting>, Int) = (try row.get("id"), try row.get("version"))
                let once = "meeting-\(id)-remind-\(mark)-\(version)"
                return (
                    seat: try row.get("seat_id"),
                    notice: try notice("meetings.notice.remind-" + mark, once, id, author: nil, row)
                )
            }, at: now, in: db)
    }

    /// Tells everybody a published meeting was for.
    func invited(
        _ key: String, _ mark: String, _ id: ID<Meeting>, _ path: URLPath, by author: ID<Person>?, at now: Instant,
        in db: any Connection
    ) throws -> [ID<Membership>] {
        guard var notice = try notice(key, "meeting-\(id)-\(mark)", id, author: author, in: db) else { return [] }
        notice.path = path
        let told = try concerned(id, in: db).map {
            (seat: try $0.get("seat_id", as: ID<Membership>.self), notice: notice)
        }
        return try notices.tell(told, at: now, in: db)
    }

    private func called(_ id: ID<Meeting>, in db: any Connection) throws -> [Row] {
        try db.rows(
            """
            SELECT m.id AS seat_id FROM meetings k
            JOIN memberships m ON m.status = 'active' AND (k.audience = 'club' OR m.branch_id = k.branch_id)
            WHERE k.id = \(id) ORDER BY m.id
            """
        )
    }

    /// Those it was for, and whoever else answered that they come.
    private func concerned(_ id: ID<Meeting>, in db: any Connection) throws -> [Row] {
        try db.rows(
            """
            SELECT m.id AS seat_id FROM meetings k
            JOIN memberships m ON m.status = 'active' AND (k.audience = 'club' OR m.branch_id = k.branch_id)
            WHERE k.id = \(id)
            UNION
            SELECT r.membership_id FROM registrations r JOIN memberships n ON n.id = r.membership_id
            WHERE r.meeting_id = \(id) AND n.status = 'active' AND r.answer <> 'declined' ORDER BY 1
            """
        )
    }

    /// Tells members which part of a meeting is theirs.
    func parts(
        _ parts: [(seat: ID<Membership>, part: String)], _ id: ID<Meeting>, by author: ID<Person>?, at now: Instant,
        in db: any Connection
    ) throws -> [ID<Membership>] {
        let once = "meeting-\(id)-part-\(now.milliseconds)-"
        guard let notice = try notice("meetings.notice.part-", once, id, author: author, in: db) else {
            return []
        }
        return try notices.tell(
            parts.map { seat, part in
                var own = notice
                own.key += part
                own.once += part
                return (seat: seat, notice: own)
            }, at: now, in: db)
    }

    /// Tells those who answered anything but no to a meeting or others of its series: on Home in one word for all, by
    /// mail of each meeting, for their calendars.
    ///
    /// - Parameter mark: makes this telling one of a kind for the meeting.
    @discardableResult
    func answered(
        _ cause: MeetingMails.Cause, _ mark: String, first id: ID<Meeting>, all: [ID<Meeting>], by author: ID<Person>?,
        at now: Instant, in db: any Connection
    ) throws -> [ID<Membership>] {
        try MeetingMails(notices: notices).send(cause, all, mark: mark, at: now, in: db)
        let seats = try db.rows(
            """
            SELECT DISTINCT membership_id AS seat_id FROM registrations
            WHERE meeting_id IN \(list: all) AND answer <> 'declined' ORDER BY membership_id
            """
        )
        let key = "meetings.notice." + cause.rawValue + (all.count > 1 ? "-series" : "")
        return try tell(
            key, "meeting-\(id)-\(mark)", id, seats, author: author, count: all.count, byMail: false, at: now, in: db)
    }

    private func tell(
        _ key: String, _ once: String, _ id: ID<Meeting>, _ seats: [Row], author: ID<Person>?, count: Int = 1,
        byMail: Bool = true, at now: Instant, in db: any Connection
    ) throws -> [ID<Membership>] {
        guard var notice = try notice(key, once, id, author: author, in: db) else { return [] }
        notice.values["count"] = .number(Int64(count))
        return try notices.tell(
            try seats.map { (seat: try $0.get("seat_id"), notice: notice) }, byMail: byMail, at: now, in: db)
    }

    private func notice(
        _ key: String, _ once: String, _ id: ID<Meeting>, author: ID<Person>?, in db: any Connection
    ) throws -> Notice? {
        try db.first("SELECT title, place, local_start FROM meetings WHERE id = \(id)").map {
            try notice(key, once, id, author: author, $0)
        }
    }

    /// From a row with the title, the place and the start of a meeting.
    private func notice(
        _ key: String, _ once: String, _ id: ID<Meeting>, author: ID<Person>?, _ row: Row
    ) throws -> Notice {
        let start = try row.localTime("local_start")
        return Notice(
            .meeting, key,
            [
                "title": .text(try row.get("title")), "place": .text(try row.get("place")), "day": .day(start.date),
                "time": .written(start.time.shortText),
            ],
            path: MeetingController.Routes.meeting(id), once: once, author: author)
    }
}

extension CivilTime {
    /// `08:30`, the same in the three languages of the club.
    var shortText: String { String(isoText.prefix(5)) }
}

extension Row {
    /// A moment as the clocks of its place show it.
    func localTime(_ column: String) throws -> CivilDateTime {
        let text: String = try get(column)
        guard let moment = CivilDateTime(isoText: text) else { throw StoredTimeError(text: text) }
        return moment
    }
}

/// A local time in the database that is none; nothing of ours writes one.
struct StoredTimeError: Error {
    var text: String
}
