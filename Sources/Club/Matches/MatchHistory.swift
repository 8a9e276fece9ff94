import Chronology
import Matching
import Persistence

/// What was proposed, answered and done before, as matching reads it.
enum MatchHistory {
    struct Count: Sendable {
        var thisWeek = 0
        /// In the last four weeks.
        var recent = 0
    }

    struct Counts: Sendable {
        var of: [ID<Membership>: Count] = [:]
        var inRing: Set<MemberKey> = []
    }

    /// In how many proposals each seat stands; a ring counts as one.
    static func counts(_ week: MatchWeek, at now: Instant, in db: any Connection) throws -> Counts {
        var counts = Counts()
        let since = now - Match.patience
        let rows = try db.rows(
            """
            SELECT seat, count(*) FILTER (WHERE week = \(week.text)) AS this_week, count(*) AS recent, max(ring) AS ring
            FROM (
                SELECT first_id AS seat, week, 0 AS ring FROM matches WHERE proposed_at > \(since)
                UNION ALL SELECT second_id, week, 0 FROM matches WHERE proposed_at > \(since)
                UNION ALL
                SELECT p.membership_id, r.week, CASE WHEN r.state = 'open' THEN 1 ELSE 0 END
                FROM rings r JOIN ring_places p ON p.ring_id = r.id
                WHERE r.proposed_at > \(since) OR r.state = 'open'
            ) proposals GROUP BY seat
            """
        )
        for row in rows {
            let seat: ID<Membership> = try row.get("seat")
            counts.of[seat] = Count(thisWeek: try row.get("this_week"), recent: try row.get("recent"))
            if try row.get("ring", as: Int.self) == 1 { counts.inRing.insert(MemberKey(seat.rawValue)) }
        }
        return counts
    }

    /// Every no for ever, between all seats of the two people; what else was said or is waiting for as long as it
    /// rests; who is in touch or about to be; neighbours of a ring that is open, stands, or was refused.
    static func answers(at now: Instant, in db: any Connection) throws -> [PastAnswer] {
        let since = now - Match.rest
        let nos = try db.rows(
            """
            SELECT DISTINCT a.id AS one, b.id AS other FROM matches x
            JOIN memberships f ON f.id = x.first_id
            JOIN memberships s ON s.id = x.second_id
            JOIN memberships a ON a.person_id = f.person_id AND a.status = 'active'
            JOIN memberships b ON b.person_id = s.person_id AND b.status = 'active'
            WHERE x.first_answer = 'no' OR x.second_answer = 'no'
            """
        ).map { try answer($0, .no, 0) }
        // A pair that was proposed rests, whatever was said to it; from its last answer, or from the proposal.
        let resting = try db.rows(
            """
            SELECT one, other, max(at) AS at FROM (
                SELECT first_id AS one, second_id AS other, proposed_at AS at FROM matches WHERE proposed_at > \(since)
                UNION ALL
                SELECT first_id, second_id, first_answered_at FROM matches WHERE first_answered_at > \(since)
                UNION ALL
                SELECT first_id, second_id, second_answered_at FROM matches WHERE second_answered_at > \(since)
                UNION ALL
                SELECT first_id, second_id, COALESCE(made_at, introduced_at) FROM introductions
                WHERE COALESCE(made_at, introduced_at) > \(since)
                UNION ALL
                SELECT p.membership_id, p.supplier_id, COALESCE(p.answered_at, r.proposed_at)
                FROM rings r JOIN ring_places p ON p.ring_id = r.id
                WHERE r.proposed_at > \(since)
            ) past GROUP BY one, other
            """
        ).map { row in
            let age = (now - (try row.get("at", as: Instant.self))).wholeMilliseconds
            return try answer(row, .waiting, Int(max(0, age) / Duration.days(7).wholeMilliseconds))
        }
        return nos + resting
    }

    private static func answer(_ row: Row, _ kind: PastAnswer.Kind, _ weeks: Int) throws -> PastAnswer {
        PastAnswer(
            MemberKey(try row.get("one", as: Int64.self)), about: MemberKey(try row.get("other", as: Int64.self)), kind,
            weeksAgo: weeks)
    }

    /// What members bought from one another: the giver of an inside referral is the buyer. A deal counts once both
    /// sides confirmed it. What was sought is theirs, and stays out.
    static func exchanges(in db: any Connection) throws -> [PastExchange] {
        try db.rows(
            """
            SELECT r.giver_id, r.receiver_id, CASE WHEN d.confirmed_at IS NOT NULL THEN 1 ELSE 0 END AS won
            FROM referrals r LEFT JOIN deals d ON d.referral_id = r.id AND d.closed_at IS NULL
            WHERE r.kind = 'inside' AND r.stage IN ('won', 'lost') ORDER BY r.id
            """
        ).map { row in
            PastExchange(
                seller: MemberKey(try row.get("receiver_id", as: Int64.self)),
                buyer: MemberKey(try row.get("giver_id", as: Int64.self)),
                isWon: try row.get("won", as: Int.self) == 1)
        }
    }
}
