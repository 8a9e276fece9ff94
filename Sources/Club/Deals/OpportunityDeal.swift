import Chronology
import Localization
import Persistence
import Web

/// A deal that came of an opportunity, be it through the referral a chosen answer became; for its two sides alone.
struct OpportunityDeal: Sendable {
    var id: ID<Deal>
    /// The side across from the viewer.
    var counterpart: Party
    var amount: Money
    var signedOn: CivilDate
    var isSigned: Bool
    var isClosed: Bool

    /// As many as a page has room for.
    private static let most = 20

    /// Those the person is a side of, the newest first.
    static func list(
        of opportunity: ID<Opportunity>, person: ID<Person>, in db: any Connection
    ) throws -> [OpportunityDeal] {
        try db.rows(
            """
            SELECT d.id, d.amount_minor, d.currency, d.signed_on, d.confirmed_at, d.closed_at,
                   \(Party.columns("across", membership: "m", person: "p", company: "c"))
            FROM deals d
            JOIN memberships v ON v.id IN (d.seller_id, d.other_id) AND v.person_id = \(person)
            JOIN memberships m ON m.id = CASE WHEN d.seller_id = v.id THEN d.other_id ELSE d.seller_id END
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            WHERE d.opportunity_id = \(opportunity)
               OR d.referral_id IN (SELECT a.referral_id FROM opportunity_answers a
                                    WHERE a.opportunity_id = \(opportunity) AND a.referral_id IS NOT NULL)
            ORDER BY d.id DESC LIMIT \(rows: most)
            """
        ).map { try OpportunityDeal($0) }
    }

    private init(_ row: Row) throws {
        id = try row.get("id")
        counterpart = try Party(row, "across")
        amount = Money(minorUnits: try row.get("amount_minor"), currency: try row.get("currency"))
        signedOn = try row.day("signed_on") ?? .earliest
        isSigned = try row.get("confirmed_at", as: Instant?.self) != nil
        isClosed = try row.get("closed_at", as: Instant?.self) != nil
    }
}

/// The deals of an opportunity, on its page and on that of an answer.
struct OpportunityDeals: Sendable {
    var deals: [OpportunityDeal]

    func html(_ screen: Screen) -> HTML? {
        guard !deals.isEmpty else { return nil }
        return """
            <section class="card stack"><h2>\(screen.t("deals.of-referral"))</h2>\
            <p class="small soft">\(screen.t("deals.of-opportunity.hint"))</p>\
            <ul role="list" class="waits">\(deals.map { line($0, screen) })</ul></section>
            """
    }

    private func line(_ deal: OpportunityDeal, _ screen: Screen) -> HTML {
        let (key, style) =
            deal.isClosed
            ? ("deals.closed", "lost")
            : deal.isSigned ? ("deals.standing.signed", "done") : ("deals.unconfirmed", "act")
        return """
            <li><a href="\(DealController.Routes.deal(deal.id))"><span>\
            <strong class="tabular">\(bdi: screen.money(deal.amount))</strong><span class="soft small">\
            \(bdi: screen.name(deal.counterpart)) · \(screen.date(deal.signedOn))</span></span>\
            <span class="tag \(style)">\(screen.t(key))</span></a></li>
            """
    }
}
