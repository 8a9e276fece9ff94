public import Morocco

/// An active member as matching sees one. What is left out lowers no score unfairly: unknown is neither near nor far.
public struct MatchMember: Sendable, Hashable {
    /// Whose alone this number is in the club.
    public var key: MemberKey
    /// What the company does, in its own words.
    public var activity: String
    /// Its NMA 2010 division, as in `18`.
    public var division: String?
    /// The town it sits in, in any written form.
    public var city: String?
    /// The region it sits in; that of the town when left out.
    public var region: Region?
    /// How many people work there.
    public var size: SizeBand.HeadCount?
    /// The most proposals the member wants in one round (a week); 0 for none.
    public var capacity: Int
    /// In how many proposals of the last four weeks the member stood already: those with few come first.
    public var recentProposals: Int
    /// What the member offers.
    public var offers: [Wish]
    /// What the member seeks.
    public var needs: [Wish]

    /// Keeps what is known of the member.
    public init(
        _ key: MemberKey, activity: String = "", division: String? = nil, city: String? = nil, region: Region? = nil,
        size: SizeBand.HeadCount? = nil, capacity: Int = 3, recentProposals: Int = 0, offers: [Wish] = [],
        needs: [Wish] = []
    ) {
        self.key = key
        self.activity = activity
        self.division = division
        self.city = city
        self.region = region
        self.size = size
        self.capacity = capacity
        self.recentProposals = recentProposals
        self.offers = offers
        self.needs = needs
    }
}
