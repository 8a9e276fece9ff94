import Chronology
import Persistence

extension CheckIn {
    /// Takes an arrival back, with what it changed; a line of it stays.
    ///
    /// - Returns: whether there was one.
    func undo(
        _ attender: Attender, at meeting: ID<Meeting>, by author: ID<Person>, now: Instant, in db: any Connection
    ) throws -> Outcome {
        let (column, whose): (SQL, Int64)
        switch attender {
        case .registration(let id): (column, whose) = ("registration_id", id.rawValue)
        case .visitor(let id): (column, whose) = ("visitor_id", id.rawValue)
        case .member: return .notFound
        }
        try db.execute(
            """
            INSERT INTO undone_arrivals (key, meeting_id, registration_id, visitor_id, arrived_at, undone_at,
                                         undone_by_id)
            SELECT key, meeting_id, registration_id, visitor_id, arrived_at, \(now), \(author) FROM arrivals
            WHERE meeting_id = \(meeting) AND \(column) = \(whose)
            """
        )
        let row = try db.first(
            """
            DELETE FROM arrivals WHERE meeting_id = \(meeting) AND \(column) = \(whose) RETURNING answer_before
            """
        )
        guard let row else { return .already }
        switch attender {
        case .registration(let id): try restore(id, row.get("answer_before"), now, in: db)
        case .visitor(let id): try restore(id, row.get("answer_before"), by: author, now, in: db)
        case .member: break
        }
        return .done
    }

    /// Who had not answered is as one who does not come: nobody is absent by a slip of the desk.
    private func restore(_ id: ID<Registration>, _ before: String?, _ now: Instant, in db: any Connection) throws {
        guard let before else { return }
        let answer = Meeting.Answer(rawValue: before) ?? .declined
        let keepsSubstitute = answer == .waiting ? 1 : 0
        try db.execute(
            """
            UPDATE registrations
            SET answer = \(answer), answered_at = \(now),
                substitute = CASE WHEN \(keepsSubstitute) = 1 THEN substitute ELSE '' END
            WHERE id = \(id)
            """
        )
    }

    /// Who waited for a seat waits again.
    private func restore(
        _ id: ID<Visitor>, _ before: String?, by author: ID<Person>, _ now: Instant, in db: any Connection
    ) throws {
        let step: Visitor.Step? = try db.value("SELECT step FROM visitors WHERE id = \(id)")
        if step == .came {
            try VisitorSteps.set(.invited, [id], at: now, in: db)
            try VisitorLines.add(.corrected, to: [id], by: author, ids, at: now, in: db)
        }
        guard before != nil else { return }
        try db.execute("UPDATE visitors SET place = 'waiting' WHERE id = \(id) AND step = 'invited'")
    }
}
