/// A club read once, to be asked for pairs, rings and answers to a new need.
///
/// A value that never changes: make a new one when profiles have changed (half a second for 10,000 members). Asking
/// changes nothing either, so one index may be asked from many threads.
///
/// The formula, its sources and what it was measured to reach are in `docs/matching.md`.
public struct MatchIndex: Sendable {
    struct Need: Sendable {
        let key: WishKey
        let author: Int
        /// As its author wrote it.
        let wording: String
        let text: ReadText
        let query: NeedQuery
    }

    /// The numbers of the formula.
    public let weights: MatchWeights
    let members: [MatchMember]
    let places: [MemberKey: Int]
    let reader: ClubReader
    let supply: Supply
    let flows: TradeFlows
    let history: History
    let needs: [Need]
    /// The needs of each member, as places in ``needs``.
    let needsOf: [Range<Int>]
    let activityTexts: [ReadText]
    let offerTexts: [[ReadText]]
    private(set) var supplies = BestSupplies()

    /// Reads a club.
    public init(_ club: MatchClub, weights: MatchWeights = MatchWeights()) {
        var seen: Set<MemberKey> = []
        // In the order of keys, so that the order in which a club is given changes nothing.
        let members = club.members.filter { seen.insert($0.key).inserted }.sorted { $0.key < $1.key }
        self.weights = weights
        self.members = members
        places = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.key, $0) })
        var facts = members.map(MemberFacts.init)
        history = History(club, places: places, facts: facts)

        var reader = ClubReader()
        let activities = members.map { reader.number($0.activity) }
        let offers = members.map { $0.offers.map { reader.number($0.text) } }
        let sought = members.map { $0.needs.map { reader.number($0.text) } }
        let deals = club.exchanges.filter(\.isWon)
        let dealTexts = deals.map { $0.sought.map { reader.number($0) } }
        reader.mendSlips()

        activityTexts = activities.map { reader.read($0) }
        offerTexts = offers.map { $0.map { reader.read($0) } }
        var documents = [Supply.Document](repeating: Supply.Document(), count: members.count)
        for place in members.indices {
            documents[place].add(activityTexts[place], weight: weights.activity, slip: weights.slip)
            for text in offerTexts[place] { documents[place].add(text, weight: 1, slip: weights.slip) }
            facts[place].isNational = reader.saysNational(offers[place] + [activities[place]])
        }
        var samples: [Associations.Sample] = []
        var wonDeals: [(buyer: Int16, seller: Int16)] = []
        for (deal, text) in zip(deals, dealTexts) {
            guard let seller = places[deal.seller] else { continue }
            if let buyer = places[deal.buyer] { wonDeals.append((facts[buyer].division, facts[seller].division)) }
            guard let text else { continue }
            let trades = documents[seller].trades.keys.sorted()
            let terms = Array(Set(text.stems)).sorted()
            samples.append(Associations.Sample(terms: terms, trades: trades, division: facts[seller].division))
        }
        flows = TradeFlows(deals: wonDeals)
        let texts = offers.reduce(members.count) { $0 + $1.count } + sought.reduce(0) { $0 + $1.count }
        let supply = Supply(
            facts: facts, documents: documents, samples: samples, reader: reader, texts: texts, weights: weights)
        self.supply = supply
        self.reader = reader

        var needs: [Need] = []
        var needsOf: [Range<Int>] = []
        for (place, member) in members.enumerated() {
            let start = needs.count
            for (need, text) in zip(member.needs, sought[place]) {
                let read = reader.read(text)
                let query = supply.query(
                    read, division: Divisions.number(need.division), region: MemberFacts.number(need.region))
                needs.append(Need(key: need.key, author: place, wording: need.text, text: read, query: query))
            }
            needsOf.append(start..<needs.count)
        }
        self.needs = needs
        self.needsOf = needsOf
        supplies = BestSupplies.of(self)
    }

    var facts: [MemberFacts] { supply.facts }
}
