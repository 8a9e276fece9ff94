import Chronology
import Persistence

extension PurchaseRepository {
    /// The standing offers the asker may see: all of them for the organiser and those in the group, their own for
    /// whoever sells. What a competitor asks is nobody's who offers.
    static func offers(
        _ id: ID<Purchase>, for asker: Asker, in db: any Connection
    ) throws -> [ShownOffer] {
        let isOrganiser: SQL = "(p.organiser_id IN \(seats(asker)) AND p.vacant_until IS NULL)"
        let isBuyer: SQL = """
            EXISTS (SELECT 1 FROM purchase_parts c WHERE c.purchase_id = p.id AND c.membership_id IN \(seats(asker))
                    AND c.status IN \(list: Purchase.PartStatus.within))
            """
        let isGiven: SQL = "(p.stage = 'done' AND o.chosen_at IS NOT NULL AND \(isBuyer))"
        let rows = try db.rows(
            """
            SELECT o.id, o.supplier, o.delivery_minor, o.delivery_days, o.payment_days, o.valid_until, o.note,
                   o.chosen_at, o.seller_id, t.from_quantity, t.unit_minor,
                   \(Party.columns("seller", membership: "sm", person: "sp", company: "sc")),
                   CASE WHEN sm.person_id = \(asker.person) THEN 1 ELSE 0 END AS is_own,
                   CASE WHEN \(isGiven) THEN COALESCE(sp.phone, o.phone) WHEN \(isOrganiser) THEN o.phone END AS phone,
                   CASE WHEN \(isGiven) THEN COALESCE(sp.email, o.email) WHEN \(isOrganiser) THEN o.email END AS email
            FROM purchase_offers o
            JOIN purchases p ON p.id = o.purchase_id
            JOIN purchase_tiers t ON t.offer_id = o.id
            LEFT JOIN memberships sm ON sm.id = o.seller_id
            LEFT JOIN people sp ON sp.id = sm.person_id
            LEFT JOIN companies sc ON sc.id = sm.company_id
            WHERE o.purchase_id = \(id) AND o.withdrawn_at IS NULL
              AND (sm.person_id = \(asker.person) OR \(isOrganiser) OR \(isBuyer))
            ORDER BY o.offered_at, o.id, t.from_quantity
            """
        )
        var groups: [[Row]] = []
        for row in rows {
            let id: ID<PurchaseOffer> = try row.get("id")
            if let last = groups.last?.first, try last.get("id", as: ID<PurchaseOffer>.self) == id {
                groups[groups.count - 1].append(row)
            } else {
                groups.append([row])
            }
        }
        return try groups.compactMap(ShownOffer.init)
    }

    /// Who ordered what, for the member whose offer was chosen, once the purchase is done.
    static func orders(_ id: ID<Purchase>, for asker: Asker, in db: any Connection) throws -> [ShownOrder] {
        try db.rows(
            """
            SELECT \(Party.columns("buyer", membership: "m", person: "b", company: "k")), b.phone, b.email, c.quantity
            FROM purchase_parts c
            JOIN purchases p ON p.id = c.purchase_id
            JOIN purchase_offers o ON o.purchase_id = p.id AND o.chosen_at IS NOT NULL
            JOIN memberships m ON m.id = c.membership_id
            JOIN people b ON b.id = m.person_id
            JOIN companies k ON k.id = m.company_id
            WHERE p.id = \(id) AND p.stage = 'done' AND c.status = 'confirmed' AND o.seller_id IN \(seats(asker))
            ORDER BY b.family_name, b.given_name, m.id
            """
        ).map { row in
            ShownOrder(
                buyer: try Party(row, "buyer"), phone: try row.get("phone"), email: try row.get("email"),
                quantity: try row.get("quantity"))
        }
    }

    /// Makes an offer, or notes one of a supplier from outside, until offers end.
    static func offer(
        _ new: NewOffer, on id: ID<Purchase>, by asker: Asker, at now: Instant, in db: any Connection
    ) throws -> Purchase.Outcome {
        guard let purchase = try find(id, for: asker, in: db) else { return .notFound }
        if let outcome = try repeated(new, id, asker, in: db) { return outcome }
        guard purchase.stage == .offers, purchase.offersEndAt > now else {
            return .outrun("purchases.conflict.offers-ended")
        }
        var (seller, name, phone, email): (ID<Membership>?, String, String?, String?) = (nil, "", nil, nil)
        switch new.supplier {
        case .member(let membership):
            guard try mayAsk(membership, id, in: db) else { return .outrun("purchases.conflict.own-group") }
            seller = membership
        case .outside(let supplier, let number, let address):
            guard purchase.isOrganiser, purchase.vacantUntil == nil else { return .notFound }
            (name, phone, email) = (supplier, number, address)
        }
        let standing: Int? = try db.value(
            "SELECT COUNT(*) FROM purchase_offers WHERE purchase_id = \(id) AND withdrawn_at IS NULL")
        guard standing ?? 0 < Purchase.mostOffers else { return .outrun("purchases.conflict.many-offers") }
        let added = try db.execute(
            """
            INSERT INTO purchase_offers (id, purchase_id, seller_id, supplier, phone, email, delivery_minor,
                                         delivery_days, payment_days, valid_until, note, offered_at)
            VALUES (\(new.id), \(id), \(seller), \(name), \(phone), \(email), \(new.deliveryMinor),
                    \(new.deliveryDays), \(new.paymentDays), \(new.validUntil.isoText), \(new.note), \(now))
            ON CONFLICT DO NOTHING
            """
        )
        // One standing offer a seller: another tab was quicker.
        guard added == 1 else { return .changed }
        try db.insert(
            into: "purchase_tiers", columns: ["offer_id", "from_quantity", "unit_minor"],
            rows: new.tiers.all.map { [new.id, $0.from, $0.unitMinor] })
        return .done
    }

