import Chronology
import Morocco
import Persistence

extension PurchaseRepository {
    enum OpenOutcome: Hashable, Sendable {
        case opened
        /// The same form was sent before.
        case alreadyOpened
        /// The key of the form belongs to someone else's purchase.
        case foreign
    }

    static func open(
        _ new: NewPurchase, by asker: Asker, currency: String, _ zone: TimeZoneRules, at now: Instant,
        in db: any Connection
    ) throws -> OpenOutcome {
        let joins = zone.start(of: new.joinUntil.adding(days: 1))
        let offers = zone.start(of: new.offersUntil.adding(days: 1))
        let branch = new.visibility == .branch ? asker.seat.branch : nil
        let added = try db.execute(
            """
            INSERT INTO purchases (id, organiser_id, branch_id, title, unit, specification, region, currency, places,
                                   stage, created_at, joins_end_at, offers_end_at, stage_ends_at)
            VALUES (\(new.id), \(asker.seat.membership), \(branch), \(new.title), \(new.unit), \(new.specification),
                    \(new.region?.rawValue), \(currency), \(new.places), 'joining', \(now), \(joins), \(offers),
                    \(joins))
            ON CONFLICT DO NOTHING
            """
        )
        guard added == 1 else {
            let isOwn = try db.first(
                "SELECT 1 FROM purchases p WHERE p.id = \(new.id) AND p.organiser_id IN \(seats(asker))")
            return isOwn == nil ? .foreign : .alreadyOpened
        }
        if let quantity = new.quantity { try addPart(new.id, asker.seat.membership, quantity, at: now, in: db) }
        return .opened
    }

    static func addPart(
        _ id: ID<Purchase>, _ seat: ID<Membership>, _ quantity: Quantity, at now: Instant, in db: any Connection
    ) throws {
        try db.execute(
            """
            INSERT INTO purchase_parts (purchase_id, membership_id, status, quantity, joined_at)
            VALUES (\(id), \(seat), 'joined', \(quantity.hundredths), \(now))
            """
        )
    }
}
