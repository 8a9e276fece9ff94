import Chronology
import Persistence

extension DemoRepository {
    /// Writes the hand-ons, refusals and conversations of the referrals.
    static func insertExchange(
        _ keyed: [(id: ID<Referral>, referral: DemoReferral)], _ members: [DemoMember], in db: any Connection
    ) throws {
        var keys = DemoKeys()
        var handovers: [[any SQLBindable]] = []
        var past: [[any SQLBindable]] = []
        var declines: [[any SQLBindable]] = []
        var messages: [[any SQLBindable]] = []
        for (id, referral) in keyed {
            let receiver = members[referral.receiver].membership
            if let handed = referral.handed {
                let key = keys.next(at: handed.at, Handover.self)
                handovers.append([
                    key, id, 1, members[handed.from].membership, receiver, Handover.Cause.chosen, handed.reason,
                    handed.at,
                ])
                past += handed.steps.map { step in
                    [keys.next(at: step.at, ReferralStep.self), key, step.stage, step.note, step.at]
                }
            }
            if let decline = referral.decline {
                declines.append([id, receiver, decline.reason, decline.note, referral.movedAt])
            }
            messages += referral.messages.map { message in
                let turn = referral.handed.map { $0.at <= message.at ? 1 : 0 } ?? 0
                return [
                    keys.next(at: message.at, ReferralMessage.self), id, members[message.author].membership, turn,
                    message.text, message.at,
                ]
            }
        }
        try db.insert(
            into: "referral_handovers",
            columns: ["id", "referral_id", "turn", "from_id", "to_id", "cause", "reason", "handed_at"], rows: handovers)
        try db.insert(
            into: "referral_past_steps", columns: ["id", "handover_id", "stage", "note", "moved_at"], rows: past)
        try db.insert(
            into: "referral_declines", columns: ["referral_id", "receiver_id", "reason", "note", "declined_at"],
            rows: declines)
        try db.insert(
            into: "referral_messages", columns: ["id", "referral_id", "author_id", "turn", "text", "written_at"],
            rows: messages)
    }
}
