import Persistence

/// The seats a person holds: for several companies, or in several branches.
enum SeatRepository {
    struct Held: Sendable {
        var membership: ID<Membership>
        var company: String
        var branch: String
    }

    /// Those a person can be in the club with, the oldest first.
    static func active(of person: ID<Person>, in db: any Connection) throws -> [Held] {
        let rows = try db.rows(
            """
            SELECT m.id, CASE WHEN c.trade_name <> '' THEN c.trade_name ELSE c.legal_name END AS company,
                   b.name AS branch
            FROM memberships m
            JOIN companies c ON c.id = m.company_id
            JOIN branches b ON b.id = m.branch_id
            WHERE m.person_id = \(person) AND m.status = 'active'
            ORDER BY m.id
            """
        )
        return try rows.map {
            Held(membership: try $0.get("id"), company: try $0.get("company"), branch: try $0.get("branch"))
        }
    }

    /// Uses another seat in this session.
    ///
    /// - Returns: whether it is one of the person's active ones.
    static func use(_ seat: ID<Membership>, _ viewer: Viewer, in db: any Connection) throws -> Bool {
        try db.execute(
            """
            UPDATE sessions SET membership_id = \(seat)
            WHERE id = \(viewer.session) AND EXISTS (
                SELECT 1 FROM memberships m
                WHERE m.id = \(seat) AND m.person_id = \(viewer.person) AND m.status = 'active')
            """
        ) == 1
    }
}
