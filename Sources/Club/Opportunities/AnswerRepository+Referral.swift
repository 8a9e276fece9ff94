import Chronology
import Persistence

extension AnswerRepository {
    struct Referred: Sendable {
        var move: OpportunityMove
        var referral: ID<Referral>?
        /// The side that did not tap, to be told.
        var reader: ID<Membership>?
    }

    /// Makes a chosen answer a referral, without retyping: the one who buys gives it, inside, and the one who sells
    /// follows it.
    ///
    /// - Parameter key: made when the form was shown, so that a form sent twice is one referral.
    static func refer(
        _ conversation: Conversation, key: ID<Referral>, at now: Instant, in db: any Connection
    ) throws -> Referred {
        guard conversation.side == .author else { return Referred(move: .notFound) }
        if let referral = conversation.referral { return Referred(move: .alreadyDone, referral: referral) }
        guard conversation.state == .chosen else { return Referred(move: .outrun) }
        let (author, answerer) = (conversation.author.membership, conversation.answerer.membership)
        let isNeed = conversation.about.side == .need
        let new = NewReferral(
            id: key, receiver: isNeed ? answerer : author, about: .inside, need: conversation.about.need, note: "")
        switch try ReferralRepository.give(new, from: isNeed ? author : answerer, at: now, in: db) {
        case .given: break
        case .foreign: return Referred(move: .notFound)
        case .alreadyGiven, .noSuchReceiver: return Referred(move: .outrun)
        }
        try db.execute(
            "UPDATE opportunity_answers SET referral_id = \(key), moved_at = \(now) WHERE id = \(conversation.id)")
        return Referred(move: .done, referral: key, reader: answerer)
    }
}

extension Conversation.About {
    /// What a referral says is needed: the title and what follows it.
    var need: String {
        let whole = words.isEmpty ? title : title + "\n" + words
        return String(String.UnicodeScalarView(whole.unicodeScalars.prefix(1000)))
    }
}
