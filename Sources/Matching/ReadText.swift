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
