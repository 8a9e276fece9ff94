public import Morocco

/// Something a member seeks or offers, in the member's own words: a line of the profile or a published opportunity.
public struct Wish: Sendable, Hashable {
    /// Whose alone this number is among needs and offers together.
    public var key: WishKey
    /// French, Arabic, English or a mixture; read up to 2,000 scalars.
    public var text: String
    /// The NMA 2010 division meant, when the member named one, as in `18`.
    public var division: String?
    /// Where it is wanted or given; nil when anywhere, or where the text says.
    public var region: Region?

    /// Keeps what is known of the wish.
    public init(_ key: WishKey, _ text: String, division: String? = nil, region: Region? = nil) {
        self.key = key
        self.text = text
        self.division = division
        self.region = region
    }
}
