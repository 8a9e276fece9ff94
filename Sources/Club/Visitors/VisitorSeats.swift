import Chronology
import Persistence

/// Seats of visitors given, given back, and called off, with the mails that say so.
struct VisitorSeats: Sendable {
    let notices: Notices

    init(_ notices: Notices) {
        self.notices = notices
    }

    /// Seats those whose turn it is. `Registrations.promote` knows the order.
    func seat(_ visitors: [ID<Visitor>], at now: Instant, in db: any Connection) throws {
        guard !visitors.isEmpty else { return }
        try db.execute(
            """
            UPDATE visitors SET place = 'coming', changed_at = \(now)
            WHERE id IN \(list: visitors) AND place = 'waiting'
            """
        )
        try VisitorLines.add(.seated, to: visitors, by: nil, notices.ids, at: now, in: db)
        try VisitorMail(notices).send(.seated, to: visitors, once: String(now.milliseconds), at: now, in: db)
    }

    /// Gives a seat back, or a turn in the line; whoever is next moves up.
    ///
    /// - Parameter author: nil when the visitor does it.
    /// - Returns: whether it was held.
    func cancel(
        _ visitor: ID<Visitor>, note: String = "", by author: ID<Person>?, at now: Instant, in db: any Connection
    ) throws -> Bool {
        let meeting: ID<Meeting>? = try db.value(
            """
            SELECT v.meeting_id FROM visitors v JOIN meetings k ON k.id = v.meeting_id
            WHERE v.id = \(visitor) AND v.place IN ('coming', 'waiting') AND v.step = 'invited'
              AND k.starts_at > \(now)
            """
        )
        guard let meeting else { return false }
        try end([visitor], note: note, by: author, at: now, in: db)
        if author != nil {
            try VisitorMail(notices).send(.released, to: [visitor], once: String(now.milliseconds), at: now, in: db)
        }
        try Registrations(notices: notices, ids: notices.ids).promote(meeting, at: now, in: db)
        return true
    }

    /// Asks somebody who came twice to join; the seat goes to whoever is next.
    func askToApply(
        _ visitor: ID<Visitor>, note: String, by author: ID<Person>, at now: Instant, in db: any Connection
    ) throws {
        try VisitorContacts.release([visitor], in: db)
        let meeting: ID<Meeting>? = try db.value(
            """
            UPDATE visitors SET place = 'apply', changed_at = \(now), stepped_at = \(now)
            WHERE id = \(visitor) RETURNING meeting_id
            """
        )
        try VisitorLines.add(.again, note: note, to: [visitor], by: author, notices.ids, at: now, in: db)
        try VisitorMail(notices).send(.apply, to: [visitor], once: "number", at: now, in: db)
        guard let meeting else { return }
        try Registrations(notices: notices, ids: notices.ids).promote(meeting, at: now, in: db)
    }

    /// Meetings were called off: their visitors are told, and their visits do not count.
    func callOff(_ meetings: [ID<Meeting>], at now: Instant, in db: any Connection) throws {
        let visitors = try expected(meetings, in: db)
        try VisitorMail(notices).send(.cancelled, to: visitors, once: "cancelled", at: now, in: db)
        // Some may be at the door already.
        try db.execute("DELETE FROM arrivals WHERE meeting_id IN \(list: meetings) AND visitor_id IS NOT NULL")
        try end(visitors, by: nil, at: now, in: db)
    }

    /// Meetings moved: their visitors are told.
    func move(_ meetings: [ID<Meeting>], at now: Instant, in db: any Connection) throws {
        let visitors = try expected(meetings, in: db)
        try VisitorMail(notices).send(.moved, to: visitors, once: "moved", at: now, in: db)
    }

    /// What comes tomorrow, or in two hours, to those who have a seat. Each meeting is reminded of once, which its row
    /// keeps.
    func remind(
        _ occasion: VisitorMail.Occasion, _ meetings: [ID<Meeting>], at now: Instant, in db: any Connection
    ) throws {
        let visitors = try expected(meetings, [.coming], in: db)
        try VisitorMail(notices).send(occasion, to: visitors, once: "reminder", at: now, in: db)
    }

    /// Those waiting who found no seat: the visit does not count.
    func end(
        _ visitors: [ID<Visitor>], note: String = "", by author: ID<Person>?, at now: Instant, in db: any Connection
    ) throws {
        guard !visitors.isEmpty else { return }
        try VisitorContacts.release(visitors, in: db)
        try db.execute(
            """
            UPDATE visitors SET place = 'cancelled', step = 'invited', changed_at = \(now), stepped_at = \(now)
            WHERE id IN \(list: visitors)
            """
        )
        try VisitorLines.add(.cancelled, note: note, to: visitors, by: author, notices.ids, at: now, in: db)
    }

    private func expected(
        _ meetings: [ID<Meeting>], _ places: [Visitor.Place] = [.coming, .waiting], in db: any Connection
    ) throws -> [ID<Visitor>] {
        try db.rows(
            """
            SELECT id FROM visitors
            WHERE meeting_id IN \(list: meetings) AND place IN \(list: places) AND erased_at IS NULL ORDER BY id
            """
        ).map { try $0.get("id") }
    }
}
