/// Business that was done, or came to nothing, between two members of the club.
public struct PastExchange: Sendable, Hashable {
    /// Who delivered.
    public var seller: MemberKey
    /// Who paid.
    public var buyer: MemberKey
    /// Whether a deal was won.
    public var isWon: Bool
    /// What was sought, in the buyer's words, when that is known; the club's own vocabulary is learnt from it.
    public var sought: String?

    /// Keeps an exchange.
    public init(seller: MemberKey, buyer: MemberKey, isWon: Bool = true, sought: String? = nil) {
        self.seller = seller
        self.buyer = buyer
        self.isWon = isWon
        self.sought = sought
    }
}
