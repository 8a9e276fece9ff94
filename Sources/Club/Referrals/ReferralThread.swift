import Persistence

/// What happened to a referral besides its present receiver's steps: who had it before, and what was said.
struct ReferralThread: Sendable {
    var handovers: [Handover] = []
    var messages: [ReferralMessage] = []

    /// What a side may see: after a withdrawal the receiver no longer reads what was said about the contact.
    static func load(
        _ referral: FollowedReferral, in db: any Connection
    ) throws -> ReferralThread {
        let isHidden = referral.stage == .withdrawn && referral.side == .receiver
        return ReferralThread(
            handovers: try HandoverRepository.line(referral.id, in: db),
            messages: isHidden ? [] : try ConversationRepository.messages(referral.id, in: db)
        )
    }
}
