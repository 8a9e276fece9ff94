import Morocco
import Names

/// Numbers for the concepts of the trade lexicon, and which of them an NMA division is about.
enum TradeNumbers {
    static let ids: [String] = TradeLexicon.trades.map(\.id)

    static let numbers: [String: Int16] = {
        var numbers: [String: Int16] = [:]
        for (number, id) in ids.enumerated() { numbers[id] = Int16(number) }
        return numbers
    }()

    /// Every stem of the lexicon.
    static let stems: Set<String> = {
        var stems: Set<String> = []
        for trade in TradeLexicon.trades {
            for phrase in trade.french + trade.arabic + trade.english { stems.formUnion(TextReading(phrase).stems) }
        }
        return stems
    }()

    /// The concepts in the name of each division, by the division's number.
    static let ofDivision: [[Int16]] = NMA.divisions.map { division in
        var found: [Int16] = []
        for name in [division.name.french, division.name.arabic, division.name.english] {
            for finding in TradeLexicon.concepts(in: name) {
                if let number = numbers[finding.trade], !found.contains(number) { found.append(number) }
            }
        }
        return found
    }
}
