import Persistence
import TablePlan

/// Who among the guests of a plan sat together before, and who is kept apart.
enum SeatingHistory {
    /// Pairs of guests who sat at one table at any meeting of the club before, whatever seats in the club they held then:
    /// their places are found by person, their tables by the index of tables.
    static func met(before id: ID<Seating>, in db: any Connection) throws -> [SeatingPair] {
        try db.rows(
            """
            WITH own AS (
                SELECT g.id AS guest, o.id AS member FROM seating_guests g
                JOIN memberships m ON m.id = g.membership_id
                JOIN memberships o ON o.person_id = m.person_id
                WHERE g.seating_id = \(id) AND g.kind = 'member'
            )
            SELECT DISTINCT one.guest AS one, other.guest AS other
            FROM own one
            JOIN table_seats a ON a.sitter_id = one.member AND a.seating_id <> \(id)
            JOIN seating_rounds r ON r.seating_id = a.seating_id AND r.round = a.round
            JOIN table_seats b ON b.seating_id = a.seating_id AND b.round = a.round
                AND b.table_number = a.table_number AND b.sitter_id <> a.sitter_id
            JOIN own other ON other.member = b.sitter_id AND other.guest > one.guest
            ORDER BY one.guest, other.guest
            """
        ).map { SeatingPair(try $0.get("one"), try $0.get("other")) }
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
