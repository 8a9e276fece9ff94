import Chronology
import Persistence
import TablePlan

/// Pairs who should sit together once, because one seeks what the other has. The bureau sees how many come true, and
/// never whose they are.
enum SeatingWishes {
    /// So many are weighed at most.
    private static let most = 5_000

    static func read(_ id: ID<Seating>, at now: Instant, in db: any Connection) throws -> [SeatingWish] {
        var weights: [SeatingPair: Int] = [:]
        for row in try db.rows("\(proposed(id, now)) UNION ALL \(published(id)) LIMIT \(rows: most)") {
            let pair = SeatingPair(try row.get("one"), try row.get("other"))
            weights[pair] = max(weights[pair] ?? 0, try row.get("weight"))
        }
        return weights.sorted { ($0.key.first, $0.key.second) < ($1.key.first, $1.key.second) }
            .map { SeatingWish($0.key, weight: $0.value) }
    }

    /// Pairs whom the club proposed to each other, as long as neither said no.
    private static func proposed(_ id: ID<Seating>, _ now: Instant) -> SQL {
        """
        SELECT one.id AS one, other.id AS other, 2 AS weight
        FROM matches x
        JOIN seating_guests one ON one.seating_id = \(id) AND one.membership_id = x.first_id
        JOIN seating_guests other ON other.seating_id = \(id) AND other.membership_id = x.second_id
        WHERE x.closed_at IS NULL AND x.expires_at > \(now) AND x.first_answer <> 'no' AND x.second_answer <> 'no'
        """
    }

    /// A published need, and those of the trade it asks for, or who offer that trade.
    private static func published(_ id: ID<Seating>) -> SQL {
        """
        SELECT one.id, other.id, 1
        FROM seating_guests one
        JOIN opportunities n ON n.author_id = one.membership_id AND n.status = 'open' AND n.side = 'need'
            AND n.nma_division IS NOT NULL
        JOIN memberships author ON author.id = n.author_id
        JOIN seating_guests other ON other.seating_id = \(id) AND other.id <> one.id
        JOIN memberships m ON m.id = other.membership_id AND m.company_id <> author.company_id
            AND (n.visibility <> 'branch' OR m.branch_id = author.branch_id)
        JOIN companies c ON c.id = m.company_id
        LEFT JOIN profile_audiences a ON a.membership_id = m.id
        WHERE one.seating_id = \(id)
          AND (\(ProfileField.activity.visible("c.nma_division", reach: "1")) = n.nma_division
               OR EXISTS (SELECT 1 FROM opportunities o
                          WHERE o.author_id = other.membership_id AND o.status = 'open' AND o.side = 'offer'
                            AND o.visibility <> 'branch' AND o.nma_division = n.nma_division))
        """
    }
}
