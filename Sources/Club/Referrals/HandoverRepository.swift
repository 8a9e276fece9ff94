import Chronology
import Persistence

/// Handing a referral on, and who had it before.
enum HandoverRepository {
    enum Outcome: Hashable, Sendable {
        case done
        /// The same form came twice.
        case alreadyDone
        /// It went another way meanwhile.
        case outrun
        /// The new receiver is not an active member, is the giver, or has had it.
        case noSuchReceiver
        case notFound
    }

    /// Hands on. The first write holds the whole condition, so of two at once one wins; the steps taken so far move to
    /// the past, and the new receiver begins anew.
    static func hand(
        _ id: ID<Referral>, _ new: Handover.New, by receiver: ID<Membership>, at now: Instant, in db: any Connection
    ) throws -> Outcome {
        if let known = try known(new.id, id, by: receiver, in: db) { return known ? .alreadyDone : .notFound }
        guard try mayReceive(new.to, id, in: db) else { return .noSuchReceiver }
        let won = try db.execute(
            """
            UPDATE referrals SET moved_at = \(now)
            WHERE id = \(id) AND receiver_id = \(receiver) AND stage IN \(list: Referral.Stage.open)
            """
        )
        guard won == 1 else {
            let isSide = try db.first(
                """
                SELECT 1 FROM referrals r WHERE r.id = \(id) AND (r.receiver_id = \(receiver)
                    OR EXISTS (SELECT 1 FROM referral_handovers h WHERE h.referral_id = r.id AND h.from_id = \(receiver)))
                """
            )
            return isSide == nil ? .notFound : .outrun
        }
        try db.execute(
            """
            INSERT INTO referral_handovers (id, referral_id, turn, from_id, to_id, cause, reason, handed_at)
            SELECT \(new.id), \(id), COUNT(*) + 1, CAST(\(receiver) AS BIGINT), CAST(\(new.to) AS BIGINT),
                   CAST(\(new.cause) AS TEXT), CAST(\(new.reason) AS TEXT), CAST(\(now) AS BIGINT)
            FROM referral_handovers WHERE referral_id = \(id)
            """
        )
        try db.execute(
            """
            INSERT INTO referral_past_steps (id, handover_id, stage, note, moved_at)
            SELECT s.id, CAST(\(new.id) AS BIGINT), s.stage, s.note, s.moved_at
            FROM referral_steps s WHERE s.referral_id = \(id)
            """
        )
        try db.execute("DELETE FROM referral_steps WHERE referral_id = \(id)")
        try db.execute(
            """
            UPDATE referrals
            SET receiver_id = \(new.to), stage = 'sent', acknowledged_at = NULL, nudged_at = NULL, reminded = 0,
                dormant_at = NULL, woken_at = NULL
            WHERE id = \(id)
            """
        )
        return .done
    }

    /// Whether a form's key is used: for this very hand-on, or (false) for something else; nil when it is new.
    private static func known(
        _ key: ID<Handover>, _ id: ID<Referral>, by receiver: ID<Membership>, in db: any Connection
    ) throws -> Bool? {
        let row = try db.first("SELECT referral_id, from_id FROM referral_handovers WHERE id = \(key)")
        return try row.map { try $0.get("referral_id") == id && $0.get("from_id") == receiver }
    }

    /// Whether this very form was sent before by the same person.
    static func isDone(
        _ key: ID<Handover>, _ id: ID<Referral>, by person: ID<Person>, in db: any Connection
    ) throws -> Bool {
        try db.first(
            """
            SELECT 1 FROM referral_handovers h JOIN memberships m ON m.id = h.from_id
            WHERE h.id = \(key) AND h.referral_id = \(id) AND m.person_id = \(person)
            """
        ) != nil
    }

    /// Anybody active but the giver, the present receiver and those who had it, whatever seat they use.
    private static func mayReceive(
        _ to: ID<Membership>, _ id: ID<Referral>, in db: any Connection
    ) throws -> Bool {
        try db.first("SELECT 1 FROM memberships m WHERE m.id = \(to) AND \(isFree("m", for: id))") != nil
    }

    private static func isFree(_ alias: String, for id: ID<Referral>) -> SQL {
        """
        \(unsafe: alias).status = 'active' AND \(unsafe: alias).person_id NOT IN (
            SELECT x.person_id FROM memberships x JOIN referrals r ON x.id = r.giver_id OR x.id = r.receiver_id
            WHERE r.id = \(id)
            UNION
            SELECT x.person_id FROM referral_handovers h JOIN memberships x ON x.id = h.from_id
            WHERE h.referral_id = \(id))
        """
    }

    /// The colleagues of a seat who can take it over, the longest in the club first.
    static func colleagues(
        of seat: ID<Membership>, for id: ID<Referral>, in db: any Connection
    ) throws -> [Party] {
        try db.rows(
            """
            SELECT \(Party.columns("member", membership: "m", person: "p", company: "c"))
            FROM memberships m
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            WHERE m.company_id = (SELECT o.company_id FROM memberships o WHERE o.id = \(seat))
              AND \(isFree("m", for: id))
            ORDER BY CASE WHEN m.joined_on IS NULL THEN 1 ELSE 0 END, m.joined_on, m.id
            """
        ).map { try Party($0, "member") }
    }

    /// Who had it, the first one first, with the steps they took.
    static func line(_ id: ID<Referral>, in db: any Connection) throws -> [Handover] {
        let from = Party.columns("from", membership: "fm", person: "fp", company: "fc")
        let to = Party.columns("to", membership: "tm", person: "tp", company: "tc")
        let rows = try db.rows(
            """
            SELECT h.id, h.cause, h.reason, h.handed_at, s.stage, s.moved_at, \(from), \(to)
            FROM referral_handovers h
            JOIN memberships fm ON fm.id = h.from_id
            JOIN people fp ON fp.id = fm.person_id
            JOIN companies fc ON fc.id = fm.company_id
            JOIN memberships tm ON tm.id = h.to_id
            JOIN people tp ON tp.id = tm.person_id
            JOIN companies tc ON tc.id = tm.company_id
            LEFT JOIN referral_past_steps s ON s.handover_id = h.id
            WHERE h.referral_id = \(id)
            ORDER BY h.turn, s.moved_at, s.id
            """
        )
        var line: [(id: ID<Handover>, handover: Handover)] = []
        for row in rows {
            let id: ID<Handover> = try row.get("id")
            if line.last?.id != id {
                line.append(
                    (
                        id,
                        Handover(
                            from: try Party(row, "from"), to: try Party(row, "to"), cause: try row.get("cause"),
                            reason: try row.get("reason"), handedAt: try row.get("handed_at"))
                    ))
            }
            guard let step: Referral.Step = try row.get("stage") else { continue }
            line[line.count - 1].handover.steps.append(.init(step: step, movedAt: try row.get("moved_at")))
        }
        return line.map(\.handover)
    }
}
