import Chronology
import Morocco
import Persistence

/// Reads what a seat gave, received and signed, in two queries.
enum OwnWorthRepository {
    static func load(_ seat: ID<Membership>, zone: TimeZoneRules, in db: any Connection) throws -> OwnWorth {
        OwnWorth(
            referrals: try referrals(seat, zone, in: db),
            deals: try deals(seat, zone, in: db)
        )
    }

    private static func referrals(
        _ seat: ID<Membership>, _ zone: TimeZoneRules, in db: any Connection
    ) throws -> [OwnWorth.Given] {
        try db.rows(
            """
            SELECT r.giver_id, r.given_at, r.stage, r.id, b.id AS branch_id, b.name AS branch_name, c.nma_division
            FROM referrals r
            JOIN memberships m ON m.id = CASE WHEN r.giver_id = \(seat) THEN r.receiver_id ELSE r.giver_id END
            JOIN companies c ON c.id = m.company_id
            JOIN branches b ON b.id = m.branch_id
            WHERE (r.giver_id = \(seat) OR r.receiver_id = \(seat)) AND r.stage <> 'withdrawn'
            """
        ).map { row in
            OwnWorth.Given(
                id: try row.get(at: 3),
                isGiven: try row.get(at: 0, as: ID<Membership>.self) == seat,
                day: zone.date(at: try row.get(at: 1)),
                stage: try row.get(at: 2),
                other: try other(row)
            )
        }
    }

    private static func deals(
        _ seat: ID<Membership>, _ zone: TimeZoneRules, in db: any Connection
    ) throws -> [OwnWorth.Signed] {
        let party = Party.columns("other", membership: "m", person: "p", company: "c")
        return try db.rows(
            """
            SELECT d.id, d.seller_id, d.is_credited, d.amount_minor, d.signed_on, d.is_paid, d.object, t.thanked_at,
                   b.id AS branch_id, b.name AS branch_name, c.nma_division, \(party)
            FROM \(WorthSQL.deals) d
            JOIN clubs k ON k.currency = d.currency
            JOIN memberships m ON m.id = CASE WHEN d.seller_id = \(seat) THEN d.other_id ELSE d.seller_id END
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            JOIN branches b ON b.id = m.branch_id
            LEFT JOIN thanks t ON t.deal_id = d.id
            WHERE d.seller_id = \(seat) OR d.other_id = \(seat)
            ORDER BY d.signed_on DESC, d.id DESC
            """
        ).compactMap { row in
            guard let signedOn = CivilDate(isoText: try row.get("signed_on", as: String.self)) else { return nil }
            let thankedAt: Instant? = try row.get("thanked_at")
            return OwnWorth.Signed(
                id: try row.get("id"),
                isSold: try row.get("seller_id", as: ID<Membership>.self) == seat,
                isReferred: try row.get("is_credited"),
                amountMinor: try row.get("amount_minor"),
                signedOn: signedOn,
                isPaid: try row.get("is_paid"),
                thankedOn: thankedAt.map { zone.date(at: $0) },
                object: try row.get("object"),
                party: try Party(row, "other"),
                other: try other(row)
            )
        }
    }

    private static func other(_ row: Row) throws -> OwnWorth.Other {
        OwnWorth.Other(
            branch: Branch(id: try row.get("branch_id"), name: try row.get("branch_name")),
            trade: try row.get("nma_division", as: String?.self).flatMap(NMA.division)?.sectionCode ?? ""
        )
    }
}
