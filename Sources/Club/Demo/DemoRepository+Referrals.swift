import Persistence

extension DemoRepository {
    /// Writes the referrals with their steps, and gives their keys.
    static func insertReferrals(
        _ referrals: [DemoReferral], _ members: [DemoMember], now: Int64, in db: any Connection
    ) throws -> [(id: ID<Referral>, referral: DemoReferral)] {
        var keys = DemoKeys()
        let keyed = referrals.map { (id: keys.next(at: $0.givenAt, Referral.self), referral: $0) }
        try db.insert(
            into: "referrals",
            columns: [
                "id", "giver_id", "receiver_id", "kind", "prospect_name", "prospect_phone", "prospect_email",
                "prospect_agreed", "need", "note", "stage", "lost_reason", "given_at", "acknowledged_at", "closed_at",
                "moved_at", "reminded", "dormant_at",
            ],
            rows: keyed.lazy.map { id, referral in row(id, referral, members, now) }
        )
        try insertSteps(keyed, members, in: db)
        try insertExchange(keyed, members, in: db)
        return keyed
    }

    private static func row(
        _ id: ID<Referral>, _ referral: DemoReferral, _ members: [DemoMember], _ now: Int64
    ) -> [any SQLBindable] {
        let kind: Referral.Kind = referral.prospect == nil ? .inside : .outside
        let acknowledgedAt = referral.steps.first?.at
        return [
            id, members[referral.giver].membership, members[referral.receiver].membership, kind,
            referral.prospect?.name ?? "", referral.prospect?.phone, referral.prospect?.email,
            referral.prospect != nil, referral.need, referral.note, referral.stage, referral.lostReason,
            referral.givenAt, acknowledgedAt, referral.closedAt, referral.movedAt,
            referral.reminded(at: now), referral.dormantAt(now),
        ]
    }

    private static func insertSteps(
        _ keyed: [(id: ID<Referral>, referral: DemoReferral)], _ members: [DemoMember], in db: any Connection
    ) throws {
        var keys = DemoKeys()
        var rows: [[any SQLBindable]] = []
        for (id, referral) in keyed {
            let receiver = members[referral.receiver].membership
            for step in referral.steps {
                rows.append([
                    keys.next(at: step.at, ReferralStep.self), id, receiver, receiver, step.stage, step.note, step.at,
                ])
            }
        }
        try db.insert(
            into: "referral_steps",
            columns: ["id", "referral_id", "receiver_id", "moved_by_id", "stage", "note", "moved_at"], rows: rows)
    }
}
