/// A thing that companies of a made-up club sell or buy: the hidden truth is told in these, the texts in wordings.
public struct Concept: Sendable {
    /// As in `corrugated`.
    public let id: String
    /// Concepts of a family are near one another, without standing in for one another.
    public let family: String
    /// The NMA division of companies that sell it.
    public let division: String
    /// The wordings in French, Arabic and English.
    public let wordings: [[String]]
    /// What companies that sell it buy, as places in ``all``.
    public let buys: [Int]

    /// The table `Resources/concepts.tsv`.
    public static let all: [Concept] = {
        let rows = String(decoding: PackageResources.concepts_tsv, as: UTF8.self).split(separator: "\n")
            .map { $0.split(separator: "\t").map(String.init) }.filter { $0.count == 7 }
        let places = Dictionary(rows.enumerated().map { ($1[0], $0) }) { first, _ in first }
        return rows.map { row in
            Concept(
                id: row[0], family: row[1], division: row[2],
                wordings: row[3...5].map { $0.split(separator: ";").map(String.init) },
                buys: row[6].split(separator: " ").compactMap { places[String($0)] })
        }
    }()

    /// What any company may need, as places in ``all``.
    public static let common: [Int] = [
        "bookkeeping", "health-cover", "goods-cover", "business-loans", "web-sites", "corporate-gifts",
        "event-planning", "audit-service", "brochures", "cleaning-service", "energy-audit", "recruitment",
        "team-training", "coaching-service", "incoming-travel", "social-media", "contract-law", "office-furniture",
        "building-upkeep", "canteen", "interior-design", "market-study", "trademark-filing", "it-support",
    ].compactMap { id in all.firstIndex { $0.id == id } }
}

/// Which wordings the texts of a club draw on.
public enum Vocabulary: Sendable {
    /// Two wordings of three: for whoever tunes the formula.
    case tuning
    /// All of them, so that a third was never seen while tuning.
    case judging

    /// The wordings of a concept in a language: 0 French, 1 Arabic, 2 English.
    func wordings(_ concept: Concept, _ language: Int) -> [String] {
        let all = concept.wordings[language]
        guard self == .tuning else { return all }
        return all.enumerated().filter { $0.offset % 3 != 2 }.map(\.element)
    }
}
