import Chronology
import Persistence

/// What becomes of a member's open group purchases when their seat empties.
enum PurchaseLeaving {
    static func leave(_ seat: ID<Membership>, _ notices: Notices, at now: Instant, in db: any Connection) throws {
        let stages = PurchaseStages(notices)
        try takeBackOffers(seat, stages, at: now, in: db)
        try leaveGroups(seat, stages, at: now, in: db)
        try handOn(seat, stages, at: now, in: db)
    }

    /// Nobody waits for goods of a supplier who is gone: when theirs was chosen, the organiser chooses again.
    private static func takeBackOffers(
        _ seat: ID<Membership>, _ stages: PurchaseStages, at now: Instant, in db: any Connection
    ) throws {
        let rows = try db.rows(
            """
            SELECT o.id AS offer_id, o.chosen_at, \(PurchaseNews.Subject.columns)
            FROM purchase_offers o JOIN purchases p ON p.id = o.purchase_id
            WHERE o.seller_id = \(seat) AND o.withdrawn_at IS NULL AND p.closed_at IS NULL ORDER BY o.id
            """
        )
        for row in rows {
            let (offer, subject): (ID<PurchaseOffer>, _) = (
                try row.get("offer_id"), try PurchaseNews.Subject(row)
            )
            try db.execute(
                "UPDATE purchase_offers SET withdrawn_at = \(now), chosen_at = NULL WHERE id = \(offer)")
            if try row.get("chosen_at", as: Instant?.self) != nil {
                try stages.reopen(subject.id, at: now, in: db)
                // Its organiser may have left while everybody confirmed and nobody was needed to choose.
                try handOn(ofAbsent: subject.id, stages, at: now, in: db)
            } else {
                try stages.news.tell(
                    "offer-gone", subject, mark: "\(offer)", to: [subject.organiser], at: now, in: db)
            }
        }
    }

    private static func leaveGroups(
        _ seat: ID<Membership>, _ stages: PurchaseStages, at now: Instant, in db: any Connection
    ) throws {
        let rows = try db.rows(
            """
            UPDATE purchase_parts SET status = 'left', quantity = 0, ceiling_minor = NULL, answered_at = \(now)
            WHERE membership_id = \(seat) AND status IN \(list: Purchase.PartStatus.within)
              AND purchase_id IN (SELECT p.id FROM purchases p WHERE p.closed_at IS NULL)
            RETURNING purchase_id
            """
        )
        for id in try rows.map({ try $0.get("purchase_id", as: ID<Purchase>.self) }).sorted() {
            try stages.settleIfAnswered(id, at: now, in: db)
        }
    }

    /// One of the group may take over; without anybody to do so, it is called off.
    private static func handOn(
        _ seat: ID<Membership>, _ stages: PurchaseStages, at now: Instant, in db: any Connection
    ) throws {
        let rows = try db.rows(
            """
            SELECT p.id FROM purchases p
            WHERE p.organiser_id = \(seat) AND p.vacant_until IS NULL AND p.stage IN ('joining', 'offers', 'choosing')
            ORDER BY p.id
            """
        )
        for row in rows { try handOn(try row.get("id", as: ID<Purchase>.self), stages, at: now, in: db) }
    }

    private static func handOn(
        ofAbsent id: ID<Purchase>, _ stages: PurchaseStages, at now: Instant, in db: any Connection
    ) throws {
        let isAbsent = try db.first(
            """
            SELECT 1 FROM purchases p JOIN memberships m ON m.id = p.organiser_id
            WHERE p.id = \(id) AND p.stage = 'choosing' AND p.vacant_until IS NULL AND m.status = 'left'
            """
        )
        if isAbsent != nil { try handOn(id, stages, at: now, in: db) }
    }

    private static func handOn(
        _ id: ID<Purchase>, _ stages: PurchaseStages, at now: Instant, in db: any Connection
    ) throws {
        let group = try PurchaseNews.group(id, in: db)
        guard !group.isEmpty else {
            _ = try stages.close(id, .cancelled, .organiserLeft, "", from: Purchase.Stage.open, at: now, in: db)
            return
        }
        let until = stages.dayEnd(now, Purchase.vacantDays)
        // Choosing may not end before somebody had the time to take over.
        try db.execute(
            """
            UPDATE purchases
            SET vacant_until = \(until),
                stage_ends_at = CASE WHEN stage = 'choosing' AND stage_ends_at <= \(until)
                                     THEN \(until + .days(Purchase.answerDays)) ELSE stage_ends_at END
            WHERE id = \(id)
            """
        )
        guard var subject = try PurchaseNews.Subject.find(id, in: db) else { return }
        subject.endsAt = until
        try stages.news.tell("vacant", subject, mark: "\(now.milliseconds)", to: group, at: now, in: db)
    }
}
