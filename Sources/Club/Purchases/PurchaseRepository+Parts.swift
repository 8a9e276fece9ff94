import Chronology
import Persistence

extension PurchaseRepository {
    /// Joins the group, or changes one's own quantity, until joining ends.
    static func join(
        _ id: ID<Purchase>, _ quantity: Quantity, by asker: Asker, at now: Instant, in db: any Connection
    ) throws -> Purchase.Outcome {
        // The row is taken first, so that of many who want the last place one after the other is looked at.
        let taken = try db.execute(
            """
            UPDATE purchases SET places = places
            WHERE id IN (SELECT p.id FROM purchases p WHERE p.id = \(id) AND p.stage = 'joining'
                         AND p.joins_end_at > \(now) AND \(isVisible(to: asker)))
            """
        )
        guard taken == 1 else {
            return try find(id, for: asker, in: db) == nil ? .notFound : .outrun("purchases.conflict.joined")
        }
        let part = try part(of: asker, id, in: db)
        if let part, part.status.isIn {
            if part.quantity == quantity.hundredths { return .alreadyDone }
            try db.execute(
                """
                UPDATE purchase_parts SET quantity = \(quantity.hundredths)
                WHERE purchase_id = \(id) AND membership_id = \(part.membership)
                """
            )
            return .done
        }
        let hasPlace = try db.first(
            """
            SELECT 1 FROM purchases p WHERE p.id = \(id) AND (p.places IS NULL OR p.places > (
                SELECT COUNT(*) FROM purchase_parts c
                WHERE c.purchase_id = p.id AND c.status IN \(list: Purchase.PartStatus.within)))
            """
        )
        guard hasPlace != nil else { return .outrun("purchases.conflict.full") }
        guard let part else {
            try addPart(id, asker.seat.membership, quantity, at: now, in: db)
            return .done
        }
        try db.execute(
            """
            UPDATE purchase_parts
            SET status = 'joined', quantity = \(quantity.hundredths), joined_at = \(now), answered_at = NULL
            WHERE purchase_id = \(id) AND membership_id = \(part.membership)
            """
        )
        return .done
    }

    /// Says yes to the offer chosen, up to a price.
    static func confirm(
        _ id: ID<Purchase>, upTo ceilingMinor: Int64, by asker: Asker, at now: Instant, in db: any Connection
    ) throws -> Purchase.Outcome {
        let changed = try db.execute(
            """
            UPDATE purchase_parts SET status = 'confirmed', ceiling_minor = \(ceilingMinor), answered_at = \(now)
            WHERE purchase_id = \(id) AND membership_id IN \(seats(asker)) AND status = 'joined' AND EXISTS (
                SELECT 1 FROM purchases p WHERE p.id = \(id) AND p.stage = 'confirming' AND p.stage_ends_at > \(now))
            """
        )
        if changed == 1 { return .done }
        guard let part = try part(of: asker, id, in: db) else {
            return try find(id, for: asker, in: db) == nil ? .notFound : .changed
        }
        return part.status == .confirmed && part.ceiling == ceilingMinor ? .alreadyDone : .changed
    }

    /// Leaves the group; the quantity is forgotten.
    static func leave(
        _ id: ID<Purchase>, by asker: Asker, at now: Instant, in db: any Connection
    ) throws -> Purchase.Outcome {
        let changed = try db.execute(
            """
            UPDATE purchase_parts SET status = 'left', quantity = 0, ceiling_minor = NULL, answered_at = \(now)
            WHERE purchase_id = \(id) AND membership_id IN \(seats(asker))
              AND status IN \(list: Purchase.PartStatus.within) AND EXISTS (
                SELECT 1 FROM purchases p WHERE p.id = \(id) AND p.closed_at IS NULL)
            """
        )
        if changed >= 1 { return .done }
        guard let part = try part(of: asker, id, in: db) else {
            return try find(id, for: asker, in: db) == nil ? .notFound : .changed
        }
        return part.status == .left ? .alreadyDone : .changed
    }

    /// Takes the organiser's place after they left the club. Of several who tap, one has it.
    static func takeOver(
        _ id: ID<Purchase>, by asker: Asker, at now: Instant, in db: any Connection
    ) throws -> Purchase.Outcome {
        let changed = try db.execute(
            """
            UPDATE purchases SET organiser_id = \(asker.seat.membership), vacant_until = NULL
            WHERE id = \(id) AND vacant_until > \(now) AND closed_at IS NULL AND EXISTS (
                SELECT 1 FROM purchase_parts c WHERE c.purchase_id = \(id) AND c.membership_id IN \(seats(asker))
                  AND c.status IN \(list: Purchase.PartStatus.within))
            """
        )
        if changed == 1 { return .done }
        guard let purchase = try find(id, for: asker, in: db) else { return .notFound }
        return purchase.isOrganiser && purchase.vacantUntil == nil ? .alreadyDone : .outrun("purchases.conflict.taken")
    }

    private struct OwnPart {
        var membership: ID<Membership>
        var status: Purchase.PartStatus
        var quantity: Int64
        var ceiling: Int64?
    }

    private static func part(of asker: Asker, _ id: ID<Purchase>, in db: any Connection) throws -> OwnPart? {
        try db.first(
            """
            SELECT membership_id, status, quantity, ceiling_minor FROM purchase_parts
            WHERE purchase_id = \(id) AND membership_id IN \(seats(asker))
            ORDER BY CASE WHEN status IN \(list: Purchase.PartStatus.within) THEN 0 ELSE 1 END, joined_at DESC LIMIT 1
            """
        ).map { row in
            OwnPart(
                membership: try row.get("membership_id"), status: try row.get("status"),
                quantity: try row.get("quantity"), ceiling: try row.get("ceiling_minor"))
        }
    }
}
