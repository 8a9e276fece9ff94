/// What the club's own texts and deals say a word has to do with: trades and divisions that stand beside it far more
/// often than elsewhere (concept-based query expansion, Qiu and Frei 1993). So a word no lexicon knows still leads to
/// those who write it otherwise, or in another language.
struct Associations: Sendable {
    /// Seen less often, a word says nothing sure.
    static let leastUses = 2
    /// The least share of a word's uses.
    static let leastShare: Float = 0.4
    /// How many times as often as elsewhere.
    static let leastLift: Float = 3
    /// The most links of each kind of a word.
    static let most = 3

    struct Link: Sendable {
        let number: Int32
        /// The share of the word's uses, lowered when they are few.
        let share: Float
    }

    private(set) var trades: [[Link]]
    private(set) var divisions: [[Link]]

    /// One text, or one deal, to learn from.
    struct Sample {
        var terms: [Int32]
        var trades: [Int16]
        var division: Int16
    }

    init(terms count: Int, samples: [Sample]) {
        var entries: [(row: Int32, item: Int32, weight: Float)] = []
        for (place, sample) in samples.enumerated() {
            for term in sample.terms { entries.append((term, Int32(place), 1)) }
        }
        let uses = Postings(rows: count, entries: entries)
        var tradeShares = [Float](repeating: 0, count: TradeNumbers.ids.count)
        var divisionShares = [Float](repeating: 0, count: Divisions.codes.count)
        for sample in samples {
            for trade in sample.trades { tradeShares[Int(trade)] += 1 }
            if sample.division >= 0 { divisionShares[Int(sample.division)] += 1 }
        }
        let all = Float(max(samples.count, 1))
        for place in tradeShares.indices { tradeShares[place] /= all }
        for place in divisionShares.indices { divisionShares[place] /= all }

        trades = [[Link]](repeating: [], count: count)
        divisions = trades
        var tradeCounts = [Float](repeating: 0, count: tradeShares.count)
        var divisionCounts = [Float](repeating: 0, count: divisionShares.count)
        for term in 0..<count {
            let row = uses.row(term)
            guard row.count >= Self.leastUses else { continue }
            for place in row {
                let sample = samples[Int(uses.items[place])]
                for trade in sample.trades { tradeCounts[Int(trade)] += 1 }
                if sample.division >= 0 { divisionCounts[Int(sample.division)] += 1 }
            }
            trades[term] = Self.links(&tradeCounts, tradeShares, uses: Float(row.count))
            divisions[term] = Self.links(&divisionCounts, divisionShares, uses: Float(row.count))
        }
    }

    /// The links worth keeping; the counts are emptied.
    private static func links(_ counts: inout [Float], _ shares: [Float], uses: Float) -> [Link] {
        var links: [Link] = []
        for number in counts.indices where counts[number] > 0 {
            let share = counts[number] / (uses + 1)
            if share >= leastShare, share >= leastLift * shares[number] {
                links.append(Link(number: Int32(number), share: share))
            }
            counts[number] = 0
        }
        return Array(links.sorted { $0.share != $1.share ? $0.share > $1.share : $0.number < $1.number }.prefix(most))
    }
}
