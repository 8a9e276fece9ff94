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

    /// It was another's before.
    struct Handed: Sendable {
        var from: Int
        var reason: String
        var at: Int64
        var steps: [Step]
    }

    struct Message: Sendable {
        var author: Int
        var text: String
        var at: Int64
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
    var handed: Handed?
    var decline: Decline?
    var messages: [Message] = []

    var stage: Referral.Stage {
        if withdrawnAt != nil { return .withdrawn }
        return steps.last?.stage.stage ?? .sent
    }

    var movedAt: Int64 { withdrawnAt ?? steps.last?.at ?? handed?.at ?? givenAt }

    /// The days of the last reminder when nothing moved until that moment: the demo club begins without a pile of mail.
    func reminded(at now: Int64) -> Int {
        guard stage.isOpen else { return 0 }
        return Dormancy.days.last { movedAt + Int64($0) * DemoTime.day <= now } ?? 0
    }

    func dormantAt(_ now: Int64) -> Int64? {
        guard let last = Dormancy.days.last, reminded(at: now) == last else { return nil }
        return movedAt + Int64(last) * DemoTime.day
    }

    var closedAt: Int64? { stage.isOpen ? nil : movedAt }
}
