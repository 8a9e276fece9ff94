import Chronology
import Morocco
import Persistence

/// Group purchases as members may see them. A part's quantity is read for its own member, and, once the purchase is
/// done, for the supplier all of whose buyers agreed to it; by nobody else.
enum PurchaseRepository {
    static let pageSize = 20

    /// Which ones are listed.
    enum Scope: String, CaseIterable, Sendable {
        case open, mine, past
    }

    /// Who asks, and from which seat.
    struct Asker: Sendable {
        var person: ID<Person>
        var seat: Viewer.Seat
    }

    /// Whether the asker may see the purchase `p`: it is the club's or their branch's, or they have to do with it.
    static func isVisible(to asker: Asker) -> SQL {
        """
        (p.branch_id IS NULL OR p.branch_id = \(asker.seat.branch) OR \(concerns(asker)))
        """
    }

    private static func concerns(_ asker: Asker) -> SQL {
        """
        (p.organiser_id IN \(seats(asker))
         OR EXISTS (SELECT 1 FROM purchase_parts v WHERE v.purchase_id = p.id AND v.membership_id IN \(seats(asker)))
         OR EXISTS (SELECT 1 FROM purchase_offers w WHERE w.purchase_id = p.id AND w.seller_id IN \(seats(asker))
                    AND w.withdrawn_at IS NULL))
        """
    }

    /// All seats of the person: a link in a mail leads to a purchase whatever seat is in use.
    static func seats(_ asker: Asker) -> SQL {
        "(SELECT s.id FROM memberships s WHERE s.person_id = \(asker.person))"
    }

    static func find(_ id: ID<Purchase>, for asker: Asker, in db: any Connection) throws -> ShownPurchase? {
        try db.first("\(select(asker)) WHERE p.id = \(id) AND \(isVisible(to: asker))").map(ShownPurchase.init)
    }

    /// The newest first.
    static func list(
        _ scope: Scope, before: ID<Purchase>?, for asker: Asker, in db: any Connection
    ) throws -> [ShownPurchase] {
        let condition: SQL =
            switch scope {
            case .open: "p.closed_at IS NULL AND \(isVisible(to: asker))"
            case .mine: concerns(asker)
            case .past: "p.closed_at IS NOT NULL AND \(isVisible(to: asker))"
            }
        let older: SQL = before.map { " AND p.id < \($0)" } ?? ""
        return try db.rows(
            "\(select(asker)) WHERE \(condition)\(older) ORDER BY p.id DESC LIMIT \(rows: pageSize + 1)"
        ).map(ShownPurchase.init)
    }

    private static func select(_ asker: Asker) -> SQL {
        """
        SELECT p.id, p.title, p.unit, p.specification, p.region, p.currency, p.places, p.stage, p.created_at,
               p.joins_end_at, p.offers_end_at, p.stage_ends_at, p.vacant_until, p.ending, p.words, p.unit_minor,
               p.group_quantity, p.group_companies, b.name AS branch,
               \(Party.columns("organiser", membership: "om", person: "op", company: "oc")),
               (SELECT COUNT(DISTINCT n.company_id) FROM purchase_parts c JOIN memberships n ON n.id = c.membership_id
                WHERE c.purchase_id = p.id AND c.status IN \(list: Purchase.PartStatus.within)) AS companies,
               (SELECT COUNT(*) FROM purchase_parts c WHERE c.purchase_id = p.id AND c.status = 'confirmed') AS confirmed,
               CASE WHEN om.person_id = \(asker.person) THEN 1 ELSE 0 END AS is_organiser,
               x.membership_id AS part_id, x.status AS part_status, x.quantity AS part_quantity, x.ceiling_minor,
               (SELECT MIN(w.id) FROM purchase_offers w WHERE w.purchase_id = p.id AND w.withdrawn_at IS NULL
                AND w.seller_id IN \(seats(asker))) AS own_offer
        FROM purchases p
        JOIN memberships om ON om.id = p.organiser_id
        JOIN people op ON op.id = om.person_id
        JOIN companies oc ON oc.id = om.company_id
        LEFT JOIN branches b ON b.id = p.branch_id
        LEFT JOIN purchase_parts x ON x.purchase_id = p.id AND x.membership_id = (
            SELECT y.membership_id FROM purchase_parts y
            WHERE y.purchase_id = p.id AND y.membership_id IN \(seats(asker))
            ORDER BY CASE WHEN y.status IN \(list: Purchase.PartStatus.within) THEN 0 ELSE 1 END, y.joined_at DESC
            LIMIT 1)
        """
    }
}

extension ShownPurchase {
    fileprivate init(_ row: Row) throws {
        id = try row.get("id")
        title = try row.get("title")
        unit = try row.get("unit")
        specification = try row.get("specification")
        region = try row.get("region", as: String?.self).flatMap(Region.init(rawValue:))
        currency = try row.get("currency")
        places = try row.get("places")
        stage = try row.get("stage")
        createdAt = try row.get("created_at")
        joinsEndAt = try row.get("joins_end_at")
        offersEndAt = try row.get("offers_end_at")
        stageEndsAt = try row.get("stage_ends_at")
        vacantUntil = try row.get("vacant_until")
        ending = try row.get("ending")
        words = try row.get("words")
        branch = try row.get("branch")
        organiser = try Party(row, "organiser")
        companies = try row.get("companies")
        confirmed = try row.get("confirmed")
        isOrganiser = try row.get("is_organiser")
        ownOffer = try row.get("own_offer")
        if let total: Int64 = try row.get("group_quantity"), let companies: Int = try row.get("group_companies") {
            counted = (companies, GroupQuantity(total: total, companies: companies))
        }
        if let membership: ID<Membership> = try row.get("part_id") {
            part = Part(
                membership: membership, status: try row.get("part_status"), quantity: try row.get("part_quantity"),
                ceilingMinor: try row.get("ceiling_minor")
            )
        }
        // What a unit costs in the end is between those who buy and the one who sells.
        if isIn || isOrganiser || ownOffer != nil { unitMinor = try row.get("unit_minor") }
    }
}
