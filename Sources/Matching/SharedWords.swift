/// What a need and a supplier have in common, to be told as a reason.
struct SharedWords {
    /// The most words and trades told.
    static let most = 3

    /// The offer that has most in common with the need; nil when the activity alone has something.
    private(set) var offer: WishKey?
    private(set) var trades: [String] = []
    /// Stems of the need, as it was written, that the supplier uses.
    private(set) var terms: Set<Int32> = []

    init(_ need: ReadText, supplier place: Int, in index: MatchIndex) {
        let offers = index.members[place].offers
        var best = 0
        for (offer, text) in zip(offers, index.offerTexts[place]) {
            let common = take(need, text)
            if common > best { (best, self.offer) = (common, offer.key) }
        }
        _ = take(need, index.activityTexts[place])
        trades = Array(trades.prefix(Self.most))
    }

    /// How much the texts have in common, which is noted.
    private mutating func take(_ need: ReadText, _ text: ReadText) -> Int {
        var common = 0
        for slot in need.slots {
            for theirs in text.slots where slot.isSame(as: theirs) {
                if slot.term >= 0 { terms.insert(slot.term) }
                common += 1
                break
            }
        }
        let offered = text.trades
        for trade in need.trades where offered.contains(trade) {
            common += 2
            let id = TradeNumbers.ids[Int(trade)]
            if !trades.contains(id) { trades.append(id) }
        }
        return common
    }
}