    /// The form sent again; nil when its key is new.
    private static func repeated(
        _ new: NewOffer, _ id: ID<Purchase>, _ asker: Asker, in db: any Connection
    ) throws -> Purchase.Outcome? {
        let row = try db.first("SELECT purchase_id, seller_id FROM purchase_offers WHERE id = \(new.id)")
        guard let row else { return nil }
        var seller: ID<Membership>?
        if case .member(let membership) = new.supplier { seller = membership }
        let isSame = try row.get("purchase_id", as: ID<Purchase>.self) == id
        let isTheirs = try row.get("seller_id", as: ID<Membership>?.self) == seller
        return isSame && isTheirs ? .alreadyDone : .notFound
    }

    /// Nobody sells to a group their own company is in, or organises: they would see what the others ask.
    private static func mayAsk(_ seller: ID<Membership>, _ id: ID<Purchase>, in db: any Connection) throws -> Bool {
        try db.first(
            """
            SELECT 1 FROM memberships s
            WHERE s.id = \(seller) AND s.company_id NOT IN (
                SELECT n.company_id FROM purchase_parts c JOIN memberships n ON n.id = c.membership_id
                WHERE c.purchase_id = \(id) AND c.status IN \(list: Purchase.PartStatus.within)
                UNION SELECT n.company_id FROM purchases p JOIN memberships n ON n.id = p.organiser_id
                WHERE p.id = \(id))
            """
        ) != nil
    }

    /// Takes an offer back: the seller's own, or one the organiser noted; never the one that is chosen.
    static func withdraw(
        _ offer: ID<PurchaseOffer>, of id: ID<Purchase>, by asker: Asker, at now: Instant, in db: any Connection
    ) throws -> Purchase.Outcome {
        let own: SQL = """
            (o.seller_id IN \(seats(asker)) OR (o.seller_id IS NULL AND EXISTS (
                SELECT 1 FROM purchases p WHERE p.id = \(id) AND p.organiser_id IN \(seats(asker))
                  AND p.vacant_until IS NULL)))
            """
        let changed = try db.execute(
            """
            UPDATE purchase_offers SET withdrawn_at = \(now), phone = NULL, email = NULL
            WHERE withdrawn_at IS NULL AND chosen_at IS NULL AND id IN (
                SELECT o.id FROM purchase_offers o JOIN purchases q ON q.id = o.purchase_id
                WHERE o.id = \(offer) AND o.purchase_id = \(id) AND q.stage IN ('offers', 'choosing') AND \(own))
            """
        )
        if changed == 1 { return .done }
        let row = try db.first(
            "SELECT o.withdrawn_at FROM purchase_offers o WHERE o.id = \(offer) AND o.purchase_id = \(id) AND \(own)")
        guard let row else { return .notFound }
        return try row.get("withdrawn_at", as: Instant?.self) == nil ? .changed : .alreadyDone
    }
}

extension ShownOffer {
    /// Of the rows of one offer, one for each tier.
    fileprivate init?(_ rows: [Row]) throws {
        guard let row = rows.first else { return nil }
        let tiers = try rows.map {
            PriceTiers.Tier(from: try $0.get("from_quantity"), unitMinor: try $0.get("unit_minor"))
        }
        guard let tiers = PriceTiers(tiers) else { return nil }
        self.tiers = tiers
        id = try row.get("id")
        if try row.get("seller_id", as: ID<Membership>?.self) != nil { seller = try Party(row, "seller") }
        supplier = try seller?.company ?? row.get("supplier")
        phone = try row.get("phone")
        email = try row.get("email")
        deliveryMinor = try row.get("delivery_minor")
        deliveryDays = try row.get("delivery_days")
        paymentDays = try row.get("payment_days")
        validUntil = CivilDate(isoText: try row.get("valid_until", as: String.self)) ?? .earliest
        note = try row.get("note")
        isOwn = try row.get("is_own")
        isChosen = try row.get("chosen_at", as: Instant?.self) != nil
    }
}
