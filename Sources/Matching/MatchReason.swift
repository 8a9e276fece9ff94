public import Morocco

/// Why two members are proposed to one another; the screen says it in words of its own. Strongest first in a proposal.
public enum MatchReason: Sendable, Hashable {
    /// The supplier has what the seeker looks for.
    ///
    /// `offer` is the offer that fits best, nil when the activity itself does. `trades` are concepts of
    /// `Names.TradeLexicon` found on both sides, whatever the language, and `words` folded words of the need that the
    /// supplier uses too. Both may be empty when the club's own vocabulary made the link.
    case answersNeed(
        seeker: MemberKey, need: WishKey, supplier: MemberKey, offer: WishKey?, trades: [String], words: [String])
    /// Companies of the buyer's NMA division buy from those of the seller's, by the table, or by that many won deals
    /// of this club.
    case tradesBuy(buyer: MemberKey, seller: MemberKey, buyerDivision: String, sellerDivision: String, wonDeals: Int)
    /// That many members of the other's division bought from this one.
    case clientsInYourTrade(supplier: MemberKey, division: String, clients: Int)
    /// Both sit in this town (a `Morocco.City` key).
    case sameCity(String)
    /// Both sit in this region, in different towns.
    case sameRegion(Region)
    /// The companies are of the same size or next to it.
    case similarSize(SizeBand.HeadCount, SizeBand.HeadCount)
    /// The two did business that many times already.
    case tradedBefore(deals: Int)
}
