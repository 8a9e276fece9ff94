import Chronology
import Persistence

/// The cohorts of the last twelve months, by the month given. What was withdrawn was not given.
enum CohortRepository {
    /// Whose referrals.
    enum Scope: Hashable, Sendable {
        case given(ID<Membership>)
        case received(ID<Membership>)
        /// Received in a branch, or (nil) in the whole club.
        case branch(ID<Branch>?)

        var condition: SQL {
            switch self {
            case .given(let seat): "r.giver_id = \(seat)"
            case .received(let seat): "r.receiver_id = \(seat)"
            case .branch(nil): "1 = 1"
            case .branch(let branch?): "m.branch_id = \(branch)"
            }
        }
    }

    /// When the contact of a referral `r` was first called, under whichever receiver.
    static let firstAt: SQL = """
        COALESCE(
            (SELECT MIN(p.moved_at) FROM referral_past_steps p
             JOIN referral_handovers h ON h.id = p.handover_id
             WHERE h.referral_id = r.id AND p.stage <> 'acknowledged'),
            (SELECT MIN(s.moved_at) FROM referral_steps s
             WHERE s.referral_id = r.id AND s.stage IN ('contacted', 'proposal', 'won')))
        """

    static func cohorts(
        _ scope: Scope, _ calendar: CohortCalendar, in db: any Connection
    ) throws -> [Cohort] {
        let rows = try db.rows(
            """
            SELECT month, stage, is_contacted, hour, COUNT(*) AS number FROM (
                SELECT month, stage, CASE WHEN first_at IS NULL THEN 0 ELSE 1 END AS is_contacted,
                       CASE WHEN import_key IS NULL THEN (first_at - given_at) / 3600000 END AS hour
                FROM (
                    SELECT \(month(calendar)) AS month, r.stage, r.given_at, r.import_key,
                           \(firstAt) AS first_at
                    FROM referrals r JOIN memberships m ON m.id = r.receiver_id
                    WHERE r.given_at >= \(calendar.starts[0]) AND r.stage <> 'withdrawn' AND \(scope.condition)
                ) calls
            ) hours
            GROUP BY month, stage, is_contacted, hour
            """
        )
        var cohorts = Array(repeating: Cohort(), count: CohortCalendar.length)
        for row in rows {
            let month: Int = try row.get("month")
            guard cohorts.indices.contains(month) else { continue }
            cohorts[month].add(
                try row.get("number"), try row.get("stage"), isContacted: try row.get("is_contacted"),
                hour: try row.get("hour"))
        }
        return cohorts
    }

    /// The months in which a scope may be shown: five companies received, and as many are behind whatever could be
    /// found by taking the shown branches from the club. What the reader has a part in does not count, for they could
    /// take it away.
    static func shown(
        branch: ID<Branch>?, to person: ID<Person>? = nil, _ calendar: CohortCalendar, in db: any Connection
    ) throws -> [Bool] {
        let others: SQL = person.map { "AND m.person_id <> \($0) AND g.person_id <> \($0)" } ?? ""
        let rows = try db.rows(
            """
            SELECT DISTINCT \(month(calendar)) AS month, m.branch_id, m.company_id
            FROM referrals r JOIN memberships m ON m.id = r.receiver_id JOIN memberships g ON g.id = r.giver_id
            WHERE r.given_at >= \(calendar.starts[0]) AND r.stage <> 'withdrawn' \(others)
            """
        )
        let marks = try rows.map { row in
            Amounts.Deal(
                month: try row.get("month"), branch: try row.get("branch_id"),
                companies: [try row.get("company_id")], minorUnits: 1)
        }
        let amounts = Amounts(marks, months: CohortCalendar.length)
        let line = branch.map { amounts.branch($0) } ?? amounts.club
        return line.months.map { $0 != .hidden }
    }

    private static func month(_ calendar: CohortCalendar) -> SQL {
        let cases = calendar.starts.enumerated().dropFirst().map { month, start -> SQL in
            "WHEN r.given_at < \(start) THEN \(unsafe: String(month - 1))"
        }
        return "CASE \(cases.joined(separator: " ")) ELSE \(unsafe: String(CohortCalendar.length - 1)) END"
    }
}
