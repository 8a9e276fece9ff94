import Chronology
import Persistence

/// A deal as one of its two sides follows it.
struct FollowedDeal: Sendable {
    /// One state of its terms.
    struct Version: Sendable {
        var number: Int
        var author: ID<Membership>
        var terms: DealTerms
        var state: DealVersion.State
        var writtenAt: Instant
        var answeredAt: Instant?
        /// Why it was refused.
        var words: String
    }

    /// Why it came to nothing.
    struct Closed: Hashable, Sendable {
        var kind: Deal.Closing
        var by: ID<Membership>?
        var words: String
        var at: Instant
    }

    struct Thanked: Hashable, Sendable {
        /// Empty in a register brought in.
        var sentence: String
        var at: Instant
    }

    var id: ID<Deal>
    var referral: ID<Referral>?
    /// The opportunity it comes from, which both its sides may see.
    var origin: DealOrigin?
    var seller: Party
    var other: Party
    /// The side the viewer is on.
    var side: Deal.Side
    /// The customer, when it is the prospect of an outside referral.
    var customer: String?
    var terms: DealTerms
    /// The number of the version that holds.
    var version: Int
    /// Who wrote it; the other side confirms.
    var statedBy: ID<Membership>
    /// Nil for what was signed before due dates were kept.
    var dueOn: CivilDate?
    var declaredAt: Instant
    var confirmedAt: Instant?
    var closed: Closed?
    var outcome: Deal.Outcome?
    var paidOn: CivilDate?
    var thanked: Thanked?
    /// The oldest first.
    var versions: [Version]
    /// All that was said of the payment, the oldest first.
    var payments: [PaymentStatement]

    func party(_ side: Deal.Side) -> Party { side == .seller ? seller : other }

    /// The seat the viewer is on this deal with.
    var own: ID<Membership> { party(side).membership }
    /// The one across from the viewer.
    var counterpart: Party { party(side.across) }

    func party(_ membership: ID<Membership>) -> Party { membership == seller.membership ? seller : other }

    /// The correction that waits for an answer.
    var proposal: Version? { versions.last { $0.state == .proposed } }

    /// What a side says of the payment under the terms that hold.
    func statement(of side: Deal.Side) -> PaymentStatement? {
        payments.last { $0.author == party(side).membership && $0.version == version }
    }

    /// Whether the two sides say different things.
    var isDiffering: Bool {
        guard confirmedAt != nil, let one = statement(of: .seller), let two = statement(of: .other) else {
            return false
        }
        return PaymentStatement.agreement(seller: one, other: two, dueOn: dueOn) == nil
    }
}
