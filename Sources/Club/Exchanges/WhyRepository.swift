import Chronology
import Persistence

/// The confirmed deals behind a figure.
enum WhyRepository {
    /// Those of a year in which a person has a side, whatever seat, each with its share.
    static func deals(year: Int, of person: ID<Person>, in db: any Connection) throws -> [CountedDeal] {
        let rows = try db.rows(
            """
            SELECT d.amount_minor, d.signed_on, r.id AS referral_id, r.giver_id, r.receiver_id,
                   g.person_id AS giver_person_id, g.company_id AS giver_company_id,
                   m.person_id AS receiver_person_id, m.company_id AS receiver_company_id
            FROM deals d
            JOIN clubs c ON c.currency = d.currency
            JOIN referrals r ON r.id = d.referral_id
            JOIN memberships g ON g.id = r.giver_id
            JOIN memberships m ON m.id = r.receiver_id
            WHERE d.confirmed_at IS NOT NULL AND d.signed_on >= \(String(year) + "-01-01")
              AND d.signed_on <= \(String(year) + "-12-31")
              AND (g.person_id = \(person) OR m.person_id = \(person))
            ORDER BY d.signed_on, d.id
            """
        )
        return CountedDeal.weigh(
            try rows.map { row in
                CountedDeal(
                    referral: try row.get("referral_id"), giver: try row.get("giver_id"),
                    receiver: try row.get("receiver_id"), giverPerson: try row.get("giver_person_id"),
                    receiverPerson: try row.get("receiver_person_id"),
                    giverCompany: try row.get("giver_company_id"),
                    receiverCompany: try row.get("receiver_company_id"), amountMinor: try row.get("amount_minor"),
                    signedOn: CivilDate(isoText: try row.get("signed_on", as: String.self)) ?? .earliest)
            })
    }

    /// The deals of a seat the other side has not confirmed yet: they count nothing.
    static func unconfirmed(
        _ seat: ID<Membership>, _ side: Referral.Side, year: Int, in db: any Connection
    ) throws -> Int {
        try db.value(
            """
            SELECT COUNT(*) FROM deals d JOIN referrals r ON r.id = d.referral_id
            WHERE r.\(ReferralRepository.column(side)) = \(seat) AND d.confirmed_at IS NULL AND d.closed_at IS NULL
              AND d.signed_on >= \(String(year) + "-01-01") AND d.signed_on <= \(String(year) + "-12-31")
            """
        ) ?? 0
    }

    /// The other sides of these deals.
    static func parties(_ seats: Set<ID<Membership>>, in db: any Connection) throws -> [ID<Membership>: Party] {
        guard !seats.isEmpty else { return [:] }
        let rows = try db.rows(
            """
            SELECT \(Party.columns("other", membership: "m", person: "p", company: "c"))
            FROM memberships m
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            WHERE m.id IN \(list: seats.sorted())
            """
        )
        return Dictionary(try rows.map { try Party($0, "other") }.map { ($0.membership, $0) }) { first, _ in first }
    }

    static func branches(in db: any Connection) throws -> [Branch] {
        try db.rows("SELECT id, name FROM branches ORDER BY position, id").map {
            Branch(id: try $0.get("id"), name: try $0.get("name"))
        }
    }
}
