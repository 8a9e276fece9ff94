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

    /// The visitors who are there.
    static func visitors(_ meeting: ID<Meeting>, in db: any Connection) throws -> [ID<Visitor>] {
        try db.rows(
            """
            SELECT visitor_id FROM arrivals WHERE meeting_id = \(meeting) AND visitor_id IS NOT NULL
            ORDER BY arrived_at, id
            """
        ).map { try $0.get("visitor_id") }
    }

    /// Whether the door noted a member, or whom they sent.
    static func hasCome(_ seat: ID<Membership>, to meeting: ID<Meeting>, in db: any Connection) throws -> Bool {
        try db.first(
            """
            SELECT 1 FROM arrivals a JOIN registrations r ON r.id = a.registration_id
            WHERE a.meeting_id = \(meeting) AND r.membership_id = \(seat)
            """
        ) != nil
    }

    /// Everybody who is there, as the desk's list names them.
    static func whoIsHere(_ meeting: ID<Meeting>, in db: any Connection) throws -> [Attender] {
        try db.rows(
            "SELECT registration_id, visitor_id FROM arrivals WHERE meeting_id = \(meeting) ORDER BY arrived_at, id"
        ).compactMap { row in
            if let registration: ID<Registration> = try row.get("registration_id") {
                return .registration(registration)
            }
            return try row.get("visitor_id", as: ID<Visitor>?.self).map { .visitor($0) }
        }
    }
}
