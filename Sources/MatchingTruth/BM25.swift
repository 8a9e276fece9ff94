import Foundation
public import Matching
import Names

/// The usual search engine, to be compared with: BM25 (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75) over folded,
/// stemmed words without stop words, the same analysis as our own. A member is a document of offers and activity; what
/// a member seeks is the query.
public struct BM25 {
    private var postings: [String: [(member: Int, uses: Double)]] = [:]
    private var lengths: [Double] = []
    private let queries: [[String]]

    /// Indexes a club.
    public init(_ club: MatchClub) {
        for (number, member) in club.members.enumerated() {
            let stems = (member.offers.map(\.text) + [member.activity]).flatMap { TextReading($0).stems }
            var uses: [String: Double] = [:]
            for stem in stems { uses[stem, default: 0] += 1 }
            for (stem, count) in uses { postings[stem, default: []].append((number, count)) }
            lengths.append(Double(stems.count))
        }
        queries = club.members.map { member in member.needs.flatMap { TextReading($0.text).stems } }
    }

    /// What every member scores for what one member seeks.
    public func scores(for member: Int) -> [Double] {
        var scores = [Double](repeating: 0, count: lengths.count)
        let mean = max(1, RankQuality.mean(lengths))
        for stem in queries[member] {
            guard let found = postings[stem] else { continue }
            let without = Double(lengths.count - found.count) + 0.5
            let rarity = log(1 + without / (Double(found.count) + 0.5))
            for (other, uses) in found where other != member {
                let length = 0.25 + 0.75 * lengths[other] / mean
                scores[other] += rarity * uses * 2.2 / (uses + 1.2 * length)
            }
        }
        return scores
    }
}
