import Chronology
import Persistence

/// The conversation of a referral: between its giver and whoever has it.
enum ConversationRepository {
    enum Outcome: Hashable, Sendable {
        case done
        /// The same form came twice.
        case alreadyDone
        /// It was withdrawn, or handed on, meanwhile.
        case outrun
        case notFound
    }

    /// The newest this many are shown.
    static let shown = 200

    /// The oldest first.
    ///
    /// - Parameter before: only what was said before this hand-on.
    static func messages(
        _ id: ID<Referral>, before turn: Int? = nil, in db: any Connection
    ) throws -> [ReferralMessage] {
        let limit: SQL = turn.map { " AND s.turn < \($0)" } ?? ""
        return try db.rows(
            """
            SELECT s.id AS message_id, s.text, s.written_at,
                   \(Party.columns("author", membership: "m", person: "p", company: "c"))
            FROM referral_messages s
            JOIN memberships m ON m.id = s.author_id
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            WHERE s.referral_id = \(id)\(limit)
            ORDER BY s.written_at DESC, s.id DESC LIMIT \(rows: shown)
            """
        ).map { row in
            ReferralMessage(
                id: try row.get("message_id"), author: try Party(row, "author"), text: try row.get("text"),
                writtenAt: try row.get("written_at"))
        }.reversed()
    }

    /// Writes a message of a side, unless the referral was withdrawn: one write that holds the whole rule.
    static func say(
        _ text: String, _ key: ID<ReferralMessage>, on id: ID<Referral>, by seat: ID<Membership>, at now: Instant,
        in db: any Connection
    ) throws -> Outcome {
        let known = try db.first("SELECT referral_id, author_id FROM referral_messages WHERE id = \(key)")
        if let known {
            return try known.get("referral_id") == id && known.get("author_id") == seat ? .alreadyDone : .notFound
        }
        let added = try db.execute(
            """
            INSERT INTO referral_messages (id, referral_id, author_id, turn, text, written_at)
            SELECT CAST(\(key) AS BIGINT), r.id, CAST(\(seat) AS BIGINT),
                   (SELECT COUNT(*) FROM referral_handovers h WHERE h.referral_id = r.id),
                   CAST(\(text) AS TEXT), CAST(\(now) AS BIGINT)
            FROM referrals r
            WHERE r.id = \(id) AND (r.giver_id = \(seat) OR r.receiver_id = \(seat)) AND r.stage <> 'withdrawn'
            """
        )
        return added == 1 ? .done : .outrun
    }
}
