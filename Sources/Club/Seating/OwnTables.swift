import Chronology
import Persistence

/// A member's own tables at a meeting, and who sits with them: of a plan that was published, and of no other table.
struct OwnTables: Sendable {
    struct Place: Sendable {
        var round: Int
        var table: Int
        /// Whether it changed since it was shown.
        var isMoved: Bool
        var endsAt: Instant?
        /// Whether the round was begun, or is over with its meeting.
        var isHeld: Bool
        var mates: [SeatingGuest] = []
    }

    /// The member's own substitute, when it is they who sit there.
    var substitute: String?
    var places: [Place]

    /// A visitor's own tables, and nobody who sits with them.
    ///
    /// - Returns: nil when they sit nowhere.
    static func load(_ visitor: ID<Visitor>, in db: any Connection) throws -> OwnTables? {
        let places = try db.rows(
            """
            SELECT o.round, o.table_number, o.moved_at, r.held_at, r.ends_at
            FROM seating_guests w
            JOIN seatings s ON s.id = w.seating_id AND s.state = 'published'
            JOIN meetings k ON k.id = s.meeting_id AND k.state = 'published'
            JOIN table_seats o ON o.guest_id = w.id AND o.seating_id = s.id
            LEFT JOIN seating_rounds r ON r.seating_id = s.id AND r.round = o.round
            WHERE w.visitor_id = \(visitor) ORDER BY o.round
            """
        ).map(Place.init)
        return places.isEmpty ? nil : OwnTables(substitute: nil, places: places)
    }

    /// - Returns: nil when the member sits nowhere.
    static func load(
        _ meeting: ID<Meeting>, _ seat: ID<Membership>, in db: any Connection
    ) throws -> OwnTables? {
        let rows = try db.rows(
            """
            SELECT o.round, o.table_number, o.moved_at, r.held_at, r.ends_at, w.kind AS own_kind, w.label AS own_label,
                   \(SeatingGuest.columns)
            FROM seatings s
            JOIN meetings k ON k.id = s.meeting_id AND k.state = 'published'
            JOIN seating_guests w ON w.seating_id = s.id AND w.membership_id = \(seat)
            JOIN table_seats o ON o.seating_id = s.id AND o.guest_id = w.id
            LEFT JOIN seating_rounds r ON r.seating_id = s.id AND r.round = o.round
            JOIN table_seats t ON t.seating_id = s.id AND t.round = o.round AND t.table_number = o.table_number
            JOIN seating_guests g ON g.id = t.guest_id
            \(SeatingGuest.joins)
            WHERE s.meeting_id = \(meeting) AND s.state = 'published'
            ORDER BY o.round, m.sort_name NULLS LAST, g.id
            """
        )
        guard let first = rows.first else { return nil }
        let isSubstitute = try first.get("own_kind", as: SeatingGuest.Kind.self) == .substitute
        var own = OwnTables(substitute: isSubstitute ? try first.get("own_label") : nil, places: [])
        for row in rows {
            let round: Int = try row.get("round")
            if own.places.last?.round != round {
                own.places.append(try Place(row))
            }
            let guest = try SeatingGuest(row)
            if guest.membership != seat { own.places[own.places.count - 1].mates.append(guest) }
        }
        return own
    }
}

extension OwnTables.Place {
    fileprivate init(_ row: Row) throws {
        round = try row.get("round")
        table = try row.get("table_number")
        isMoved = try row.get("moved_at", as: Int64?.self) != nil
        endsAt = try row.get("ends_at")
        isHeld = try row.get("held_at", as: Int64?.self) != nil
    }
}
