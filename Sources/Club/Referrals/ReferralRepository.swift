import Chronology
import Persistence

/// Referrals as their two sides may see them. Whoever is neither, officers too, gets nothing from here.
enum ReferralRepository {
    /// The referral with its steps, or nil when the person is on neither side of it. Which of several seats it came
    /// through does not matter: a link in a mail leads to it whatever seat is in use.
    static func follow(
        _ id: ID<Referral>, person: ID<Person>, in db: any Connection
    ) throws -> FollowedReferral? {
        let giver = Party.columns("giver", membership: "gm", person: "gp", company: "gc")
        let receiver = Party.columns("receiver", membership: "rm", person: "rp", company: "rc")
        let row = try db.first(
            """
            SELECT r.id, gm.person_id AS giver_person_id, r.kind, r.stage, r.lost_reason, r.prospect_name, r.prospect_phone, r.prospect_email,
                   r.need, r.note, r.given_at, r.moved_at, r.nudged_at, \(giver), \(receiver),
                   r.dormant_at, r.woken_at, x.reason AS decline_reason, x.note AS decline_note,
                   \(Standing.columns("giver", membership: "gm")), \(Standing.columns("receiver", membership: "rm"))
            FROM referrals r
            JOIN memberships gm ON gm.id = r.giver_id
            JOIN people gp ON gp.id = gm.person_id
            JOIN companies gc ON gc.id = gm.company_id
            JOIN memberships rm ON rm.id = r.receiver_id
            JOIN people rp ON rp.id = rm.person_id
            JOIN companies rc ON rc.id = rm.company_id
            LEFT JOIN referral_declines x ON x.referral_id = r.id
            WHERE r.id = \(id) AND (gm.person_id = \(person) OR rm.person_id = \(person))
            """
        )
        guard let row else { return nil }
        let steps = try db.rows(
            "SELECT stage, moved_at FROM referral_steps WHERE referral_id = \(id) ORDER BY moved_at, id"
        )
        let deals = try db.rows(
            """
            SELECT d.id AS deal_id, d.amount_minor, d.currency, d.signed_on, d.declared_at, d.confirmed_at, d.version,
                   d.stated_by_id, d.closed_at, t.sentence, t.thanked_at
            FROM deals d LEFT JOIN thanks t ON t.deal_id = d.id
            WHERE d.referral_id = \(id) ORDER BY d.id
            """
        )
        return try FollowedReferral(row, steps: steps, deals: deals, person: person)
    }
}

extension FollowedReferral {
    fileprivate init(_ row: Row, steps rows: [Row], deals: [Row], person: ID<Person>) throws {
        id = try row.get("id")
        giver = try Party(row, "giver")
        receiver = try Party(row, "receiver")
        side = try row.get("giver_person_id", as: ID<Person>.self) == person ? .giver : .receiver
        kind = try row.get("kind")
        stage = try row.get("stage")
        lostReason = try row.get("lost_reason")
        need = try row.get("need")
        note = try row.get("note")
        givenAt = try row.get("given_at")
        movedAt = try row.get("moved_at")
        nudgedAt = try row.get("nudged_at")
        self.deals = try deals.map { try DealPart($0) }
        dormantAt = try row.get("dormant_at")
        wokenAt = try row.get("woken_at")
        decline = try row.get("decline_reason", as: Decline.Reason?.self).map {
            Decline(reason: $0, note: try row.get("decline_note"))
        }
        standing = try Standing(row, side == .giver ? "receiver" : "giver")
        steps = try rows.map { try StepPart(step: $0.get("stage"), movedAt: $0.get("moved_at")) }
        // What was taken back is no longer the receiver's to call.
        guard kind == .outside, stage != .withdrawn || side == .giver else { return }
        prospect = Prospect(
            name: try row.get("prospect_name"),
            phone: try row.get("prospect_phone"),
            email: try row.get("prospect_email")
        )
    }
}

extension FollowedReferral.DealPart {
    fileprivate init(_ row: Row) throws {
        id = try row.get("deal_id")
        amountMinor = try row.get("amount_minor")
        currency = try row.get("currency")
        signedOn = CivilDate(isoText: try row.get("signed_on", as: String.self)) ?? .earliest
        declaredAt = try row.get("declared_at")
        confirmedAt = try row.get("confirmed_at")
        version = try row.get("version")
        statedBy = try row.get("stated_by_id")
        isClosed = try row.get("closed_at", as: Instant?.self) != nil
        thanks = try FollowedReferral.ThanksPart(row)
    }
}

extension FollowedReferral.ThanksPart {
    fileprivate init?(_ row: Row) throws {
        guard let thankedAt: Instant = try row.get("thanked_at") else { return nil }
        sentence = try row.get("sentence")
        self.thankedAt = thankedAt
    }
}
