import Chronology
import Persistence

extension DemoRepository {
    /// Writes the deals with their terms, what was said of the payment and the thanks, and says how many.
    static func insert(_ deals: [DemoDeal], _ members: [DemoMember], in db: any Connection) throws -> Int {
        var (keys, rows) = (DemoKeys(), Rows())
        for deal in deals { rows.add(deal, members, &keys) }
        try db.insert(
            into: "deals",
            columns: [
                "id", "referral_id", "seller_id", "other_id", "is_outside", "stated_by_id", "object", "amount_minor",
                "currency", "signed_on", "agreed_days", "due_on", "declared_at", "confirmed_at", "outcome", "paid_on",
                "changed_at",
            ],
            rows: rows.deals
        )
        try db.insert(
            into: "deal_versions",
            columns: [
                "id", "deal_id", "number", "author_id", "object", "amount_minor", "currency", "signed_on",
                "agreed_days",
                "state", "written_at",
            ],
            rows: rows.versions
        )
        try db.insert(
            into: "deal_payments",
            columns: ["id", "deal_id", "version", "author_id", "statement", "paid_on", "words", "stated_at"],
            rows: rows.payments
        )
        try db.insert(into: "thanks", columns: ["id", "deal_id", "sentence", "thanked_at"], rows: rows.thanks)
        return deals.count
    }

    /// Table by table, ready for the engine's fastest way in.
    private struct Rows {
        var deals: [[any SQLBindable]] = []
        var versions: [[any SQLBindable]] = []
        var payments: [[any SQLBindable]] = []
        var thanks: [[any SQLBindable]] = []

        mutating func add(_ deal: DemoDeal, _ members: [DemoMember], _ keys: inout DemoKeys) {
            let id = keys.next(at: deal.declaredAt, Deal.self)
            let (seller, other) = (members[deal.seller].membership, members[deal.other].membership)
            let author = deal.statedBySeller ? seller : other
            let signedOn = day(deal.signedOn)
            deals.append([
                id, deal.referral, seller, other, deal.isOutside, author, deal.object, deal.amountMinor, "MAD",
                signedOn,
                deal.agreedDays, day(deal.dueOn), deal.declaredAt, deal.confirmedAt, deal.outcome?.outcome,
                deal.outcome?.paidOn.map(day), deal.changedAt,
            ])
            versions.append([
                id, id, 1, author, deal.object, deal.amountMinor, "MAD", signedOn, deal.agreedDays,
                DealVersion.State.stated, deal.declaredAt,
            ])
            for said in deal.said {
                payments.append([
                    keys.next(at: said.at, DealPayment.self), id, 1, said.bySeller ? seller : other,
                    said.paidOn == nil ? DealPayment.Statement.disputed : .paid, said.paidOn.map(day), said.words,
                    said.at,
                ])
            }
            guard let sentence = deal.thanks else { return }
            thanks.append([keys.next(at: deal.thankedAt, Thanks.self), id, sentence, deal.thankedAt])
        }

        private func day(_ number: Int) -> String { CivilDate(daysSinceEpoch: number).isoText }
    }
}
