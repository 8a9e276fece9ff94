/// Where a word of a member stands; a name weighs more than a need.
public enum SearchField: String, Sendable, Hashable, CaseIterable {
    case name
    case company
    case trade
    case city
    case offer
    case need

    /// How much a word found here counts, between 0 and 1.
    public var weight: Double {
        switch self {
        case .name: 1
        case .company: 0.85
        case .trade: 0.8
        case .city: 0.75
        case .offer: 0.6
        case .need: 0.5
        }
    }

    /// Whether the words are names, to be found by their sound.
    var isName: Bool { self == .name || self == .company || self == .city }
}
