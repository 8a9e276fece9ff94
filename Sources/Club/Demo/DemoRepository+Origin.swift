import Chronology
import Localization
import Persistence

extension DemoRepository {
    /// What the visitor's chosen answer became: a deal of that opportunity, signed by both.
    ///
    /// - Returns: how many.
    static func insertDealOfOpportunity(_ plan: DemoPlan, _ members: [DemoMember], in db: any Connection) throws -> Int
    {
        let visitor = members[DemoDoor.member.position].membership
        let row = try db.first(
            """
            SELECT a.opportunity_id, o.author_id, o.title, o.side
            FROM opportunity_answers a JOIN opportunities o ON o.id = a.opportunity_id
            WHERE a.answerer_id = \(visitor) AND a.state = 'chosen' ORDER BY a.id LIMIT 1
            """
        )
        guard let row else { return 0 }
        let declared = Instant(milliseconds: plan.now.milliseconds - DemoTime.hour / 2)
        var keys = DemoKeys()
        let id = keys.next(at: declared.milliseconds, Deal.self)
        let terms = DealTerms(
            object: try row.get("title"), amount: Money(minorUnits: 1_850_000, currency: "MAD"),
            signedOn: CivilDate(daysSinceEpoch: plan.today))
        let isOffer = try row.get("side", as: Opportunity.Side.self) == .offer
        let deal = NewDeal(
            id: id, basis: .members(with: visitor, sells: isOffer), terms: terms,
            opportunity: try row.get("opportunity_id"))
        let author: ID<Membership> = try row.get("author_id")
        guard case .declared = try DealRepository.declare(deal, by: author, at: declared, zone: .utc, in: db) else {
            return 0
        }
        let signed = Instant(milliseconds: plan.now.milliseconds - DemoTime.hour / 4)
        return try DealRepository.confirm(id, version: 1, by: visitor, at: signed, in: db) == .done ? 1 : 0
    }
}
