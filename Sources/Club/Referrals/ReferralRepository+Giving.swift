import Chronology
import Persistence

extension ReferralRepository {
    enum GivenOutcome: Hashable, Sendable {
        case given
        /// The same form was sent before.
        case alreadyGiven
        /// The receiver is not an active member, or is the giver, be it through another seat.
        case noSuchReceiver
        /// The key of the form belongs to someone else's referral.
        case foreign
    }

    static func give(
        _ new: NewReferral, from giver: ID<Membership>, at now: Instant, in db: any Connection
    ) throws -> GivenOutcome {
        guard try isOpen(new.receiver, to: giver, in: db) else { return .noSuchReceiver }
        let prospect = new.about.prospect
        // Without naming the key: it stands in several unique indexes, and PostgreSQL may meet another one first.
        let added = try db.execute(
            """
            INSERT INTO referrals (id, giver_id, receiver_id, kind, prospect_name, prospect_phone, prospect_email,
                                   prospect_agreed, need, note, stage, given_at, moved_at)
            VALUES (\(new.id), \(giver), \(new.receiver), \(new.about.kind), \(prospect?.name ?? ""),
                    \(prospect?.phone), \(prospect?.email), \(prospect != nil), \(new.need), \(new.note),
                    \(Referral.Stage.sent), \(now), \(now))
            ON CONFLICT DO NOTHING
            """
        )
        if added == 1 { return .given }
        let owner = try db.value("SELECT giver_id FROM referrals WHERE id = \(new.id)", as: ID<Membership>.self)
        return owner == giver ? .alreadyGiven : .foreign
    }

    private static func isOpen(
        _ receiver: ID<Membership>, to giver: ID<Membership>, in db: any Connection
    ) throws -> Bool {
        try db.first(
            """
            SELECT 1 FROM memberships WHERE id = \(receiver) AND status = 'active'
               AND person_id <> (SELECT g.person_id FROM memberships g WHERE g.id = \(giver))
            """
        ) != nil
    }
}
