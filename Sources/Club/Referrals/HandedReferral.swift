import Chronology
import Persistence

/// A referral as someone sees it who handed it on: that they did, to whom and why, and what was said in their time.
/// Nothing of what became of it, and no longer how to reach the contact.
struct HandedReferral: Sendable {
    var id: ID<Referral>
    var kind: Referral.Kind
    /// Empty for an inside referral, and once the giver took it back.
    var prospect: String
    var need: String
    var givenAt: Instant
    var giver: Party
    var to: Party
    var cause: Handover.Cause
    var reason: String
    var handedAt: Instant
    var messages: [ReferralMessage]

    /// Nil unless the person had it and handed it on.
    static func load(_ id: ID<Referral>, person: ID<Person>, in db: any Connection) throws -> HandedReferral? {
        let giver = Party.columns("giver", membership: "gm", person: "gp", company: "gc")
        let to = Party.columns("to", membership: "tm", person: "tp", company: "tc")
        let row = try db.first(
            """
            SELECT r.id, r.kind, r.stage, r.prospect_name, r.need, r.given_at, h.turn, h.cause, h.reason, h.handed_at,
                   \(giver), \(to)
            FROM referral_handovers h
            JOIN memberships fm ON fm.id = h.from_id
            JOIN referrals r ON r.id = h.referral_id
            JOIN memberships gm ON gm.id = r.giver_id
            JOIN people gp ON gp.id = gm.person_id
            JOIN companies gc ON gc.id = gm.company_id
            JOIN memberships tm ON tm.id = h.to_id
            JOIN people tp ON tp.id = tm.person_id
            JOIN companies tc ON tc.id = tm.company_id
            WHERE h.referral_id = \(id) AND fm.person_id = \(person)
            ORDER BY h.turn LIMIT 1
            """
        )
        guard let row else { return nil }
        let isWithdrawn = try row.get("stage", as: Referral.Stage.self) == .withdrawn
        return HandedReferral(
            id: id, kind: try row.get("kind"), prospect: isWithdrawn ? "" : try row.get("prospect_name"),
            need: try row.get("need"), givenAt: try row.get("given_at"), giver: try Party(row, "giver"),
            to: try Party(row, "to"), cause: try row.get("cause"), reason: try row.get("reason"),
            handedAt: try row.get("handed_at"),
            messages: isWithdrawn
                ? [] : try ConversationRepository.messages(id, before: try row.get("turn"), in: db)
        )
    }

    /// Why a step no longer applies to someone: they handed it on, or it never was theirs.
    static func refusal(_ id: ID<Referral>, person: ID<Person>, in db: any Connection) throws -> Refusal {
        let had = try db.first(
            """
            SELECT 1 FROM referral_handovers h JOIN memberships m ON m.id = h.from_id
            WHERE h.referral_id = \(id) AND m.person_id = \(person)
            """
        )
        return had == nil ? .notFound : .conflict("referrals.handed.conflict")
    }
}
