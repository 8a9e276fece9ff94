import Persistence

/// The two members as whom visitors walk through the demo club.
enum DemoVisitorRepository {
    static func find(
        _ door: DemoDoor, in db: any Connection
    ) throws -> (person: ID<Person>, membership: ID<Membership>)? {
        let row = try db.first(
            """
            SELECT p.id, m.id AS membership_id FROM people p
            JOIN memberships m ON m.person_id = p.id AND m.status = 'active'
            WHERE p.email = \(door.email) ORDER BY m.id LIMIT 1
            """
        )
        return try row.map { (try $0.get("id"), try $0.get("membership_id")) }
    }
}
