import Persistence

/// Who is in the room.
enum Arrivals {
    /// The members who are there, each by their seat and in the order they came; whoever sent somebody in their place is
    /// there by that person.
    static func present(_ meeting: ID<Meeting>, in db: any Connection) throws -> [ID<Membership>] {
        try db.rows(
            """
            SELECT r.membership_id FROM arrivals a JOIN registrations r ON r.id = a.registration_id
            WHERE a.meeting_id = \(meeting) ORDER BY a.arrived_at, a.id
            """
        ).map { try $0.get("membership_id") }
    }
}
