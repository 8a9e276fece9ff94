import Chronology
import Persistence
import Web

/// Reminds both sides of due dates: a week before, on the day, a week after, each once, whatever the clock does. Who has
/// already said what became of the payment is left in peace.
struct DealReminders: Sendable {
    /// Deals of one transaction at most.
    static let batch = 200

    let notices: Notices
    let zone: TimeZoneRules

    /// - Returns: how many deals were seen to.
    @discardableResult
    func run(due now: Instant, in db: any Connection) throws -> Int {
        let today = zone.date(at: now)
        let (soon, past) = (
            today.adding(days: DealReminder.days).isoText, today.adding(days: -DealReminder.days).isoText
        )
        // The present moment of each, and none at or beyond it noted yet: a clock set back finds the later one there.
        let rows = try db.rows(
            """
            SELECT d.id, d.due_on, d.seller_id, d.other_id, \(Self.hasSpoken("d.seller_id")) AS seller_spoke,
                   \(Self.hasSpoken("d.other_id")) AS other_spoke, \(Self.name("s")) AS seller, \(Self.name("o")) AS other
            FROM deals d
            JOIN memberships sm ON sm.id = d.seller_id
            JOIN people s ON s.id = sm.person_id
            JOIN memberships om ON om.id = d.other_id
            JOIN people o ON o.id = om.person_id
            WHERE d.confirmed_at IS NOT NULL AND d.outcome IS NULL AND d.due_on <= \(soon)
              AND NOT EXISTS (
                  SELECT 1 FROM deal_reminders r WHERE r.deal_id = d.id AND r.due_on = d.due_on
                     AND r.moment >= CASE WHEN d.due_on <= \(past) THEN 3 WHEN d.due_on <= \(today.isoText) THEN 2
                                          ELSE 1 END)
            ORDER BY d.due_on, d.id LIMIT \(rows: Self.batch)
            """
        )
        for row in rows { try remind(row, today, at: now, in: db) }
        return rows.count
    }

    private func remind(_ row: Row, _ today: CivilDate, at now: Instant, in db: any Connection) throws {
        guard let dueOn = try row.day("due_on"), let moment = DealReminder(daysAhead: dueOn.days(since: today)) else {
            return
        }
        let id: ID<Deal> = try row.get("id")
        let added = try db.execute(
            """
            INSERT INTO deal_reminders (deal_id, due_on, moment, sent_at)
            VALUES (\(id), \(dueOn.isoText), \(moment.rawValue), \(now)) ON CONFLICT DO NOTHING
            """
        )
        guard added == 1 else { return }
        let once = "deal-due:\(id):\(dueOn.isoText):\(moment.rawValue)"
        let sides = [("seller", "other"), ("other", "seller")]
        for (side, across) in sides where try row.get(side + "_spoke", as: Int.self) == 0 {
            let notice = Notice(
                .due, moment.key, ["author": .text(try row.get(across)), "day": .day(dueOn)],
                path: DealController.Routes.deal(id), once: once)
            try notices.tell(notice, to: try row.get(side + "_id", as: ID<Membership>.self), at: now, in: db)
        }
    }

    private static func hasSpoken(_ seat: String) -> SQL {
        """
        CASE WHEN EXISTS (SELECT 1 FROM deal_payments p WHERE p.deal_id = d.id AND p.version = d.version
                             AND p.author_id = \(unsafe: seat)) THEN 1 ELSE 0 END
        """
    }

    private static func name(_ person: String) -> SQL {
        "\(unsafe: person).given_name || ' ' || \(unsafe: person).family_name"
    }
}
