import Chronology
import Morocco
import Persistence

/// The referrals and deals a person has a part in, whatever the seat, with where the club counts them.
enum FigureRows {
    /// Where the club counts a side.
    struct Place: Hashable, Sendable {
        var branch: ID<Branch>
        /// Empty where the company did not say.
        var trade: String

        func isWanted(_ filter: WorthFilter) -> Bool {
            (filter.branch == nil || branch == filter.branch) && (filter.trade == nil || trade == filter.trade)
        }
    }

    struct Referral: Sendable {
        var giver: Place
        var receiver: Place
        var month: WorthMonth
        var line: Figure.Line
    }

    struct Deal: Sendable {
        var seller: ID<Membership>
        var other: ID<Membership>
        var isOutside: Bool
        /// Only the club's own currency is added up.
        var isOfClub: Bool
        /// Where its seller is counted.
        var place: Place
        var record: PaymentRecord
        var line: Figure.Line
    }

    static func referrals(
        of person: ID<Person>, since first: Instant? = nil, _ zone: TimeZoneRules, in db: any Connection
    ) throws -> [Referral] {
        let seats: SQL = "(SELECT id FROM memberships WHERE person_id = \(person))"
        let since: SQL = first.map { "AND r.given_at >= \($0)" } ?? ""
        return try db.rows(
            """
            SELECT r.id, r.given_at, r.stage, CASE WHEN r.prospect_name <> '' THEN r.prospect_name ELSE r.need END AS subject,
                   g.branch_id AS giver_branch, gc.nma_division AS giver_division,
                   v.branch_id AS receiver_branch, vc.nma_division AS receiver_division,
                   \(Party.columns("other", membership: "m", person: "p", company: "c"))
            FROM referrals r
            JOIN memberships g ON g.id = r.giver_id JOIN companies gc ON gc.id = g.company_id
            JOIN memberships v ON v.id = r.receiver_id JOIN companies vc ON vc.id = v.company_id
            JOIN memberships m ON m.id = CASE WHEN g.person_id = \(person) THEN r.receiver_id ELSE r.giver_id END
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            WHERE (r.giver_id IN \(seats) OR r.receiver_id IN \(seats)) AND r.stage <> 'withdrawn' \(since)
            ORDER BY r.given_at DESC, r.id DESC
            """
        ).map { row in
            let day = zone.date(at: try row.get("given_at"))
            return Referral(
                giver: try place(row, "giver"), receiver: try place(row, "receiver"), month: WorthMonth(day),
                line: Figure.Line(
                    thing: .referral(try row.get("id")), party: try Party(row, "other"),
                    subject: try row.get("subject"), day: day, stage: try row.get("stage")))
        }
    }

    static func deals(of person: ID<Person>, in db: any Connection) throws -> [Deal] {
        let seats: SQL = "(SELECT id FROM memberships WHERE person_id = \(person))"
        return try db.rows(
            """
            SELECT d.id, d.seller_id, d.other_id, d.is_outside, d.amount_minor, d.object, d.signed_on, d.due_on,
                   d.paid_on, d.outcome, CASE WHEN d.currency = k.currency THEN 1 ELSE 0 END AS is_of_club,
                   s.branch_id AS seller_branch, sc.nma_division AS seller_division,
                   \(Party.columns("other", membership: "m", person: "p", company: "c"))
            FROM deals d
            JOIN clubs k ON k.id = 1
            JOIN memberships s ON s.id = d.seller_id JOIN companies sc ON sc.id = s.company_id
            JOIN memberships m ON m.id = CASE WHEN s.person_id = \(person) THEN d.other_id ELSE d.seller_id END
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            WHERE (d.seller_id IN \(seats) OR d.other_id IN \(seats)) AND d.confirmed_at IS NOT NULL
            ORDER BY d.signed_on DESC, d.id DESC
            """
        ).map { row in
            var record = PaymentRecord()
            try record.add(row)
            return Deal(
                seller: try row.get("seller_id"), other: try row.get("other_id"), isOutside: try row.get("is_outside"),
                isOfClub: try row.get("is_of_club"), place: try place(row, "seller"), record: record,
                line: Figure.Line(
                    thing: .deal(try row.get("id")), party: try Party(row, "other"), subject: try row.get("object"),
                    day: try row.day("signed_on"), value: try row.get("amount_minor")))
        }
    }

    /// The other side and the subject of each of a seat's referrals.
    static func subjects(
        of seat: ID<Membership>, in db: any Connection
    ) throws -> [ID<Club.Referral>: (Party, String)] {
        let rows = try db.rows(
            """
            SELECT r.id, CASE WHEN r.prospect_name <> '' THEN r.prospect_name ELSE r.need END AS subject,
                   \(Party.columns("other", membership: "m", person: "p", company: "c"))
            FROM referrals r
            JOIN memberships m ON m.id = CASE WHEN r.giver_id = \(seat) THEN r.receiver_id ELSE r.giver_id END
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            WHERE (r.giver_id = \(seat) OR r.receiver_id = \(seat)) AND r.stage <> 'withdrawn'
            """
        )
        var named: [ID<Club.Referral>: (Party, String)] = [:]
        for row in rows { named[try row.get("id")] = (try Party(row, "other"), try row.get("subject")) }
        return named
    }

    private static func place(_ row: Row, _ side: String) throws -> Place {
        Place(
            branch: try row.get(side + "_branch"),
            trade: try row.get(side + "_division", as: String?.self).flatMap(NMA.division)?.sectionCode ?? "")
    }
}
