import Persistence

/// A figure and what it is made of, as far as one viewer may see.
struct Why: Sendable {
    /// What the figure is of.
    enum Subject: Hashable, Sendable {
        case own(Referral.Side)
        /// Of a branch, or (nil) of the club.
        case branch(ID<Branch>?)
    }

    var subject: Subject
    var year: Int
    /// The viewer's own deals in it, the newest first.
    var deals: [CountedDeal]
    var parties: [ID<Membership>: Party]
    /// Those of others in one: how many, and what they count when five companies at least are behind them.
    var others: (count: Int, counted: Int64?) = (0, 0)
    /// Of one's own that wait for the other side.
    var unconfirmed = 0

    /// What the figure is; nil where it may not be shown.
    var counted: Int64? { others.counted.map { deals.countedMinor + $0 } }

    static func own(
        _ side: Referral.Side, _ seat: ID<Membership>, _ person: ID<Person>, year: Int, in db: any Connection
    ) throws -> Why {
        let deals = try WhyRepository.deals(year: year, of: person, in: db)
            .filter { (side == .giver ? $0.giver : $0.receiver) == seat }
        return Why(
            subject: .own(side), year: year, deals: deals.reversed(),
            parties: try WhyRepository.parties(Set(deals.map { side == .giver ? $0.receiver : $0.giver }), in: db),
            unconfirmed: try WhyRepository.unconfirmed(seat, side, year: year, in: db)
        )
    }

    /// - Parameter branch: that of the member who signed; nil for the club.
    static func branch(
        _ branch: ID<Branch>?, _ seat: ID<Membership>, year: Int, in db: any Connection
    ) throws -> Why {
        let all = try WhyRepository.deals(year: year, of: nil, in: db)
        let scope = all.filter { branch == nil || $0.branch == branch }
        let own = scope.filter { $0.giver == seat || $0.receiver == seat }
        let rest = scope.filter { $0.giver != seat && $0.receiver != seat }
        let seats = own.map { $0.giver == seat ? $0.receiver : $0.giver }
        let mayShow = isShown(branch, all) && mayFold(rest)
        return Why(
            subject: .branch(branch), year: year, deals: own.reversed(),
            parties: try WhyRepository.parties(Set(seats), in: db),
            others: (rest.count, mayShow ? rest.countedMinor : nil)
        )
    }

    /// Whoever takes their own deals from a sum is left with those of five companies at least, or with nothing.
    private static func mayFold(_ rest: [CountedDeal]) -> Bool {
        let companies = rest.reduce(into: Set<ID<Company>>()) { $0.formUnion($1.companies) }
        return rest.isEmpty || companies.count >= Amounts.fewestCompanies
    }

    private static func isShown(_ branch: ID<Branch>?, _ all: [CountedDeal]) -> Bool {
        let amounts = Amounts(
            all.map { Amounts.Deal(month: 0, branch: $0.branch, companies: $0.companies, minorUnits: 1) }, months: 1)
        let line = branch.map { amounts.branch($0) } ?? amounts.club
        return !line.hasHidden
    }
}
