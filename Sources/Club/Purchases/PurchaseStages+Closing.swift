import Chronology
import Persistence

extension PurchaseStages {
    /// Closes a purchase as soon as everybody has answered; nobody left to answer, nothing comes of it.
    func settleIfAnswered(_ id: ID<Purchase>, at now: Instant, in db: any Connection) throws {
        let stage: Purchase.Stage? = try db.value("SELECT stage FROM purchases WHERE id = \(id)")
        guard let stage, stage.isOpen, stage != .joining else { return }
        let waiting = try PurchaseNews.group(id, stage == .confirming ? [.joined] : Purchase.PartStatus.within, in: db)
        guard waiting.isEmpty else { return }
        if stage == .confirming {
            try settle(id, at: now, in: db)
        } else {
            _ = try lapse(id, from: [stage], .nobody, at: now, in: db)
        }
    }

    /// Closes a purchase with those who agree to the price they get; then the supplier learns who ordered what, and
    /// each buyer how to reach the supplier.
    func settle(_ id: ID<Purchase>, at now: Instant, in db: any Connection) throws {
        guard let tiers = try chosenTiers(id, in: db) else { return }
        let confirmed = try db.rows(
            """
            SELECT membership_id, quantity, ceiling_minor FROM purchase_parts
            WHERE purchase_id = \(id) AND status = 'confirmed' ORDER BY membership_id
            """
        ).map { row in
            OrderClosing.Part(
                membership: try row.get("membership_id"), quantity: try row.get("quantity"),
                ceilingMinor: try row.get("ceiling_minor"))
        }
        let closing = OrderClosing(confirmed, tiers)
        guard let unitMinor = closing.unitMinor else {
            _ = try lapse(id, from: [.confirming], confirmed.isEmpty ? .nobody : .below, at: now, in: db)
            return
        }
        let moved = try db.execute(
            """
            UPDATE purchases SET stage = 'done', unit_minor = \(unitMinor), closed_at = \(now), vacant_until = NULL
            WHERE id = \(id) AND stage = 'confirming'
            """
        )
        guard moved == 1, let subject = try PurchaseNews.Subject.find(id, in: db) else { return }
        let kept = closing.kept.map(\.membership)
        let left = try PurchaseNews.group(id, in: db).filter { !kept.contains($0) }
        try dropRest(id, besides: kept, in: db)
        try forgetWays(id, in: db)
        try news.tell("done", subject, to: kept, at: now, in: db)
        try news.tell("dropped", subject, to: left, at: now, in: db)
        if !kept.contains(subject.organiser) {
            try news.tell("done.organiser", subject, to: [subject.organiser], at: now, in: db)
        }
        try news.tell("orders", subject, to: PurchaseNews.sellers(id, chosen: true, in: db), at: now, in: db)
        try news.tell("not-retained", subject, to: PurchaseNews.sellers(id, chosen: false, in: db), at: now, in: db)
        try OrderLetter(notices: news.notices).send(id, in: db)
    }

    /// The supplier chosen has left: the organiser chooses again, and those who said yes are free.
    func reopen(_ id: ID<Purchase>, at now: Instant, in db: any Connection) throws {
        let moved = try db.execute(
            """
            UPDATE purchases SET stage = 'choosing', stage_ends_at = \(dayEnd(now, Purchase.answerDays))
            WHERE id = \(id) AND stage = 'confirming'
            """
        )
        guard moved == 1, let subject = try PurchaseNews.Subject.find(id, in: db) else { return }
        try db.execute(
            """
            UPDATE purchase_parts SET status = 'joined', ceiling_minor = NULL, answered_at = NULL
            WHERE purchase_id = \(id) AND status = 'confirmed'
            """
        )
        let told = try PurchaseNews.group(id, in: db) + [subject.organiser]
        try news.tell("reopened", subject, mark: "\(now.milliseconds)", to: told, at: now, in: db)
    }

    private func chosenTiers(_ id: ID<Purchase>, in db: any Connection) throws -> PriceTiers? {
        PriceTiers(
            try db.rows(
                """
                SELECT t.from_quantity, t.unit_minor FROM purchase_tiers t JOIN purchase_offers o ON o.id = t.offer_id
                WHERE o.purchase_id = \(id) AND o.chosen_at IS NOT NULL ORDER BY t.from_quantity
                """
            ).map { PriceTiers.Tier(from: try $0.get("from_quantity"), unitMinor: try $0.get("unit_minor")) })
    }
}
