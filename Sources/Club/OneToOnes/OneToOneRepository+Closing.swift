import Chronology
import Persistence

extension OneToOneRepository {
    /// What saying it did.
    enum SayingOutcome: Hashable, Sendable {
        /// Noted; the other has said nothing yet, or says otherwise.
        case noted(isContradicted: Bool)
        /// Both say the same: it is closed.
        case closed
        case missed(AnswerOutcome)

        func settle() throws { if case .missed(let outcome) = self { try outcome.settle() } }
    }

    /// One of the two says what became of it. Until it is closed it may be said anew.
    static func say(
        _ said: SeenOneToOne.Said, _ seen: SeenOneToOne, at now: Instant, in db: any Connection
    ) throws -> SayingOutcome {
        let side: SQL = seen.isFirst ? "first" : "second"
        let changed = try db.execute(
            """
            UPDATE one_to_ones
            SET \(side)_account = \(said.account), \(side)_words = \(said.words), \(side)_result = \(said.result),
                \(side)_said_at = \(now), changed_at = \(now)
            WHERE id = \(seen.id) AND \(side)_id = \(seen.own) AND state = 'taken' AND NOT \(isComing(now))
            """
        )
        guard changed == 1 else {
            return .missed(
                try missed(seen.id, seen.own, in: db) { row in
                    let before: OneToOne.Account? = try row.get(seen.isFirst ? "first_account" : "second_account")
                    return try row.get("state", as: OneToOne.State.self) == .closed && before == said.account
                })
        }
        let closed = try db.execute(
            """
            UPDATE one_to_ones
            SET state = 'closed', ended_at = \(now), is_held = CASE WHEN first_account = 'held' THEN 1 ELSE 0 END,
                version = version + 1
            WHERE id = \(seen.id) AND state = 'taken' AND first_account = second_account
            """
        )
        guard closed == 0 else { return .closed }
        let across: SQL = seen.isFirst ? "second" : "first"
        let other: String? = try db.value("SELECT \(across)_account FROM one_to_ones WHERE id = \(seen.id)")
        return .noted(isContradicted: other != nil)
    }
}
