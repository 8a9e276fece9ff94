public import Persistence

/// A business contact one member gives another.
///
/// The receiver alone moves it, one step after another; the giver sees each step, may ask for news, and may take it
/// back while nobody has acknowledged it.
public enum Referral {
    /// Who buys.
    public enum Kind: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        /// The giver: the deal is between the two members.
        case inside
        /// A third person, who has agreed to be called.
        case outside
    }

    /// The two sides of a referral; everyone else is neither.
    public enum Side: String, CaseIterable, Sendable {
        case giver, receiver

        /// The side across.
        public var other: Side { self == .giver ? .receiver : .giver }
    }

    /// Why nothing came of a referral.
    public enum LostReason: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case unreachable
        case noNeed = "no_need"
        case price, competitor, timing
        case notMyTrade = "not_my_trade"
        case other
    }
}

/// One step of a referral as its receiver made it, named for `ID<ReferralStep>`.
public enum ReferralStep {}
/// What was signed between two parties thanks to a referral, named for `ID<Deal>`.
public enum Deal {}
/// The receiver's thanks to the giver for a deal, named for `ID<Thanks>`.
public enum Thanks {}
