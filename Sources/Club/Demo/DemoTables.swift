import Chronology
import Persistence
import TablePlan

/// The table plan of a meeting of the demo club, made as the club's own work makes it, by a count of exchanges instead of
/// time.
struct DemoTables {
    var room: NewSeating
    var meeting: ID<Meeting>
    var by: ID<Person>
    /// Milliseconds since 1970.
    var called: Int64
    var starts: Int64

    private static let effort = SeatingEffort(exchanges: 20_000)

    func insert(_ keys: inout DemoKeys, isHeld: Bool, in db: any Connection) throws {
        let drawn = called + 2 * DemoTime.day
        let id = keys.next(at: drawn, Seating.self)
        try db.execute(
            """
            INSERT INTO seatings (id, meeting_id, table_count, seat_count, round_count, minutes, seconds, rivals_apart,
                                  created_at, created_by_id, changed_at)
            VALUES (\(id), \(meeting), \(room.tables), \(room.seats), \(room.rounds), \(room.minutes), \(room.seconds),
                    \(room.rivalsApart), \(drawn), \(by), \(drawn))
            """
        )
        let seats = try db.rows(
            """
            SELECT membership_id FROM registrations
            WHERE meeting_id = \(meeting) AND answer IN \(list: Meeting.Answer.sitting) ORDER BY membership_id
            """
        )
        let visitors = try db.rows(
            "SELECT v.id FROM visitors v WHERE v.meeting_id = \(meeting) AND \(SeatingNewcomers.isSeated) ORDER BY v.id"
        )
        var guests = try seats.map {
            NewGuest(keys.next(at: drawn), membership: try $0.get("membership_id"), .member)
        }
        guests += try visitors.map { NewGuest(keys.next(at: drawn), visitor: try $0.get("id"), .visitor) }
        for place in guests.indices { guests[place].rounds = RoundSet.all(room.rounds) }
        try NewGuest.insert(guests, into: id, in: db)
        let now = Instant(milliseconds: drawn)
        guard try seat(id, now, in: db) else { return }
        try db.execute("UPDATE seatings SET state = 'published' WHERE id = \(id)")
        guard isHeld else { return }
        let length = Int64(room.minutes) * 60_000
        try db.insert(
            into: "seating_rounds", columns: ["seating_id", "round", "held_at", "started_at", "ends_at"],
            rows: (1...room.rounds).map { round -> [any SQLBindable] in
                let start = starts + Int64(round) * (length + 60_000)
                return [id, round, start, start, start + length]
            })
    }

    /// - Returns: whether somebody sits: rivals are let together when they are too many.
    private func seat(_ id: ID<Seating>, _ now: Instant, in db: any Connection) throws -> Bool {
        for apart in [room.rivalsApart, false] {
            try db.execute("UPDATE seatings SET rivals_apart = \(apart) WHERE id = \(id)")
            guard let material = try SeatingMaterial.read(id, at: now, in: db) else { return false }
            guard
                case .plan(let plan, let figures, _) = SeatingWork.search(material, SeatingWatch(), effort: Self.effort)
            else { continue }
            try SeatingRepository.keep(plan, figures, material, marksMoved: false, at: now, in: db)
            return true
        }
        return false
    }
}
