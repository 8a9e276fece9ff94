import Persistence

/// A referral of the demo club and what became of it. Moments are milliseconds since 1970.
struct DemoReferral: Sendable {
    struct Prospect: Sendable {
        var name: String
        var phone: String?
        var email: String?
    }

    struct Step: Sendable {
        var stage: Referral.Step
        var at: Int64
        var note = ""
    }

    struct Signed: Sendable {
        var amountMinor: Int64
        var confirmedAt: Int64?
        var thanks: String?
        var thankedAt: Int64 = 0
    }

    /// Positions in the list of members.
    var giver: Int
    var receiver: Int
    /// Nil for an inside referral, where the giver buys.
    var prospect: Prospect?
    var need: String
    var note: String
    var givenAt: Int64
    var steps: [Step] = []
    var lostReason: Referral.LostReason?
    var withdrawnAt: Int64?
    var deal: Signed?

    var stage: Referral.Stage {
        if withdrawnAt != nil { return .withdrawn }
        return steps.last?.stage.stage ?? .sent
    }

    var movedAt: Int64 { withdrawnAt ?? steps.last?.at ?? givenAt }

    var closedAt: Int64? { stage.isOpen ? nil : movedAt }
}
