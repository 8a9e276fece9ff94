/// What a search key stands for. The first character of a key tells its kind, so one index serves them all and a
/// prefix never leaves its kind.
public enum SearchTermKind: Int, Sendable, Hashable, CaseIterable {
    /// A folded word, as written: `benjelloun`.
    case exactFold = 0
    /// A consonant skeleton, after a tilde: `~bnjln`.
    case phonetic = 1
    /// A town, a trade or a stem: `#city:casablanca`, `#trade:printing`, `=imprimeri`.
    case concept = 2
}

/// A key under which a member is found.
public struct SearchTerm: Sendable, Hashable {
    /// The key: what the column `term` holds.
    public let key: String
    /// What the key stands for.
    public let kind: SearchTermKind
    /// How much it counts, between 0 and 1.
    public let weight: Double
}

/// A key to look up for one place of a query.
public struct QueryToken: Sendable, Hashable {
    /// The key to look up.
    public let key: String
    /// What the key stands for.
    public let kind: SearchTermKind
    /// How much finding it counts, between 0 and 1 (2 when it stands for two words).
    public let weight: Double
    /// Which word of the query it looks for; the best key of each slot counts.
    public let slot: Int
    /// Whether longer keys are meant too, because the word is still being typed.
    public let isPrefix: Bool

    /// The end of the range of keys meant (`term >= key AND term < end`); nil when the key alone is meant.
    public var end: String? { isPrefix ? key + "\u{FFFF}" : nil }
}
