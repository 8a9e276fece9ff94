import Persistence

/// A deal of the demo club and what became of it. Moments are milliseconds since 1970, days are counted since then.
struct DemoDeal: Sendable {
    /// What one side said of the payment; without a day it is in dispute.
    struct Said: Sendable {
        var bySeller: Bool
        var paidOn: Int?
        var words = ""
        var at: Int64
    }

    /// Positions in the list of members.
    var seller: Int
    var other: Int
    var referral: ID<Referral>?
    var isOutside = false
    var statedBySeller = true
    var object: String
    var amountMinor: Int64
    var signedOn: Int
    var agreedDays: Int?
    var declaredAt: Int64
    var confirmedAt: Int64?
    var said: [Said] = []
    var thanks: String?
    var thankedAt: Int64 = 0

    /// No trade of the demo club has days of its own.
    var dueOn: Int { signedOn + (agreedDays ?? 60) }

    /// What both sides came to say.
    var outcome: (outcome: Deal.Outcome, paidOn: Int?)? {
        guard let seller = said.last(where: \.bySeller), let other = said.last(where: { !$0.bySeller }) else {
            return nil
        }
        guard let arrived = seller.paidOn, let sent = other.paidOn else {
            return seller.paidOn == other.paidOn ? (.disputed, nil) : nil
        }
        if arrived <= dueOn, sent <= dueOn { return (.onTime, arrived) }
        return arrived == sent ? (.late, arrived) : nil
    }

    /// The last moment anything happened to it.
    var changedAt: Int64 { max(declaredAt, confirmedAt ?? 0, said.map(\.at).max() ?? 0) }
}
