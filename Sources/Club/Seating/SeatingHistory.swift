import Persistence
import TablePlan

/// Who among the guests of a plan sat together before, and who is kept apart.
enum SeatingHistory {
    /// A table of a round that was held.
    private struct Sitting: Hashable {
        var seating: Int64
        var round: Int64
        var table: Int64
    }

    /// Pairs of guests who sat at one table at any meeting of the club before, whatever seats in the club they held then.
    ///
    /// The places are read by the index of sitters, and paired here: a join of the table with itself is planned well only
    /// by an engine that has counted its rows, and PostgreSQL has not in the minutes after a meeting.
    static func met(
        _ guests: [SeatingGuest], before id: ID<Seating>, in db: any Connection
    ) throws -> [SeatingPair] {
        let keys = Dictionary(
            guests.compactMap { guest in guest.sitter.map { ($0.rawValue, guest.key) } }
        ) { first, _ in first }
        guard !keys.isEmpty else { return [] }
        let rows = try db.rows(
            """
            SELECT a.seating_id, a.round, a.table_number, m.id FROM memberships m
            JOIN memberships o ON o.person_id = m.person_id
            JOIN table_seats a ON a.sitter_id = o.id AND a.seating_id <> \(id)
            JOIN seating_rounds r ON r.seating_id = a.seating_id AND r.round = a.round
            WHERE m.id IN \(list: keys.keys.sorted())
            """
        )
        var sittings: [Sitting: [Int64]] = [:]
        for row in rows {
            let sitting = Sitting(
                seating: try row.get(at: 0), round: try row.get(at: 1), table: try row.get(at: 2))
            if let guest = keys[try row.get(at: 3)] { sittings[sitting, default: []].append(guest) }
        }
        var pairs: Set<SeatingPair> = []
        for people in sittings.values {
            for (place, one) in people.enumerated() {
                for other in people[..<place] where other != one { pairs.insert(SeatingPair(one, other)) }
            }
        }
        return pairs.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }

    /// Pairs the bureau keeps apart, by person: a second seat of theirs changes nothing.
    static func apart(_ id: ID<Seating>, in db: any Connection) throws -> [SeatingPair] {
        try db.rows(
            """
            WITH own AS (
                SELECT g.id AS guest, o.id AS member FROM seating_guests g
                JOIN memberships m ON m.id = g.membership_id
                JOIN memberships o ON o.person_id = m.person_id
                WHERE g.seating_id = \(id)
            )
            SELECT DISTINCT one.guest AS one, other.guest AS other
            FROM own one
            JOIN apart_pairs x ON x.first_id = one.member
            JOIN own other ON other.member = x.second_id AND other.guest <> one.guest
            ORDER BY one.guest, other.guest
            """
        ).map { SeatingPair(try $0.get("one"), try $0.get("other")) }
    }
}
