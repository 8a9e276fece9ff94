import Chronology
import Persistence

/// Reads whose statement it is and what it tells, in three queries.
enum StatementRepository {
    static func load(
        _ seat: ID<Membership>, year: Int, today: CivilDate, zone: TimeZoneRules, in db: any Connection
    ) throws -> YearStatement? {
        let row = try db.first(
            """
            SELECT p.given_name, p.family_name, COALESCE(NULLIF(c.trade_name, ''), c.legal_name) AS company,
                   b.name AS branch, m.joined_on, m.dues_minor, m.dues_settled
            FROM memberships m
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            JOIN branches b ON b.id = m.branch_id
            WHERE m.id = \(seat)
            """
        )
        guard let row else { return nil }
        let holder = YearStatement.Holder(
            name: try row.get("given_name") + " " + row.get("family_name", as: String.self),
            company: try row.get("company"),
            branch: try row.get("branch"),
            joinedOn: try row.get("joined_on", as: String?.self).flatMap { CivilDate(isoText: $0) },
            duesMinor: try row.get("dues_minor"),
            isSettled: try row.get("dues_settled")
        )
        let worth = try OwnWorthRepository.load(seat, zone: zone, in: db)
        return YearStatement(holder, worth, year: year, today: today)
    }
}
