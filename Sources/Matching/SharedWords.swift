import Morocco
import Names

/// What a need and a supplier have in common, to be told as a reason: worked out for the pairs chosen only.
struct SharedWords {
    /// The most words and trades told.
    static let most = 3

    private(set) var offer: WishKey?
    private(set) var trades: [String] = []
    private(set) var words: [String] = []

    init(need: String, supplier: MatchMember, reader: ClubReader) {
        let sought = reader.read(need)
        let stems = Set(sought.slots.flatMap { [$0.term, $0.meant] }.filter { $0 >= 0 })
        var shared: Set<Int32> = []
        var best = 0
        func look(_ text: String, _ key: WishKey?) {
            let read = reader.read(text)
            let common = stems.intersection(read.slots.flatMap { [$0.term, $0.meant] })
            let concepts = sought.trades.filter(read.trades.contains)
            shared.formUnion(common)
            for trade in concepts where !trades.contains(TradeNumbers.ids[Int(trade)]) {
                trades.append(TradeNumbers.ids[Int(trade)])
            }
            if common.count + 2 * concepts.count > best, key != nil {
                best = common.count + 2 * concepts.count
                offer = key
            }
        }
        for wish in supplier.offers { look(wish.text, wish.key) }
        look(supplier.activity, nil)
        trades = Array(trades.prefix(Self.most))
        words = Self.asWritten(shared, in: need, reader)
    }

    /// The words of the need as its author wrote them, with accents and capitals.
    private static func asWritten(_ shared: Set<Int32>, in need: String, _ reader: ClubReader) -> [String] {
        var found: [String] = []
        for piece in need.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "-") }) where found.count < most
        {
            let word = String(piece)
            let stems = reader.read(word).slots
            if stems.contains(where: { shared.contains($0.term) || shared.contains($0.meant) }), !found.contains(word) {
                found.append(word)
            }
        }
        return found
    }
}
