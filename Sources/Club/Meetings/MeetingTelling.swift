import Chronology
import Persistence
import Web

/// Tells people of a meeting, in the transaction of its cause.
struct MeetingTelling: Sendable {
    let notices: Notices

    /// Tells everybody whom a published meeting is for.
    ///
    /// - Returns: the seats told.
    @discardableResult
    func call(
        _ id: ID<Meeting>, by author: ID<Person>, at now: Instant, in db: any Connection
    ) throws -> [ID<Membership>] {
        let seats = try db.rows(
            """
            SELECT m.id AS seat_id FROM meetings k
            JOIN memberships m ON m.status = 'active' AND (k.audience = 'club' OR m.branch_id = k.branch_id)
            WHERE k.id = \(id) ORDER BY m.id
            """
        )
        return try tell("meetings.notice.called", "meeting-\(id)", id, seats, author: author, at: now, in: db)
    }

    /// Tells those who answered anything but no.
    ///
    /// - Parameter mark: makes this telling one of a kind for the meeting.
    @discardableResult
    func answered(
        _ key: String, _ mark: String, _ id: ID<Meeting>, by author: ID<Person>?, at now: Instant,
        in db: any Connection
    ) throws -> [ID<Membership>] {
        let seats = try db.rows(
            """
            SELECT membership_id AS seat_id FROM registrations
            WHERE meeting_id = \(id) AND answer <> 'declined' ORDER BY membership_id
            """
        )
        return try tell("meetings.notice." + key, "meeting-\(id)-\(mark)", id, seats, author: author, at: now, in: db)
    }

    /// Tells those who hold a seat.
    func seated(_ key: String, _ mark: String, _ id: ID<Meeting>, at now: Instant, in db: any Connection) throws {
        let seats = try db.rows(
            """
            SELECT membership_id AS seat_id FROM registrations
            WHERE meeting_id = \(id) AND answer IN \(list: Meeting.Answer.sitting) ORDER BY membership_id
            """
        )
        _ = try tell("meetings.notice." + key, "meeting-\(id)-\(mark)", id, seats, author: nil, at: now, in: db)
    }

    private func tell(
        _ key: String, _ once: String, _ id: ID<Meeting>, _ seats: [Row], author: ID<Person>?, at now: Instant,
        in db: any Connection
    ) throws -> [ID<Membership>] {
        let row = try db.first("SELECT title, place, local_start FROM meetings WHERE id = \(id)")
        guard let row else { return [] }
        let start = try row.localTime("local_start")
        let notice = Notice(
            .meeting, key,
            [
                "title": .text(try row.get("title")), "place": .text(try row.get("place")), "day": .day(start.date),
                "time": .written(start.time.shortText),
            ],
            path: MeetingController.Routes.meeting(id), once: once, author: author)
        return try notices.tell(
            try seats.map { (seat: try $0.get("seat_id"), notice: notice) }, at: now, in: db)
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
