import Chronology
import Localization
import Persistence

/// Reminders to a receiver who takes no step, and the sleep that follows. What was sent stands in the row itself, so
/// that neither a clock that jumps nor two servers send one twice; after a pause only the latest one due is sent.
enum Dormancy {
    /// Days without a step; after the last the referral sleeps.
    static let days = [3, 10, 30]
    /// Referrals handled in one transaction.
    static let batch = 200

    private struct Due {
        var id: ID<Referral>
        var giver: ID<Membership>
        var receiver: ID<Membership>
        var since: Instant
        /// A line of a register brought in that nobody has touched here: it falls asleep without a mail.
        var isSilent: Bool
    }

    /// - Returns: how many referrals were reminded of.
    @discardableResult
    static func run(_ notices: Notices, due: Instant, in db: any Connection) throws -> Int {
        let letters = ReferralLetters(notices, author: "", nil, at: due)
        var count = 0
        for days in days.reversed() {
            let rows = try take(days, due, limit: batch - count, in: db)
            count += rows.count
            for row in rows where !row.isSilent { try remind(row, days, letters, in: db) }
        }
        return count
    }

    private static func take(_ days: Int, _ due: Instant, limit: Int, in db: any Connection) throws -> [Due] {
        guard limit > 0 else { return [] }
        let before = due - .days(days)
        let sleeps = days == Self.days.last
        return try db.rows(
            """
            UPDATE referrals SET reminded = \(days), dormant_at = \(sleeps ? due : nil)
            WHERE id IN (
                SELECT id FROM referrals
                WHERE closed_at IS NULL AND dormant_at IS NULL AND reminded < \(days) AND moved_at <= \(before)
                  AND (woken_at IS NULL OR woken_at <= \(before))
                ORDER BY moved_at LIMIT \(rows: limit))
            RETURNING id, giver_id, receiver_id, moved_at, woken_at, given_at, import_key
            """
        ).map { row in
            let (moved, woken): (Instant, Instant?) = (try row.get("moved_at"), try row.get("woken_at"))
            let isImported = try row.get("import_key", as: String?.self) != nil
            return Due(
                id: try row.get("id"), giver: try row.get("giver_id"), receiver: try row.get("receiver_id"),
                since: max(moved, woken ?? moved),
                isSilent: try isImported && woken == nil && moved == row.get("given_at")
            )
        }
    }

    private static func remind(
        _ due: Due, _ days: Int, _ letters: ReferralLetters, in db: any Connection
    ) throws {
        let once = due.id.description + ":" + String(due.since.milliseconds)
        let name = try db.value(
            """
            SELECT p.given_name || ' ' || p.family_name FROM memberships m JOIN people p ON p.id = m.person_id
            WHERE m.id = \(due.giver)
            """, as: String.self)
        try letters.tell(
            "remind-" + String(days), ["giver": .text(name ?? "")], about: due.id, to: due.receiver, once: once, in: db)
        guard days == Self.days.last else { return }
        let receiver = try db.value(
            """
            SELECT p.given_name || ' ' || p.family_name FROM memberships m JOIN people p ON p.id = m.person_id
            WHERE m.id = \(due.receiver)
            """, as: String.self)
        try letters.tell(
            "dormant", ["receiver": .text(receiver ?? "")], about: due.id, to: due.giver, once: once, in: db)
    }
}

extension ReferralRepository {
    /// Wakes a sleeping referral: either side may, with one tap; the days without a step count anew.
    static func wake(
        _ id: ID<Referral>, by seat: ID<Membership>, at now: Instant, in db: any Connection
    ) throws -> MoveOutcome {
        let changed = try db.execute(
            """
            UPDATE referrals SET dormant_at = NULL, reminded = 0, woken_at = \(now)
            WHERE id = \(id) AND (giver_id = \(seat) OR receiver_id = \(seat)) AND dormant_at IS NOT NULL
            """
        )
        if changed == 1 { return .done }
        let stage: Referral.Stage? = try db.value(
            "SELECT stage FROM referrals WHERE id = \(id) AND (giver_id = \(seat) OR receiver_id = \(seat))")
        guard let stage else { return .notFound }
        return stage.isOpen ? .alreadyDone : .outrun
    }
}
