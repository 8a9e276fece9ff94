import Chronology
import Morocco
import Persistence

/// Reads what the club is worth, in three queries. Withdrawn referrals and unconfirmed deals do not count; those of
/// members who left do.
enum WorthRepository {
    static func load(_ calendar: WorthCalendar, in db: any Connection) throws -> Worth {
        let (seats, trades) = try seats(since: calendar.months[0], in: db)
        let deals = try deals(calendar, in: db)
        var counts: [ID<Branch>: [Int]] = [:]
        for deal in deals {
            counts[deal.branch, default: Array(repeating: 0, count: WorthCalendar.length)][deal.month] += 1
        }
        return Worth(
            seats: seats,
            trades: trades,
            flows: try flows(calendar, in: db),
            amounts: Amounts(deals, months: WorthCalendar.length),
            deals: counts
        )
    }

    private static func seats(
        since first: CivilDate, in db: any Connection
    ) throws -> ([Worth.Seats], [ID<Branch>: [Worth.Trade]]) {
        let rows = try db.rows(
            """
            SELECT b.id, b.name, c.nma_division,
                   COUNT(*) FILTER (WHERE m.status = 'active') AS members,
                   COUNT(*) FILTER (WHERE m.status = 'active' AND m.joined_on >= \(first.isoText)) AS new_members,
                   CAST(COALESCE(SUM(t.count), 0) AS BIGINT) AS referrals
            FROM branches b
            LEFT JOIN memberships m ON m.branch_id = b.id
            LEFT JOIN companies c ON c.id = m.company_id
            LEFT JOIN (SELECT receiver_id, COUNT(*) AS count FROM referrals WHERE stage <> 'withdrawn'
                       GROUP BY receiver_id) t ON t.receiver_id = m.id
            GROUP BY b.id, b.name, b.position, c.nma_division
            ORDER BY b.position, b.id, c.nma_division
            """
        )
        var seats: [Worth.Seats] = []
        var trades: [ID<Branch>: [String: Worth.Trade]] = [:]
        for row in rows {
            let branch = Branch(id: try row.get("id"), name: try row.get("name"))
            if seats.last?.branch.id != branch.id { seats.append(Worth.Seats(branch: branch)) }
            let members: Int = try row.get("members")
            seats[seats.count - 1].members += members
            seats[seats.count - 1].newMembers += try row.get("new_members", as: Int.self)
            let section = try row.get("nma_division", as: String?.self).flatMap(NMA.division)?.section
            let key = section?.code ?? ""
            var trade = trades[branch.id]?[key] ?? Worth.Trade(section: section, members: 0, referrals: 0)
            trade.members += members
            trade.referrals += try row.get("referrals", as: Int.self)
            trades[branch.id, default: [:]][key] = trade
        }
        return (seats, trades.mapValues { Array($0.values) })
    }

    private static func flows(
        _ calendar: WorthCalendar, in db: any Connection
    ) throws -> [ID<Branch>: Worth.Flow] {
        let cases = calendar.starts.enumerated().map { month, start -> SQL in
            "WHEN r.given_at < \(start) THEN \(unsafe: String(month - 1))"
        }
        let rows = try db.rows(
            """
            SELECT month, giver_branch_id, receiver_branch_id, COUNT(*) AS given,
                   COUNT(*) FILTER (WHERE stage = 'won') AS won, COUNT(*) FILTER (WHERE stage = 'lost') AS lost
            FROM (SELECT CASE \(cases.joined(separator: " ")) ELSE \(unsafe: String(WorthCalendar.length - 1)) END AS month,
                         r.stage, g.branch_id AS giver_branch_id, m.branch_id AS receiver_branch_id
                  FROM referrals r
                  JOIN memberships g ON g.id = r.giver_id
                  JOIN memberships m ON m.id = r.receiver_id
                  WHERE r.stage <> 'withdrawn') sides
            GROUP BY month, giver_branch_id, receiver_branch_id
            """
        )
        var flows: [ID<Branch>: Worth.Flow] = [:]
        for row in rows {
            let month: Int = try row.get("month")
            let count: Int = try row.get("given")
            flows[try row.get("giver_branch_id"), default: Worth.Flow()].add(Traffic(given: count), month: month)
            let received = Traffic(received: count, won: try row.get("won"), lost: try row.get("lost"))
            flows[try row.get("receiver_branch_id"), default: Worth.Flow()].add(received, month: month)
        }
        return flows
    }

    private static func deals(_ calendar: WorthCalendar, in db: any Connection) throws -> [Amounts.Deal] {
        let first = calendar.months[0].isoText
        let rows = try db.rows(
            """
            SELECT d.signed_on, d.amount_minor, m.branch_id, m.company_id,
                   CASE WHEN d.is_outside = 0 THEN g.company_id END AS buyer_id
            FROM deals d
            JOIN clubs c ON c.currency = d.currency
            JOIN memberships m ON m.id = d.seller_id
            JOIN memberships g ON g.id = d.other_id
            WHERE d.referral_id IS NOT NULL AND d.confirmed_at IS NOT NULL AND d.signed_on >= \(first)
            """
        )
        return try rows.compactMap { row in
            let signedOn = CivilDate(isoText: try row.get("signed_on", as: String.self))
            guard let month = signedOn.flatMap({ calendar.position(of: $0) }) else { return nil }
            let receiver: ID<Company> = try row.get("company_id")
            let buyer: ID<Company>? = try row.get("buyer_id")
            return Amounts.Deal(
                month: month,
                branch: try row.get("branch_id"),
                companies: Set([receiver, buyer].compactMap { $0 }),
                minorUnits: try row.get("amount_minor")
            )
        }
    }
}
