import Chronology
import Persistence

/// Reminds authors once that a letter runs out, a month before; a clock that jumps reminds nobody twice.
struct CommendationReminders: Sendable {
    private static let most = 200

    let notices: Notices

    func run(due: Instant, in db: any Connection) throws {
        let today = notices.zone.date(at: due)
        let until = today.adding(days: Commendation.reminderDays).isoText
        let rows = try db.rows(
            """
            UPDATE commendations SET reminded_for = expires_on
            WHERE id IN (
                SELECT c.id FROM commendations c JOIN memberships m ON m.id = c.author_id
                WHERE c.state = 'standing' AND m.status = 'active' AND c.expires_on BETWEEN \(today.isoText) AND \(until)
                  AND (c.reminded_for IS NULL OR c.reminded_for <> c.expires_on)
                ORDER BY c.expires_on, c.id LIMIT \(rows: Self.most))
            RETURNING id, author_id, issued_on, expires_on
            """
        )
        let telling = CommendationNotices(notices)
        for row in rows {
            guard let day = CivilDate(isoText: try row.get("issued_on", as: String.self)) else { continue }
            try telling.tell(
                .expiring, about: try row.get("id"), of: try row.get("author_id"), day: day,
                once: try row.get("expires_on"), at: due, in: db)
        }
    }
}
