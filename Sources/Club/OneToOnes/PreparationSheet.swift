import Chronology
import Persistence

/// What one of the two prepares with: both profiles as far as this side may see them, what passed between the two, and
/// what they have in common. Amounts are those of deals between the two, to which the reader is a party.
struct PreparationSheet: Sendable {
    struct PastDeal: Sendable {
        var signedOn: CivilDate
        var amountMinor: Int64
        var isSale: Bool
    }

    var seen: SeenOneToOne
    var own: MemberProfile
    var other: MemberProfile
    var between: BetweenYou
    /// The last ones signed between the two.
    var deals: [PastDeal]
    /// One-to-ones of the two that took place before.
    var heldBefore: Int
    /// Who put the two in touch.
    var introducers: [Party]
    /// What the other seeks or offers now.
    var opportunities: [ListedOpportunity]

    /// Nil when one of the two is no longer a member.
    static func load(_ seen: SeenOneToOne, _ viewer: Viewer, in db: any Connection) throws -> PreparationSheet? {
        let (one, two) = (seen.own, seen.other.membership)
        guard let own = try MemberRepository.member(one, viewer: viewer, in: db),
            let other = try MemberRepository.member(two, viewer: viewer, in: db), let pair = Pair(one, two)
        else { return nil }
        let deals = try db.rows(
            """
            SELECT signed_on, amount_minor, seller_id FROM deals
            WHERE confirmed_at IS NOT NULL AND is_outside = 0
              AND (seller_id = \(one) AND other_id = \(two) OR seller_id = \(two) AND other_id = \(one))
            ORDER BY signed_on DESC, id DESC LIMIT 4
            """
        )
        let held: Int? = try db.value(
            """
            SELECT count(*) FROM one_to_ones
            WHERE first_id = \(pair.first) AND second_id = \(pair.second) AND is_held = 1 AND id <> \(seen.id)
            """
        )
        let introducers = try db.rows(
            """
            SELECT \(Party.columns("by", membership: "m", person: "p", company: "c"))
            FROM introductions i
            JOIN memberships m ON m.id = i.introducer_id
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            WHERE i.first_id = \(pair.first) AND i.second_id = \(pair.second) AND i.state = 'made'
            ORDER BY i.id LIMIT 3
            """
        )
        return PreparationSheet(
            seen: seen, own: own, other: other, between: try BetweenYou.load(one, two, in: db),
            deals: try deals.compactMap { row in
                guard let day = try row.day("signed_on") else { return nil }
                return PastDeal(
                    signedOn: day, amountMinor: try row.get("amount_minor"),
                    isSale: try row.get("seller_id", as: ID<Membership>.self) == one)
            },
            heldBefore: held ?? 0, introducers: try introducers.map { try Party($0, "by") },
            opportunities: try OpportunityRepository.open(of: two, viewer, in: db))
    }
}
