import MatchingTruth
import Names

/// How far the made-up texts lie from the lexicon the score uses.
enum Wordings {
    /// The share of wordings in which the lexicon finds no trade at all.
    static let unknown: Double = {
        let all = Concept.all.flatMap { $0.wordings.flatMap { $0 } }
        return Double(all.count { TradeLexicon.concepts(in: $0).isEmpty }) / Double(max(1, all.count))
    }()
}
