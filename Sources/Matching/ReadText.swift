import Morocco

/// A text of the club, read: one slot for each word that says something.
struct ReadText: Sendable {
    /// One word, and all it may stand for.
    struct Slot: Sendable {
        /// The stem as written; -1 when the club uses it nowhere else and it was not numbered.
        var term: Int32
        /// The stem it is a slip of; -1 when none is known.
        var meant: Int32 = -1
        /// Concepts the word is part of.
        var trades: [Int16] = []

        /// Whether two words are the same, slips put right.
        func isSame(as other: Slot) -> Bool {
            let mine = meant >= 0 ? meant : term
            return mine >= 0 && (mine == other.term || mine == other.meant || term >= 0 && term == other.term)
        }
    }

    var slots: [Slot]
    /// The towns named.
    var cities: [City]

    /// The concepts of the text, each once.
    var trades: [Int16] {
        var found: [Int16] = []
        for slot in slots { for trade in slot.trades where !found.contains(trade) { found.append(trade) } }
        return found
    }
}
