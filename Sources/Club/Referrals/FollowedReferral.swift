import Chronology
import Persistence

/// A referral as one of its two sides follows it.
struct FollowedReferral: Sendable {
    /// What was signed.
    struct DealPart: Hashable, Sendable {
        var id: ID<Deal>
        var amountMinor: Int64
        var currency: String
        var signedOn: CivilDate
        var declaredAt: Instant
        var confirmedAt: Instant?
        var version: Int
        /// Who wrote the terms; the other side confirms them.
        var statedBy: ID<Membership>
        /// Declined, withdrawn, or left unsigned by one who went.
        var isClosed: Bool
        var thanks: ThanksPart?
    }

    struct ThanksPart: Hashable, Sendable {
        /// Empty in a register brought in.
        var sentence: String
        var thankedAt: Instant
    }

    struct StepPart: Hashable, Sendable {
        var step: Referral.Step
        var movedAt: Instant
    }

    /// The third person; nil for an inside referral, and for the receiver of a withdrawn one.
    struct Prospect: Hashable, Sendable {
        var name: String
        var phone: String?
        var email: String?
    }

    var id: ID<Referral>
    /// The side the viewer is on.
    var side: Referral.Side
    var kind: Referral.Kind
    var stage: Referral.Stage
    var lostReason: Referral.LostReason?
    var giver: Party
    var receiver: Party
    var prospect: Prospect?
    var need: String
    var note: String
    var givenAt: Instant
    var movedAt: Instant
    var nudgedAt: Instant?
    /// What came of it, the first first; repeat business makes several.
    var deals: [DealPart]
    var steps: [StepPart]
    /// Since when it sleeps, for want of a step.
    var dormantAt: Instant?
    var wokenAt: Instant?
    /// Of a lost one that its receiver did not take.
    var decline: Decline?
    /// Of the one across.
    var standing: Standing
    /// Filled where it is shown.
    var thread = ReferralThread()

    /// The deal that asks something of the viewer, else the first that stands.
    var deal: DealPart? {
        let standing = deals.filter { !$0.isClosed }
        let asking = standing.first { deal in
            side == .giver ? deal.confirmedAt == nil && deal.statedBy != own : deal.thanks == nil
        }
        return asking ?? standing.first
    }

    /// The one across from the viewer.
    var counterpart: Party { side == .giver ? receiver : giver }

    /// The seat the viewer is on this referral with.
    var own: ID<Membership> { side == .giver ? giver.membership : receiver.membership }

    func allows(_ action: Referral.Action) -> Bool {
        switch action {
        case .thank: action.isAllowed(side, at: stage) && deal != nil && deal?.thanks == nil
        case .confirm:
            action.isAllowed(side, at: stage) && deal != nil && deal?.confirmedAt == nil && deal?.statedBy != own
        case .move, .nudge, .withdraw: action.isAllowed(side, at: stage)
        }
    }

    /// Whether its receiver may still say that it is not for them.
    var isDeclinable: Bool { side == .receiver && Referral.Stage.declinable.contains(stage) }

    /// Whether its receiver may hand it on.
    var canBeHanded: Bool { side == .receiver && stage.isOpen }

    /// When the giver may ask for news again; nil when now.
    func nextNudge(_ now: Instant) -> Instant? {
        guard let nudgedAt, nudgedAt + Referral.nudgeInterval > now else { return nil }
        return nudgedAt + Referral.nudgeInterval
    }
}
