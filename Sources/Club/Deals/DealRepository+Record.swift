import Chronology
import Persistence

extension DealRepository {
    /// How long payments are looked back on, by the day of the invoice.
    static let recordMonths = 12

    /// The day of the invoice from which the shared records count.
    static func recordStart(_ today: CivilDate) -> CivilDate { today.adding(months: -recordMonths) }

    /// The own record of a seat, as a seller and as a buyer, and the shared ones.
    ///
    /// - Parameter person: who reads the shared ones, and could take from them what they have a part in.
    static func records(
        _ seat: ID<Membership>?, _ person: ID<Person>?, today: CivilDate, in db: any Connection
    ) throws -> PaymentRecords {
        let shared = try shared(today, person, in: db)
        var records = PaymentRecords(club: shared.club, branches: shared.branches)
        guard let seat else { return records }
        var (sold, bought) = (PaymentRecord(), PaymentRecord())
        for row in try db.rows(
            """
            SELECT seller_id, outcome, signed_on, due_on, paid_on FROM deals
            WHERE (seller_id = \(seat) OR other_id = \(seat) AND is_outside = 0) AND confirmed_at IS NOT NULL
            """
        ) {
            if try row.get("seller_id") == seat { try sold.add(row) } else { try bought.add(row) }
        }
        (records.sold, records.bought) = (sold, bought)
        return records
    }

    /// The same rule as for totals of amounts (docs/decisions/0004-totals.md): what is shown, and what is left when the
    /// shown is taken from one another, has five companies behind it. It depends on the companies alone, so each figure
    /// is hidden in the same places.
    private static func shared(
        _ today: CivilDate, _ person: ID<Person>?, in db: any Connection
    ) throws -> (club: PaymentRecords.Shared, branches: [PaymentRecords.Shared]) {
        let first = recordStart(today).isoText
        let rows = try db.rows(
            """
            SELECT s.branch_id, s.company_id, CASE WHEN d.is_outside = 0 THEN o.company_id END AS buyer_id,
                   d.outcome, d.signed_on, d.due_on, d.paid_on, s.person_id AS seller_person, o.person_id AS other_person
            FROM deals d
            JOIN memberships s ON s.id = d.seller_id
            JOIN memberships o ON o.id = d.other_id
            WHERE d.outcome IN ('on_time', 'late') AND d.signed_on >= \(first)
            """
        )
        var columns: [[Amounts.Deal]] = Array(repeating: [], count: 5)
        for row in rows {
            var record = PaymentRecord()
            try record.add(row)
            let seller: ID<Company> = try row.get("company_id")
            let buyer: ID<Company>? = try row.get("buyer_id")
            let figures = [record.signed, record.onTime, record.late, record.daysToPay, record.daysLate]
            for (column, figure) in figures.enumerated() {
                columns[column].append(
                    Amounts.Deal(
                        month: 0, branch: try row.get("branch_id"), companies: Set([seller, buyer].compactMap { $0 }),
                        minorUnits: Int64(figure),
                        parties: [try row.get("seller_person"), try row.get("other_person")]))
            }
        }
        let figures = columns.map { Amounts($0, months: 1, knownTo: person) }
        let branches = try db.rows("SELECT id, name FROM branches ORDER BY position, id").map { row in
            let branch = Branch(id: try row.get("id"), name: try row.get("name"))
            return PaymentRecords.Shared(branch: branch, record: PaymentRecord(figures.map { $0.branch(branch.id) }))
        }
        return (PaymentRecords.Shared(record: PaymentRecord(figures.map(\.club))), branches)
    }
}

extension PaymentRecord {
    /// Reads the columns outcome, signed_on, due_on and paid_on.
    mutating func add(_ row: Row) throws {
        add(
            try row.get("outcome"), signedOn: try row.day("signed_on") ?? .earliest, dueOn: try row.day("due_on"),
            paidOn: try row.day("paid_on"))
    }

    /// Nil when a figure is hidden, or there is none.
    fileprivate init?(_ lines: [Amounts.Line]) {
        let values = lines.map { $0.months.first?.minorUnits }
        let known = values.compactMap { $0 }.map(Int.init)
        guard known.count == 5, known[0] > 0 else { return nil }
        self.init(signed: known[0], onTime: known[1], late: known[2], daysToPay: known[3], daysLate: known[4])
    }
}
