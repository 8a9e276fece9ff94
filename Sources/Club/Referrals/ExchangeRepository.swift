import Chronology
import Persistence

/// A seat's own referrals in both directions.
enum ExchangeRepository {
    static let pageSize = 30

    struct Page: Sendable {
        var exchanges: [Exchange]
        var totals: ExchangeTotals
        /// Where the next page begins; nil on the last.
        var next: ExchangeFilter.Cursor?
    }

    /// - Parameter yearStart: the first instant of the present year in the club's zone.
    static func page(
        _ filter: ExchangeFilter, seat: ID<Membership>, yearStart: Instant, in db: any Connection
    ) throws -> Page {
        let condition = try condition(filter, seat, yearStart, in: db)
        let lines = try lines(condition, filter.after, seat, limit: pageSize + 1, in: db)
        let shown = Array(lines.prefix(pageSize))
        return Page(
            exchanges: shown,
            totals: try totals(condition, seat, in: db),
            next: lines.count > pageSize ? shown.last?.cursor : nil
        )
    }

    /// All lines of a view, for a table to take away.
    static func all(
        _ filter: ExchangeFilter, seat: ID<Membership>, yearStart: Instant, in db: any Connection
    ) throws -> [Exchange] {
        let condition = try condition(filter, seat, yearStart, in: db)
        return try lines(condition, nil, seat, limit: 50_000, in: db)
    }

    private static func lines(
        _ condition: SQL, _ after: ExchangeFilter.Cursor?, _ seat: ID<Membership>, limit: Int, in db: any Connection
    ) throws -> [Exchange] {
        var place = SQL()
        if let after {
            place = " AND (r.given_at < \(after.givenAt) OR (r.given_at = \(after.givenAt) AND r.id < \(after.id)))"
        }
        let other = Party.columns("other", membership: "m", person: "p", company: "c")
        return try db.rows(
            """
            SELECT r.id, r.giver_id, r.kind, r.stage, r.prospect_name, r.need, r.given_at, r.moved_at, \(other),
                   \(deals("SUM(d.amount_minor)")) AS amount_minor,
                   \(deals("COUNT(*) - COUNT(d.confirmed_at)")) AS unconfirmed,
                   \(deals("COUNT(*) - COUNT(t.id)", "LEFT JOIN thanks t ON t.deal_id = d.id")) AS unthanked,
                   r.dormant_at, x.reason AS decline_reason,
                   (SELECT h.handed_at FROM referral_handovers h
                    WHERE h.referral_id = r.id AND h.from_id = \(seat)) AS handed_at,
                   \(Standing.columns("other", membership: "m"))
            FROM referrals r
            JOIN memberships m ON m.id = CASE WHEN r.giver_id = \(seat) THEN r.receiver_id ELSE r.giver_id END
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            LEFT JOIN referral_declines x ON x.referral_id = r.id
            WHERE \(condition)\(place)
            ORDER BY r.given_at DESC, r.id DESC
            LIMIT \(rows: limit)
            """
        ).map { try Exchange($0, seat: seat) }
    }

    /// What all deals of a referral come to: repeat business makes several, and what was declined is none.
    private static func deals(_ figure: SQL, _ join: SQL = "") -> SQL {
        """
        (SELECT CAST(\(figure) AS BIGINT) FROM deals d \(join) WHERE d.referral_id = r.id AND d.closed_at IS NULL)
        """
    }

    /// What was handed on is counted, and what came of it is not.
    private static func totals(
        _ condition: SQL, _ seat: ID<Membership>, in db: any Connection
    ) throws -> ExchangeTotals {
        let isSide: SQL = "(r.giver_id = \(seat) OR r.receiver_id = \(seat))"
        let row = try db.first(
            """
            SELECT COUNT(*) AS number, COUNT(*) FILTER (WHERE r.stage = 'won' AND \(isSide)) AS won,
                   CAST(COALESCE(SUM(CASE WHEN \(isSide) THEN
                       (SELECT SUM(d.amount_minor) FROM deals d
                        WHERE d.referral_id = r.id AND d.confirmed_at IS NOT NULL) END), 0) AS BIGINT) AS amount
            FROM referrals r
            WHERE \(condition)
            """
        )
        guard let row else { return ExchangeTotals() }
        return ExchangeTotals(
            count: try row.get("number"), won: try row.get("won"), amountMinor: try row.get("amount")
        )
    }

    /// The deals the amount of a view is the sum of, the latest first.
    static func confirmedDeals(
        _ filter: ExchangeFilter, seat: ID<Membership>, yearStart: Instant, in db: any Connection
    ) throws -> [Row] {
        try db.rows(
            """
            SELECT r.id, d.amount_minor, d.signed_on,
                   CASE WHEN r.prospect_name <> '' THEN r.prospect_name ELSE r.need END AS subject,
                   \(Party.columns("other", membership: "m", person: "p", company: "c"))
            FROM referrals r
            JOIN deals d ON d.referral_id = r.id AND d.confirmed_at IS NOT NULL
            JOIN memberships m ON m.id = CASE WHEN r.giver_id = \(seat) THEN r.receiver_id ELSE r.giver_id END
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            WHERE \(try condition(filter, seat, yearStart, in: db))
              AND (r.giver_id = \(seat) OR r.receiver_id = \(seat))
            ORDER BY d.signed_on DESC, d.id DESC
            """
        )
    }

    private static func condition(
        _ filter: ExchangeFilter, _ seat: ID<Membership>, _ yearStart: Instant, in db: any Connection
    ) throws -> SQL {
        var parts: [SQL] = []
        // Where what was handed on stands now is not told, so a stage leaves it out.
        let handed = filter.group == nil ? try handed(by: seat, in: db) : []
        let mine: SQL =
            handed.isEmpty ? "r.receiver_id = \(seat)" : "r.receiver_id = \(seat) OR r.id IN \(list: handed)"
        switch filter.direction {
        case .given: parts.append("r.giver_id = \(seat)")
        case .received: parts.append("(\(mine))")
        case nil: parts.append("(r.giver_id = \(seat) OR \(mine))")
        }
        if let group = filter.group { parts.append("r.stage IN \(list: group.stages)") }
        if filter.period == .year { parts.append("r.given_at >= \(yearStart)") }
        if !filter.search.isEmpty {
            parts.append(try ExchangeSearch.condition(filter.search, seat: seat, in: db))
        }
        return parts.joined(separator: " AND ")
    }

    /// What a seat handed on. Looked up first, so that each engine goes by its indexes afterwards.
    static func handed(by seat: ID<Membership>, in db: any Connection) throws -> [ID<Referral>] {
        try db.rows("SELECT referral_id FROM referral_handovers WHERE from_id = \(seat)").map { try $0.get(at: 0) }
    }
}
