import Persistence

/// A deal is between two members, or between a member and the prospect of a referral; then the giver is the other side
/// who confirms. One side states its terms, and it is signed when the other confirms them.
extension Deal {
    /// The two sides; everyone else is neither.
    enum Side: String, CaseIterable, Sendable {
        /// Delivers and is paid.
        case seller
        /// Buys; or gave the referral whose prospect buys.
        case other

        var across: Side { self == .seller ? .other : .seller }
    }

    /// Why a declaration came to nothing.
    enum Closing: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        /// The other side said that it is not so.
        case declined
        /// Who stated it took it back.
        case withdrawn
        /// A side left the club before it was signed.
        case left
    }

    /// What both sides say of the payment.
    enum Outcome: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case onTime = "on_time"
        case late, disputed

        /// Nothing can be said after it.
        var isSettled: Bool { self != .disputed }

        static let settled = allCases.filter(\.isSettled)
    }
}

/// One state of a deal's terms, named for `ID<DealVersion>`.
enum DealVersion {
    enum State: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        /// Written before the deal was signed, by either side.
        case stated
        /// A correction after, waiting for the other side.
        case proposed
        case accepted, refused, withdrawn
        /// The deal was paid, or a side left, before anyone answered.
        case lapsed
    }
}

/// What one side says of the payment, named for `ID<DealPayment>`.
enum DealPayment {
    enum Statement: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case paid, disputed
    }
}
