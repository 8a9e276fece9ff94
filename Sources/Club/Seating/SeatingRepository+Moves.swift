import Chronology
import Persistence

extension SeatingRepository {
    /// Locks a plan, opens it again, shows it to those who sit or takes it back.
    static func move(
        _ meeting: ID<Meeting>, to state: Seating.State, from version: Int, by viewer: Viewer, at now: Instant,
        in db: any Connection
    ) throws -> Meeting.Outcome {
        guard let standing = try standing(meeting, for: viewer, in: db), let seating = standing.seating else {
            return .notFound
        }
        if seating.state == state { return .alreadyDone }
        guard seating.version == version else { return .outrun("seating.conflict.changed") }
        guard seating.isPlanned, !standing.isBusy else { return .outrun("seating.conflict.busy") }
        guard state != .published || !standing.meeting.isOver(now) else { return .outrun("seating.conflict.over") }
        guard state == .published || seating.held.isEmpty else { return .outrun("seating.conflict.begun") }
        guard try advance(seating.id, from: version, by: viewer, at: now, in: db) else {
            return .outrun("seating.conflict.changed")
        }
        try db.execute("UPDATE seatings SET state = \(state) WHERE id = \(seating.id)")
        return .done
    }

    /// Begins a round: from now on its seats are history. One before that still runs ends.
    static func start(
        _ round: Int, of meeting: ID<Meeting>, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> Meeting.Outcome {
        guard let standing = try standing(meeting, for: viewer, in: db), let seating = standing.seating else {
            return .notFound
        }
        if seating.held.contains(where: { $0.round == round }) { return .alreadyDone }
        guard seating.state == .published else { return .outrun("seating.conflict.draft") }
        guard round == seating.nextRound, !seating.isOver else { return .outrun("seating.conflict.changed") }
        let minutes = Duration.seconds(seating.room.minutes * 60)
        try end(seating, at: now, in: db)
        let added = try db.execute(
            """
            INSERT INTO seating_rounds (seating_id, round, held_at, started_at, ends_at)
            VALUES (\(seating.id), \(round), \(now), \(now), \(now + minutes)) ON CONFLICT DO NOTHING
            """
        )
        guard added == 1 else { return .alreadyDone }
        _ = try advance(seating.id, from: seating.version, by: viewer, at: now, in: db)
        return .done
    }

    /// Ends a round before its time.
    static func stop(
        _ round: Int, of meeting: ID<Meeting>, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> Meeting.Outcome {
        guard let standing = try standing(meeting, for: viewer, in: db), let seating = standing.seating else {
            return .notFound
        }
        guard seating.running(now)?.round == round else { return .alreadyDone }
        try end(seating, at: now, in: db)
        return .done
    }

    private static func end(_ seating: ShownSeating, at now: Instant, in db: any Connection) throws {
        try db.execute(
            """
            UPDATE seating_rounds SET ends_at = \(now)
            WHERE seating_id = \(seating.id) AND ends_at > \(now) AND started_at <= \(now)
            """
        )
    }

    /// Gives a member a table of theirs, or takes it away.
    static func host(
        _ seat: ID<Membership>, _ table: Int?, at meeting: ID<Meeting>, by viewer: Viewer, in db: any Connection
    ) throws -> Meeting.Outcome {
        guard try standing(meeting, for: viewer, in: db) != nil else { return .notFound }
        guard let table else {
            try db.execute("DELETE FROM table_hosts WHERE meeting_id = \(meeting) AND membership_id = \(seat)")
            return .done
        }
        try db.execute(
            """
            INSERT INTO table_hosts (meeting_id, membership_id, table_number)
            SELECT r.meeting_id, r.membership_id, \(table) FROM registrations r
            WHERE r.meeting_id = \(meeting) AND r.membership_id = \(seat) AND r.answer IN \(list: Meeting.Answer.sitting)
            ON CONFLICT (meeting_id, membership_id) DO UPDATE SET table_number = excluded.table_number
            """
        )
        return .done
    }
}
