import Chronology
import Persistence

/// What Home shows, in three queries.
enum HomeRepository {
    /// How long a step the other side took stays news.
    static let newsLife: Duration = .seconds(14 * 86_400)

    /// One pass over the member's own referrals. Thanks count once the deal is confirmed by both sides.
    static func worth(_ seat: ID<Membership>, _ calendar: HomeCalendar, in db: any Connection) throws -> HomeWorth {
        let isGiven: SQL = "r.giver_id = \(seat)"
        let isReceived: SQL = "r.receiver_id = \(seat)"
        var columns = spans("all_", "1 = 1", isGiven, isReceived)
        columns += spans("year_", "r.given_at >= \(calendar.yearStart)", isGiven, isReceived)
        for month in calendar.months.indices {
            let within: SQL = "r.given_at >= \(calendar.edges[month]) AND r.given_at < \(calendar.edges[month + 1])"
            columns.append("COUNT(*) FILTER (WHERE \(isGiven) AND \(within)) AS given_\(unsafe: String(month))")
            columns.append("COUNT(*) FILTER (WHERE \(isReceived) AND \(within)) AS received_\(unsafe: String(month))")
        }
        let row = try db.first(
            """
            SELECT \(columns.joined(separator: ", "))
            FROM referrals r
            LEFT JOIN deals d ON d.referral_id = r.id AND d.confirmed_at IS NOT NULL
            LEFT JOIN thanks t ON t.deal_id = d.id
            WHERE (\(isGiven) OR \(isReceived)) AND r.stage <> 'withdrawn'
            """
        )
        guard let row else { return HomeWorth() }
        return HomeWorth(
            year: try HomeWorth.Span(row, "year_"),
            all: try HomeWorth.Span(row, "all_"),
            givenByMonth: try calendar.months.indices.map { try row.get("given_" + String($0)) },
            receivedByMonth: try calendar.months.indices.map { try row.get("received_" + String($0)) }
        )
    }

    private static func spans(_ prefix: String, _ within: SQL, _ isGiven: SQL, _ isReceived: SQL) -> [SQL] {
        let won: SQL = "r.stage = 'won'"
        let thanked: SQL = "\(isGiven) AND t.id IS NOT NULL"
        return [
            "COUNT(*) FILTER (WHERE \(isGiven) AND \(within)) AS \(unsafe: prefix)given",
            "COUNT(*) FILTER (WHERE \(isGiven) AND \(won) AND \(within)) AS \(unsafe: prefix)given_won",
            "COUNT(*) FILTER (WHERE \(isReceived) AND \(within)) AS \(unsafe: prefix)received",
            "COUNT(*) FILTER (WHERE \(isReceived) AND \(won) AND \(within)) AS \(unsafe: prefix)received_won",
            """
            CAST(COALESCE(SUM(d.amount_minor) FILTER (WHERE \(thanked) AND \(within)), 0) AS BIGINT) \
            AS \(unsafe: prefix)thanked
            """,
            """
            COUNT(DISTINCT r.receiver_id) FILTER (WHERE \(thanked) AND \(within)) AS \(unsafe: prefix)thanked_by
            """,
        ]
    }

    /// What waits, the most pressing first and among equals the longest waiting; news at the end, the newest first.
    static func waits(_ seat: ID<Membership>, since: Instant, in db: any Connection) throws -> [HomeWait] {
        let other = Party.columns("other", membership: "m", person: "p", company: "c")
        let rows = try db.rows(
            """
            SELECT r.id, r.giver_id, r.stage, r.moved_at, r.prospect_name, r.need, \(other),
                   d.id AS deal_id, d.amount_minor, d.confirmed_at, t.thanked_at
            FROM referrals r
            JOIN memberships m ON m.id = CASE WHEN r.giver_id = \(seat) THEN r.receiver_id ELSE r.giver_id END
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            LEFT JOIN deals d ON d.referral_id = r.id
            LEFT JOIN thanks t ON t.deal_id = d.id
            WHERE (r.receiver_id = \(seat)
                   AND (r.stage IN \(list: Referral.Stage.open) OR (d.id IS NOT NULL AND t.id IS NULL)))
               OR (r.giver_id = \(seat)
                   AND ((d.id IS NOT NULL AND d.confirmed_at IS NULL)
                        OR (r.moved_at >= \(since) AND r.stage NOT IN ('sent', 'withdrawn'))))
            """
        )
        let waits = try rows.compactMap { try HomeWait($0, seat: seat, since: since) }
        return waits.sorted { left, right in
            guard left.kind == right.kind else { return left.kind < right.kind }
            guard left.movedAt != right.movedAt else { return left.referral < right.referral }
            return left.kind == .news ? left.movedAt > right.movedAt : left.movedAt < right.movedAt
        }
    }

    /// The newest members, and whether one's own offers and needs are still empty.
    static func circle(_ seat: ID<Membership>, in db: any Connection) throws -> HomeCircle {
        let member = Party.columns("member", membership: "m", person: "p", company: "c")
        let rows = try db.rows(
            """
            SELECT \(member), m.offers, m.needs, m.joined_on, b.name AS branch
            FROM memberships m
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            JOIN branches b ON b.id = m.branch_id
            WHERE m.id = \(seat)
               OR m.id IN (SELECT n.id FROM memberships n
                           WHERE n.status = 'active' AND n.joined_on IS NOT NULL
                           ORDER BY n.joined_on DESC, n.id DESC LIMIT 5)
            """
        )
        return try HomeCircle(rows, seat: seat)
    }
}

extension HomeWorth.Span {
    fileprivate init(_ row: Row, _ prefix: String) throws {
        given = try row.get(prefix + "given")
        givenWon = try row.get(prefix + "given_won")
        received = try row.get(prefix + "received")
        receivedWon = try row.get(prefix + "received_won")
        thankedMinor = try row.get(prefix + "thanked")
        thankedBy = try row.get(prefix + "thanked_by")
    }
}
