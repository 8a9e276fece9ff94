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
        if state == .published, let material = try SeatingMaterial.rules(seating.id, in: db),
            !material.brokenRules.isEmpty
        {
            return .outrun("seating.conflict.rules")
        }
        guard try advance(seating.id, from: version, by: viewer, at: now, in: db) else {
            return .outrun("seating.conflict.changed")
        }
        try db.execute("UPDATE seatings SET state = \(state) WHERE id = \(seating.id)")
        return .done
    }

    /// Begins a round, at most an hour before the meeting: from now on its seats are history. One before that still runs
    /// ends.
    static func start(
        _ round: Int, of meeting: ID<Meeting>, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> Meeting.Outcome {
        guard let standing = try standing(meeting, for: viewer, in: db), let seating = standing.seating else {
            return .notFound
        }
        if seating.held.contains(where: { $0.round == round }) { return .alreadyDone }
        guard seating.state == .published else { return .outrun("seating.conflict.draft") }
        guard standing.meeting.startsAt - MeetingRun.early <= now else { return .outrun("seating.conflict.early") }
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

    /// Takes back the round that was begun last: its seats are no history and may change again, and the round before goes
    /// on if it was ended by it.
    ///
    /// - Parameter begun: when it was, so that a round begun since is not meant.
    static func takeBack(
        _ round: Int, begun: Instant, of meeting: ID<Meeting>, by viewer: Viewer, at now: Instant,
        in db: any Connection
    ) throws -> Meeting.Outcome {
        guard let standing = try standing(meeting, for: viewer, in: db), let seating = standing.seating else {
            return .notFound
        }
        guard seating.held.contains(where: { $0.round == round && $0.startedAt == begun }) else { return .alreadyDone }
        guard seating.held.last?.round == round else { return .outrun("seating.conflict.changed") }
        guard !standing.meeting.isOver(now) else { return .outrun("seating.conflict.over") }
        let taken = try db.execute(
            """
            DELETE FROM seating_rounds
            WHERE seating_id = \(seating.id) AND round = \(round) AND started_at = \(begun)
              AND NOT EXISTS (SELECT 1 FROM seating_rounds l WHERE l.seating_id = \(seating.id) AND l.round > \(round))
            """
        )
        guard taken == 1 else { return .alreadyDone }
        try db.execute(
            """
            UPDATE seating_rounds SET ends_at = started_at + \(seating.room.minutes * 60_000)
            WHERE seating_id = \(seating.id) AND round = \(round - 1) AND ends_at = \(begun)
            """
        )
        try release(round, of: seating.id, in: db)
        try refreshSitters(seating.id, from: round, in: db)
        _ = try advance(seating.id, from: seating.version, by: viewer, at: now, in: db)
        return .done
    }

    /// Who left the club or was erased while a round was held gives up their place in it.
    private static func release(_ round: Int, of id: ID<Seating>, in db: any Connection) throws {
        let gone: SQL = """
            (SELECT g.id FROM seating_guests g
             LEFT JOIN memberships m ON m.id = g.membership_id
             LEFT JOIN visitors v ON v.id = g.visitor_id
             WHERE g.seating_id = \(id) AND (m.status <> 'active' OR v.erased_at IS NOT NULL))
            """
        try db.execute(
            "DELETE FROM table_seats WHERE seating_id = \(id) AND round = \(round) AND guest_id IN \(gone)")
        let others = RoundSet.all(Seating.rounds.upperBound).subtracting(RoundSet([round]))
        try db.execute("UPDATE seating_guests SET rounds = rounds & \(others) WHERE id IN \(gone)")
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
