import Chronology
import Persistence

/// Proposals as their two sides see them, each its own answer only.
enum MatchRepository {
    /// More never wait at once: four weeks of the most a club allows.
    private static let most = 40

    /// What waits for the person's answer, and what they said yes to; the best first.
    static func open(_ viewer: Viewer, at now: Instant, in db: any Connection) throws -> [SeenMatch] {
        let answer: SQL = "CASE WHEN wm.id = x.first_id THEN x.first_answer ELSE x.second_answer END"
        var seen = try db.rows(
            """
            SELECT x.id, x.reasons, x.proposed_at, wm.id AS own_id, \(answer) AS own_answer,
                   \(WishTexts.columns("w", reach: "4")), \(WishTexts.columns("o", reach: viewer.reach(of: "om"))),
                   \(Party.columns("other", membership: "om", person: "op", company: "oc"))
            FROM memberships wm
            JOIN matches x ON (x.first_id = wm.id OR x.second_id = wm.id)
            JOIN companies wc ON wc.id = wm.company_id
            LEFT JOIN profile_audiences wa ON wa.membership_id = wm.id
            JOIN memberships om ON om.id = CASE WHEN wm.id = x.first_id THEN x.second_id ELSE x.first_id END
            JOIN people op ON op.id = om.person_id
            JOIN companies oc ON oc.id = om.company_id
            LEFT JOIN profile_audiences oa ON oa.membership_id = om.id
            WHERE wm.person_id = \(viewer.person) AND wm.status = 'active' AND om.status = 'active'
              AND x.closed_at IS NULL AND x.expires_at > \(now) AND \(answer) IN ('waiting', 'interested')
            ORDER BY x.score DESC, x.id LIMIT \(rows: most)
            """
        ).map { try SeenMatch($0) }
        let published = try WishTexts.published(seen.flatMap { $0.reasons.flatMap(\.sources) }, in: db)
        for index in seen.indices {
            seen[index].words.own.published = published
            seen[index].words.other.published = published
        }
        return seen
    }

    /// What the profile of a seat lacks, as the last round noted it.
    static func gaps(_ seat: ID<Membership>, in db: any Connection) throws -> [StoredGap] {
        let text: String? = try db.value("SELECT gaps FROM match_gaps WHERE membership_id = \(seat)")
        return StoredGap.decode(text ?? "")
    }

    /// Pairs of whom the seat exchanged with both. Nobody's answer is read, so that a no looks like any other.
    static func vouchable(
        _ seat: ID<Membership>, _ only: ID<Match>? = nil, at now: Instant, in db: any Connection
    ) throws -> [VouchablePair] {
        let one: SQL = only.map { " AND x.id = \($0)" } ?? ""
        return try db.rows(
            """
            WITH known AS (
                SELECT r.receiver_id AS id FROM referrals r WHERE r.giver_id = \(seat) AND r.stage <> 'withdrawn'
                UNION
                SELECT r.giver_id FROM referrals r WHERE r.receiver_id = \(seat) AND r.stage <> 'withdrawn'
            )
            SELECT x.id, \(Party.columns("first", membership: "fm", person: "fp", company: "fc")),
                   \(Party.columns("second", membership: "sm", person: "sp", company: "sc"))
            FROM matches x
            JOIN known f ON f.id = x.first_id
            JOIN known s ON s.id = x.second_id
            JOIN memberships fm ON fm.id = x.first_id AND fm.status = 'active'
            JOIN people fp ON fp.id = fm.person_id
            JOIN companies fc ON fc.id = fm.company_id
            JOIN memberships sm ON sm.id = x.second_id AND sm.status = 'active'
            JOIN people sp ON sp.id = sm.person_id
            JOIN companies sc ON sc.id = sm.company_id
            WHERE x.closed_at IS NULL AND x.expires_at > \(now)\(one)
              AND fm.person_id <> (SELECT w.person_id FROM memberships w WHERE w.id = \(seat))
              AND sm.person_id <> (SELECT w.person_id FROM memberships w WHERE w.id = \(seat))
              AND NOT EXISTS (SELECT 1 FROM introductions i WHERE i.introducer_id = \(seat) AND i.state <> 'closed'
                              AND i.first_id = x.first_id AND i.second_id = x.second_id)
            ORDER BY x.score DESC, x.id LIMIT 3
            """
        ).map {
            VouchablePair(id: try $0.get("id"), first: try Party($0, "first"), second: try Party($0, "second"))
        }
    }

    /// Which of the two once said no to the other, by whatever seats: they are asked no more, and nobody learns it.
    static func refusals(_ pair: Pair, in db: any Connection) throws -> (first: Bool, second: Bool) {
        let row = try db.first(
            """
            SELECT count(*) FILTER (WHERE f.person_id = a.person_id AND x.first_answer = 'no'
                                       OR s.person_id = a.person_id AND x.second_answer = 'no') AS first,
                   count(*) FILTER (WHERE f.person_id = b.person_id AND x.first_answer = 'no'
                                       OR s.person_id = b.person_id AND x.second_answer = 'no') AS second
            FROM memberships a
            JOIN memberships b ON b.id = \(pair.second)
            JOIN matches x ON x.first_answer = 'no' OR x.second_answer = 'no'
            JOIN memberships f ON f.id = x.first_id
            JOIN memberships s ON s.id = x.second_id
            WHERE a.id = \(pair.first)
              AND (f.person_id = a.person_id AND s.person_id = b.person_id
                   OR f.person_id = b.person_id AND s.person_id = a.person_id)
            """
        )
        guard let row else { return (false, false) }
        return (try row.get("first", as: Int.self) > 0, try row.get("second", as: Int.self) > 0)
    }
}
