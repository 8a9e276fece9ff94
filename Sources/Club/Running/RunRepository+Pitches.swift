import Chronology
import Persistence

/// Members present their company, a minute each.
extension RunRepository {
    /// What the console does with the pitches.
    enum PitchAct: Hashable, Sendable {
        /// Puts in all who are there and are not in yet.
        case draw
        case next
        case stop
        case skip(ID<Membership>)
        case earlier(ID<Membership>)
        case later(ID<Membership>)
        case add(ID<Membership>)
    }

    static func pitches(
        _ act: PitchAct, _ sent: MeetingRun.Sent, _ id: ID<Meeting>, by viewer: Viewer, at now: Instant,
        in db: any Connection
    ) throws -> Meeting.Outcome {
        let (run, outcome) = try hold(.pitches, sent, id, by: viewer, in: db)
        guard let run else { return outcome }
        guard run.isOn(now) else { return .outrun("running.conflict.ended") }
        switch act {
        case .draw: try draw(id, seed: UInt64(bitPattern: sent.key.rawValue), in: db)
        case .next:
            try hush(id, at: now, in: db)
            try db.execute(
                """
                UPDATE run_pitches SET state = 'on', began_at = \(now)
                WHERE meeting_id = \(id) AND state = 'waiting' AND membership_id = (
                    SELECT membership_id FROM run_pitches WHERE meeting_id = \(id) AND state = 'waiting'
                    ORDER BY position, membership_id LIMIT 1)
                """
            )
        case .stop: try hush(id, at: now, in: db)
        case .skip(let seat):
            try db.execute(
                """
                UPDATE run_pitches SET state = 'skipped', began_at = NULL
                WHERE meeting_id = \(id) AND membership_id = \(seat) AND state IN ('waiting', 'on')
                """
            )
        case .earlier(let seat): try move(seat, by: -1, id, in: db)
        case .later(let seat): try move(seat, by: 1, id, in: db)
        case .add(let seat): try add(seat, id, in: db)
        }
        guard try advance(.pitches, sent, id, in: db) else { return .outrun(MeetingRun.Board.pitches.conflict) }
        return .done
    }

    /// Those who are there and neither presented their company nor wait to, by name.
    static func pitchable(_ id: ID<Meeting>, in db: any Connection) throws -> [Party] {
        try db.rows(
            """
            SELECT \(Party.columns("p", membership: "m", person: "p", company: "c"))
            FROM memberships m JOIN people p ON p.id = m.person_id JOIN companies c ON c.id = m.company_id
            WHERE m.id IN (\(Present.seats("\(id)"))) AND NOT EXISTS (
                SELECT 1 FROM run_pitches q
                WHERE q.meeting_id = \(id) AND q.membership_id = m.id AND q.state <> 'skipped')
            ORDER BY m.sort_name, m.id
            """
        ).map { try Party($0, "p") }
    }

    private static func draw(_ id: ID<Meeting>, seed: UInt64, in db: any Connection) throws {
        let candidates = try db.rows(
            """
            SELECT m.id AS seat_id, (SELECT MAX(q.began_at) FROM run_pitches q WHERE q.membership_id = m.id
                                     AND q.state = 'done') AS last_at
            FROM memberships m
            WHERE m.id IN (\(Present.seats("\(id)"))) AND NOT EXISTS (
                SELECT 1 FROM run_pitches q WHERE q.meeting_id = \(id) AND q.membership_id = m.id)
            """
        ).map { PitchOrder.Candidate(seat: try $0.get("seat_id"), last: try $0.get("last_at")) }
        let place = try end(of: id, in: db)
        guard !candidates.isEmpty else { return }
        try db.insert(
            into: "run_pitches", columns: ["meeting_id", "membership_id", "position", "state"],
            rows: PitchOrder.sorted(candidates, seed: seed).enumerated().map { index, candidate -> [any SQLBindable] in
                [id, candidate.seat, place + index, "waiting"]
            })
    }

    /// Puts somebody who is there at the end; whoever was skipped comes back there.
    private static func add(_ seat: ID<Membership>, _ id: ID<Meeting>, in db: any Connection) throws {
        try db.execute(
            """
            INSERT INTO run_pitches (meeting_id, membership_id, position, state)
            SELECT \(id), m.id, \(try end(of: id, in: db)), 'waiting' FROM memberships m
            WHERE m.id = \(seat) AND m.id IN (\(Present.seats("\(id)")))
            ON CONFLICT (meeting_id, membership_id) DO UPDATE SET state = 'waiting', position = excluded.position
            WHERE run_pitches.state = 'skipped'
            """
        )
    }

    private static func end(of id: ID<Meeting>, in db: any Connection) throws -> Int {
        let last: Int? = try db.value("SELECT MAX(position) FROM run_pitches WHERE meeting_id = \(id)")
        return (last ?? 0) + 1
    }

    private static func hush(_ id: ID<Meeting>, at now: Instant, in db: any Connection) throws {
        try db.execute(
            "UPDATE run_pitches SET state = 'done', ended_at = \(now) WHERE meeting_id = \(id) AND state = 'on'")
    }

    private static func move(
        _ seat: ID<Membership>, by step: Int, _ id: ID<Meeting>, in db: any Connection
    ) throws {
        let waiting = try db.rows(
            """
            SELECT membership_id, position FROM run_pitches WHERE meeting_id = \(id) AND state = 'waiting'
            ORDER BY position, membership_id
            """
        ).map { row in
            (
                seat: try row.get("membership_id", as: ID<Membership>.self),
                position: try row.get("position", as: Int.self)
            )
        }
        guard let index = waiting.firstIndex(where: { $0.seat == seat }), waiting.indices.contains(index + step) else {
            return
        }
        let (one, other) = (waiting[index], waiting[index + step])
        try db.execute(
            """
            UPDATE run_pitches
            SET position = CASE WHEN membership_id = \(one.seat) THEN \(other.position) ELSE \(one.position) END
            WHERE meeting_id = \(id) AND membership_id IN (\(one.seat), \(other.seat))
            """
        )
    }
}
