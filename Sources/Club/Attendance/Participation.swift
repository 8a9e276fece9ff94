import Chronology
import Persistence

/// What a person takes part in, each thing counted once and alike: a meeting, a workshop, a one-to-one, help given to
/// others. So that who missed a breakfast and met three members has not fallen behind.
struct Participation: Sendable {
    enum Kind: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case meeting, workshop
        case oneToOne = "one_to_one"
        /// A referral given, members put in touch, an answer to a need, a commendation of somebody outside.
        case help
    }

    /// Months, the first one oldest; each has how many of each kind.
    var months: [Month]

    struct Month: Sendable {
        var firstDay: CivilDate
        var counts: [Kind: Int] = [:]
        var total: Int { counts.values.reduce(0, +) }
    }

    func total(_ kind: Kind) -> Int { months.reduce(0) { $0 + ($1.counts[kind] ?? 0) } }
    var total: Int { months.reduce(0) { $0 + $1.total } }

    /// Of all of a person's seats since then, in one query.
    static func of(
        _ person: ID<Person>, since: Instant, _ zone: TimeZoneRules, today: CivilDate, in db: any Connection
    ) throws -> Participation {
        let seats: SQL = "(SELECT id FROM memberships WHERE person_id = \(person))"
        let rows = try db.rows(
            """
            SELECT CASE WHEN k.kind IN ('workshop', 'training') THEN 'workshop' ELSE 'meeting' END AS kind,
                   k.starts_at AS at
            FROM attendances t JOIN meetings k ON k.id = t.meeting_id
            WHERE t.membership_id IN \(seats) AND t.state IN \(list: Attendance.State.counting)
              AND k.starts_at >= \(since)
            UNION ALL
            SELECT 'one_to_one', t.starts_at FROM one_to_ones o
            JOIN one_to_one_times t ON t.one_to_one_id = o.id AND t.round = o.round AND t.position = o.taken_position
            WHERE (o.first_id IN \(seats) OR o.second_id IN \(seats)) AND o.is_held = 1 AND t.starts_at >= \(since)
            UNION ALL
            SELECT 'help', given_at FROM referrals
            WHERE giver_id IN \(seats) AND given_at >= \(since) AND acknowledged_at IS NOT NULL
            UNION ALL
            SELECT 'help', made_at FROM introductions WHERE introducer_id IN \(seats) AND made_at >= \(since)
            UNION ALL
            SELECT 'help', answered_at FROM opportunity_answers
            WHERE answerer_id IN \(seats) AND answered_at >= \(since) AND state = 'chosen'
            UNION ALL
            SELECT 'help', created_at FROM commendations
            WHERE author_id IN \(seats) AND created_at >= \(since)
            """
        )
        let first = zone.date(at: since)
        var months = (0..<12).map { Month(firstDay: first.startOfMonth.adding(months: $0)) }
        for row in rows {
            let day = try zone.date(at: row.get("at"))
            let place = (day.year - first.year) * 12 + day.month - first.month
            guard months.indices.contains(place) else { continue }
            months[place].counts[try row.get("kind"), default: 0] += 1
        }
        return Participation(months: months)
    }
}
