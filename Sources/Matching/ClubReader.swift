import Morocco
import Names

/// Reads the texts of a club: numbers their stems, mends slips, finds the trades.
struct ClubReader: Sendable {
    /// Nobody writes so much about one wish; what follows is dropped before it costs anything.
    static let longest = 2000
    /// The most words of a text that count.
    static let mostWords = 120

    private(set) var terms = TermTable()
    /// For each stem, the one it is a slip of; -1 for most.
    private(set) var meant: [Int32] = []
    private var spelling = Spelling([])
    /// The number of each stem ``spelling`` knows.
    private var spelled: [Int32] = []

    /// A text whose stems are numbered.
    struct Numbered {
        var stems: [Int32]
        var cities: [City]
    }

    /// Numbers the stems of a text; used for all texts before any is read.
    mutating func number(_ text: String) -> Numbered {
        let reading = Self.reading(text)
        let stems = Self.telling(reading).map { terms.number(adding: $0) }
        terms.count(stems)
        return Numbered(stems: stems, cities: reading.cities)
    }

    /// Learns which stems are slips of which; used once, between numbering and reading.
    mutating func mendSlips() {
        var known: [(stem: String, uses: Int32)] = []
        for (number, stem) in terms.stems.enumerated()
        where terms.frequencies[number] >= 3 || TradeNumbers.stems.contains(stem) {
            known.append((stem, terms.frequencies[number] + (TradeNumbers.stems.contains(stem) ? 1000 : 0)))
            spelled.append(Int32(number))
        }
        // Words the club has not used yet may still be meant.
        for stem in TradeNumbers.stems.sorted() where terms.number(of: stem) == nil {
            known.append((stem, 1000))
            spelled.append(terms.number(adding: stem))
        }
        spelling = Spelling(known)
        meant = terms.stems.enumerated().map { number, stem in
            let isKnown = terms.frequencies[number] >= 3 || TradeNumbers.stems.contains(stem)
            return isKnown ? -1 : spelling.meant(stem).map { spelled[$0] } ?? -1
        }
    }

    /// Reads a text whose stems are numbered.
    func read(_ text: Numbered) -> ReadText {
        var slots = text.stems.map { ReadText.Slot(term: $0, meant: meant[Int($0)]) }
        mark(&slots, slots.map { terms.stems[Int($0.meant >= 0 ? $0.meant : $0.term)] })
        return ReadText(slots: slots, cities: text.cities)
    }

    /// Reads a text the club has not seen.
    func read(_ text: String) -> ReadText {
        let reading = Self.reading(text)
        let stems = Self.telling(reading)
        var slots: [ReadText.Slot] = stems.map { stem in
            if let number = terms.number(of: stem) { return ReadText.Slot(term: number, meant: meant[Int(number)]) }
            return ReadText.Slot(term: -1, meant: spelling.meant(stem).map { spelled[$0] } ?? -1)
        }
        mark(&slots, zip(slots, stems).map { $0.meant >= 0 ? terms.stems[Int($0.meant)] : $1 })
        return ReadText(slots: slots, cities: reading.cities)
    }

    /// Whether texts say that the whole country, or more, is served.
    func saysNational(_ texts: [Numbered]) -> Bool {
        texts.contains { text in text.stems.contains { Self.national.contains(terms.stems[Int($0)]) } }
    }

    private static let national = Set(
        TextReading("national nationale nationwide maroc morocco royaume المغرب وطني المملكة").stems)

    private func mark(_ slots: inout [ReadText.Slot], _ stems: [String]) {
        for finding in TextReading.trades(amongStems: stems) {
            guard let trade = TradeNumbers.numbers[finding.trade] else { continue }
            for place in finding.span { slots[place].trades.append(trade) }
        }
    }

    private static func telling(_ reading: TextReading) -> [String] {
        Array(reading.stems.lazy.filter { !FillerWords.contains($0) }.prefix(mostWords))
    }

    private static func reading(_ text: String) -> TextReading {
        TextReading(String(text.unicodeScalars.prefix(longest)))
    }
}
