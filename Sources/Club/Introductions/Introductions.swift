import Chronology
import Persistence

/// What happens to introductions without anyone asking: their term passes, a member leaves, a person is erased.
enum Introductions {
    /// So many are closed in one transaction at most.
    private static let batch = 200

    /// Closes those whose term has passed, and tells whoever waited. Whether somebody declined or never answered
    /// looks the same.
    static func close(due: Instant, _ notices: Notices, in db: any Connection) throws {
        let rows = try db.rows(
            """
            UPDATE introductions SET state = 'closed', closed_at = \(due)
            WHERE id IN (SELECT id FROM introductions WHERE state IN ('open', 'declined') AND expires_at <= \(due)
                         ORDER BY expires_at, id LIMIT \(rows: batch))
            RETURNING id, introducer_id, first_id, second_id, first_answer, second_answer
            """
        )
        let telling = IntroductionTelling(notices: notices, now: due)
        for row in rows {
            var waiting: [ID<Membership>] = []
            if let introducer: ID<Membership> = try row.get("introducer_id") { waiting.append(introducer) }
            for side in ["first", "second"] {
                let answer: Introduction.Answer = try row.get(side + "_answer")
                if answer == .accepted { waiting.append(try row.get(side + "_id")) }
            }
            try telling.closed(try row.get("id"), to: waiting, in: db)
        }
    }

    /// A member leaves: what is open comes to nothing at its term, as if they had declined. An hour that was taken is
    /// the one-to-one's affair.
    static func leave(
        _ seat: ID<Membership>, _ notices: Notices, at now: Instant, in db: any Connection
    ) throws {
        for side: SQL in ["first", "second"] {
            try db.execute(
                """
                UPDATE introductions SET \(side)_answer = 'declined', \(side)_answered_at = \(now), state = 'declined'
                WHERE \(side)_id = \(seat) AND state IN ('open', 'declined') AND \(side)_answer <> 'declined'
                """
            )
        }
    }

    /// An erased person's own words go.
    static func forget(_ person: ID<Person>, in db: any Connection) throws {
        try db.execute(
            """
            UPDATE introductions SET reason = ''
            WHERE introducer_id IN (SELECT id FROM memberships WHERE person_id = \(person))
            """
        )
    }
}
