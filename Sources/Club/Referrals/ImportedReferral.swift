public import Chronology
public import Persistence

/// A referral of a register the club kept before, with where it had come to.
public struct ImportedReferral: Hashable, Sendable {
    /// The day it was given.
    public var givenOn: CivilDate
    /// Who gave it; not the receiver.
    public var giver: ID<Membership>
    /// Who got it.
    public var receiver: ID<Membership>
    /// Who buys.
    public var kind: Referral.Kind
    /// Needed when `kind` is outside.
    public var prospect: String
    /// Where it had come to.
    public var stage: Referral.Stage
    /// The reason of a lost one; *other* when the register does not say.
    public var lostReason: Referral.LostReason
    /// What was signed when won, in minor units; without it the referral is won and no deal is counted.
    public var amountMinor: Int64?

    /// A line of the register.
    public init(
        givenOn: CivilDate,
        giver: ID<Membership>,
        receiver: ID<Membership>,
        kind: Referral.Kind,
        prospect: String = "",
        stage: Referral.Stage,
        lostReason: Referral.LostReason = .other,
        amountMinor: Int64? = nil
    ) {
        self.givenOn = givenOn
        self.giver = giver
        self.receiver = receiver
        self.kind = kind
        self.prospect = prospect
        self.stage = stage
        self.lostReason = lostReason
        self.amountMinor = amountMinor
    }
}
