import Chronology
import Persistence

/// The rows of one import, table by table, ready for the engine's fastest way in.
struct ReferralImportBatch {
    let zone: TimeZoneRules
    let currency: String
    private var referrals: [[any SQLBindable]] = []
    private var steps: [[any SQLBindable]] = []
    private var deals: [[any SQLBindable]] = []
    private var versions: [[any SQLBindable]] = []
    private var thanks: [[any SQLBindable]] = []

    init(zone: TimeZoneRules, currency: String) {
        self.zone = zone
        self.currency = currency
    }

    var count: Int { referrals.count }

    mutating func add(_ row: ImportedReferral, key: String, _ ids: IDGenerator) {
        let id = ids.next(Referral.self)
        // Noon, so that the day stays the day wherever it is read.
        let given = zone.start(of: row.givenOn) + .seconds(12 * 3600)
        let isAcknowledged = row.stage != .sent && row.stage != .withdrawn
        referrals.append([
            id, row.giver, row.receiver, row.kind, row.prospect, row.kind == .outside,
            row.stage, row.stage == .lost ? row.lostReason : nil, given, isAcknowledged ? given : nil,
            row.stage.isOpen ? nil : given, given, key,
        ])
        guard let step = Referral.Step(rawValue: row.stage.rawValue) else { return }
        steps.append([ids.next(ReferralStep.self), id, row.receiver, row.receiver, step, given])
        guard row.stage == .won, let amount = row.amountMinor else { return }
        let deal = ids.next(Deal.self)
        deals.append([
            deal, id, amount, currency, row.givenOn.isoText, given, given, row.receiver, row.giver,
            row.kind == .outside, row.receiver, given,
        ])
        // No object, no terms and no due date: a register does not say.
        versions.append([
            deal, deal, 1, row.receiver, "", amount, currency, row.givenOn.isoText, DealVersion.State.stated, given,
        ])
        thanks.append([ids.next(Thanks.self), deal, "", given])
    }

    func insert(in db: any Connection) throws {
        guard !referrals.isEmpty else { return }
        try db.insert(
            into: "referrals",
            columns: [
                "id", "giver_id", "receiver_id", "kind", "prospect_name", "prospect_agreed", "stage", "lost_reason",
                "given_at", "acknowledged_at", "closed_at", "moved_at", "import_key",
            ],
            rows: referrals
        )
        try db.insert(
            into: "referral_steps",
            columns: ["id", "referral_id", "receiver_id", "moved_by_id", "stage", "moved_at"],
            rows: steps
        )
        try db.insert(
            into: "deals",
            columns: [
                "id", "referral_id", "amount_minor", "currency", "signed_on", "declared_at", "confirmed_at",
                "seller_id",
                "other_id", "is_outside", "stated_by_id", "changed_at",
            ],
            rows: deals
        )
        try db.insert(
            into: "deal_versions",
            columns: [
                "id", "deal_id", "number", "author_id", "object", "amount_minor", "currency", "signed_on", "state",
                "written_at",
            ],
            rows: versions
        )
        try db.insert(into: "thanks", columns: ["id", "deal_id", "sentence", "thanked_at"], rows: thanks)
    }
}
