import Morocco

/// Who offers what: the inverted index of the offers and activities of a club.
struct Supply: Sendable {
    let facts: [MemberFacts]
    let weights: MatchWeights
    /// Term → members and members → terms, in the same way trades; weights tell how firmly.
    let byTerm: Postings
    let byTrade: Postings
    let byDivision: Postings
    private let termsOf: Postings
    private let tradesOf: Postings
    private let associations: Associations
    /// How much each term and each trade says.
    private let termWeights: [Float]
    private let tradeWeights: [Float]

    /// What is offered by one member.
    struct Document {
        var terms: [Int32: Float] = [:]
        var trades: [Int16: Float] = [:]

        mutating func add(_ text: ReadText, weight: Float, slip: Float) {
            for slot in text.slots {
                if slot.term >= 0 { terms[slot.term] = max(terms[slot.term] ?? 0, weight) }
                if slot.meant >= 0 { terms[slot.meant] = max(terms[slot.meant] ?? 0, weight * slip) }
                for trade in slot.trades { trades[trade] = max(trades[trade] ?? 0, weight) }
            }
        }
    }

    init(
        facts: [MemberFacts], documents: [Document], samples deals: [Associations.Sample], reader: ClubReader,
        texts: Int, weights: MatchWeights
    ) {
        self.facts = facts
        self.weights = weights
        let termCount = reader.terms.count
        var terms: [(row: Int32, item: Int32, weight: Float)] = []
        var trades: [(row: Int32, item: Int32, weight: Float)] = []
        var divisions: [(row: Int32, item: Int32, weight: Float)] = []
        var samples = deals
        for (member, document) in documents.enumerated() {
            let number = Int32(member)
            for term in document.terms.keys.sorted() { terms.append((number, term, document.terms[term] ?? 0)) }
            var known = document.trades
            let division = facts[member].division
            if division >= 0 {
                divisions.append((Int32(division), number, 1))
                for trade in TradeNumbers.ofDivision[Int(division)] where known[trade] == nil { known[trade] = 0.4 }
            }
            for trade in known.keys.sorted() { trades.append((number, Int32(trade), known[trade] ?? 0)) }
            samples.append(
                Associations.Sample(
                    terms: document.terms.keys.sorted(), trades: document.trades.keys.sorted(), division: division))
        }
        termsOf = Postings(rows: documents.count, entries: terms)
        tradesOf = Postings(rows: documents.count, entries: trades)
        byTerm = Postings(rows: termCount, entries: terms.map { ($0.item, $0.row, $0.weight) })
        byTrade = Postings(rows: TradeNumbers.ids.count, entries: trades.map { ($0.item, $0.row, $0.weight) })
        byDivision = Postings(rows: Divisions.codes.count, entries: divisions)
        associations = Associations(terms: termCount, samples: samples)
        // The inverse document frequency of BM25 (Robertson and Spärck Jones 1976), from 0 to about 10.
        func inverse(_ uses: Int, of all: Int) -> Float {
            logarithm(1 + (Float(all - uses) + 0.5) / (Float(uses) + 0.5))
        }
        termWeights = reader.terms.frequencies.map { inverse(min(Int($0), texts), of: texts) }
        let byTrade = self.byTrade
        tradeWeights = TradeNumbers.ids.indices.map { inverse(byTrade.row($0).count, of: documents.count) }
        rarest = inverse(0, of: texts)
    }

    private let rarest: Float

    /// Makes a need ready to be looked up.
    func query(_ text: ReadText, division: Int16, region: UInt8) -> NeedQuery {
        var query = NeedQuery()
        query.division = division
        query.region = region
        query.cities = text.cities.map(MemberFacts.number)
        if region == 0, let city = text.cities.first { query.region = MemberFacts.number(city.region) }
        for (place, slot) in text.slots.enumerated() {
            let main = slot.meant >= 0 ? slot.meant : slot.term
            if main >= 0, text.slots[..<place].contains(where: { $0.term == main || $0.meant == main }) { continue }
            let rarity = main >= 0 ? termWeights[Int(main)] : rarest
            // A concept is as rare as its trade, however rare the word for it.
            let trade = slot.trades.map { tradeWeights[Int($0)] }.max()
            var weight = min(rarity, trade.map { 1.3 * $0 } ?? rarity)
            let start = query.features.count
            func add(_ kind: NeedQuery.Kind, _ number: Int32, _ quality: Float) {
                let rows = kind == .term ? byTerm : kind == .trade ? byTrade : byDivision
                guard !rows.row(Int(number)).isEmpty else { return }
                query.features.append(NeedQuery.Feature(kind: kind, number: number, quality: quality))
            }
            if slot.term >= 0 { add(.term, slot.term, 1) }
            if slot.meant >= 0 { add(.term, slot.meant, weights.slip) }
            for trade in slot.trades { add(.trade, Int32(trade), weights.trade) }
            if main >= 0 {
                for link in associations.trades[Int(main)] where !slot.trades.contains(Int16(link.number)) {
                    add(.trade, link.number, weights.learntTrade * link.share)
                }
                for link in associations.divisions[Int(main)] {
                    add(.division, link.number, weights.learntDivision * link.share)
                }
            }
            // What nobody in the club speaks of tells them apart no better than a filler does.
            if query.features.count == start, slot.trades.isEmpty { weight *= self.weights.unknown }
            query.total += weight
            if query.features.count > start {
                query.slots.append(NeedQuery.Slot(weight: weight, features: start..<query.features.count))
            }
        }
        return query
    }

    /// How well what one member offers answers a need, place and size apart, from 0 to 1.
    func answer(_ query: NeedQuery, by member: Int) -> Float {
        var sum: Float = 0
        for slot in query.slots {
            var best: Float = 0
            for place in slot.features {
                let feature = query.features[place]
                let weight: Float =
                    switch feature.kind {
                    case .term: termsOf.weight(member, feature.number)
                    case .trade: tradesOf.weight(member, feature.number)
                    case .division: Int32(facts[member].division) == feature.number ? 1 : 0
                    }
                best = max(best, weight * feature.quality)
            }
            sum += slot.weight * best
        }
        return whole(sum, query, member)
    }

    /// The words' share of a need, and the division asked for.
    func whole(_ sum: Float, _ query: NeedQuery, _ member: Int) -> Float {
        let words = query.total > 0 ? sum / query.total : 0
        let isAsked = query.division >= 0 && facts[member].division == query.division
        return isAsked ? 1 - (1 - words) * (1 - weights.askedDivision) : words
    }
}
