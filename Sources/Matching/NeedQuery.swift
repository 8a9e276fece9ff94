/// A need made ready to be looked up: for each word that weighs something, all that answers it and how well.
struct NeedQuery: Sendable {
    enum Kind: UInt8, Sendable { case term, trade, division }

    struct Feature: Sendable {
        let kind: Kind
        let number: Int32
        /// How well finding it answers the word, from 0 to 1.
        let quality: Float
    }

    struct Slot: Sendable {
        /// How much the word says: the rarer, the more.
        let weight: Float
        let features: Range<Int>
    }

    var slots: [Slot] = []
    var features: [Feature] = []
    /// The weights of all words together, those nobody answers included.
    var total: Float = 0
    /// The division asked for; -1 when none.
    var division: Int16 = Divisions.none
    /// The towns and the region asked for; region 0 when none.
    var cities: [Int16] = []
    var region: UInt8 = 0

    /// Whether no word of it can be answered by anybody.
    var isMute: Bool { features.isEmpty && division < 0 }
}
