import Persistence

/// A deal about to be declared.
struct NewDeal: Sendable {
    /// Between whom.
    enum Basis: Hashable, Sendable {
        /// The receiver of a won referral sells to its prospect, or to its giver when it was inside.
        case referral(ID<Referral>)
        /// Two members, without a referral; `sells` says whether the one who declares is the seller.
        case members(with: ID<Membership>, sells: Bool)
    }

    /// Made when the form was shown, so that a form sent twice is one deal.
    var id: ID<Deal>
    var basis: Basis
    var terms: DealTerms
    /// The published need or offer it came from, if one did.
    var opportunity: ID<Opportunity>?
}
