import Chronology
import Persistence

/// What the clock does with group purchases. A clock that jumps ahead passes several deadlines in one run, and gives
/// each person their days to answer from then on; one that jumps back moves nothing again.
struct PurchaseDeadlines: Sendable {
    static let batch = 200

    let stages: PurchaseStages

    init(_ notices: Notices) {
        stages = PurchaseStages(notices)
    }

    func run(due: Instant, in db: any Connection) throws {
        for _ in Purchase.Stage.open {
            let rows = try db.rows(
                """
                SELECT p.id, p.stage, CASE WHEN p.vacant_until <= \(due) THEN 1 ELSE 0 END AS is_vacant
                FROM purchases p
                WHERE p.closed_at IS NULL AND (p.stage_ends_at <= \(due) OR p.vacant_until <= \(due))
                ORDER BY p.stage_ends_at, p.id LIMIT \(rows: Self.batch)
                """
            )
            for row in rows {
                try move(
                    try row.get("id"), from: try row.get("stage"), isVacant: try row.get("is_vacant"), at: due, in: db)
            }
            if rows.isEmpty { break }
        }
        try remind(due, in: db)
    }

    private func move(
        _ id: ID<Purchase>, from stage: Purchase.Stage, isVacant: Bool, at due: Instant, in db: any Connection
    ) throws {
        if isVacant {
            _ = try stages.close(id, .cancelled, .organiserLeft, "", from: [stage], at: due, in: db)
            return
        }
        switch stage {
        case .joining: _ = try stages.endJoining(id, at: due, in: db)
        case .offers: try stages.endOffers(id, at: due, in: db)
        case .choosing: _ = try stages.lapse(id, from: [.choosing], .noChoice, at: due, in: db)
        case .confirming: try stages.settle(id, at: due, in: db)
        case .done, .lapsed, .cancelled: return
        }
    }

    /// Once for each question, and not on the very day it was asked.
    private func remind(_ due: Instant, in db: any Connection) throws {
        let rows = try db.rows(
            """
            UPDATE purchases SET reminded_at = \(due)
            WHERE closed_at IS NULL AND stage = 'confirming' AND reminded_at IS NULL
              AND stage_ends_at <= \(due + Purchase.reminder)
            RETURNING id
            """
        )
        for row in rows {
            guard let subject = try PurchaseNews.Subject.find(try row.get("id"), in: db) else { continue }
            let waiting = try PurchaseNews.group(subject.id, [.joined], in: db)
            // One reminder for each deadline: chosen anew, it is another.
            let mark = "\(subject.endsAt.milliseconds)"
            try stages.news.tell("reminder", subject, mark: mark, to: waiting, at: due, in: db)
        }
    }
}
