import Chronology
import Persistence

extension RunRepository {
    /// Begins the meeting with its first part. Whoever finds it begun has what they wanted.
    static func begin(
        _ id: ID<Meeting>, _ key: ID<MeetingRun>, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> Meeting.Outcome {
        guard let run = try find(id, for: viewer, in: db), run.isRunner else { return .notFound }
        if run.state != nil { return .alreadyDone }
        guard run.mayBegin(now), let first = run.parts.first else { return .outrun("running.conflict.time") }
        let begun = try db.execute(
            """
            INSERT INTO meeting_runs (meeting_id, started_at, started_by_id, position, agenda_key)
            VALUES (\(id), \(now), \(viewer.person), \(first.position), \(key)) ON CONFLICT (meeting_id) DO NOTHING
            """
        )
        guard begun == 1 else { return .alreadyDone }
        try enter(first.position, of: id, at: now, in: db)
        return .done
    }

    /// One step through the agenda.
    static func take(
        _ step: MeetingRun.Step, _ sent: MeetingRun.Sent, _ id: ID<Meeting>, by viewer: Viewer, at now: Instant,
        in db: any Connection
    ) throws -> Meeting.Outcome {
        let (run, outcome) = try hold(.agenda, sent, id, by: viewer, in: db)
        guard let run else { return outcome }
        guard let part = run.current else { return .outrun(MeetingRun.Board.agenda.conflict) }
        guard step == .reopen ? run.mayReopen(now) : run.isOn(now) else { return .outrun("running.conflict.ended") }
        let neighbour = step == .next ? run.next : run.parts.last { $0.position < part.position }
        switch step {
        case .next, .back: guard neighbour != nil else { return .outrun(MeetingRun.Board.agenda.conflict) }
        case .pause, .resume: guard part.isPaused == (step == .resume) else { return .alreadyDone }
        case .extend:
            guard part.extra + MeetingRun.more <= MeetingRun.mostMore else { return .outrun("running.conflict.more") }
        case .end, .reopen: break
        }
        guard try advance(.agenda, sent, id, in: db) else { return .outrun(MeetingRun.Board.agenda.conflict) }
        switch step {
        case .next, .back:
            try leave(id, at: now, in: db)
            if let neighbour { try enter(neighbour.position, of: id, at: now, in: db) }
        case .pause:
            try db.execute(
                """
                UPDATE run_parts SET spent = \(part.elapsed(now)), resumed_at = NULL
                WHERE meeting_id = \(id) AND position = \(part.position)
                """
            )
        case .resume, .reopen: try enter(part.position, of: id, at: now, in: db)
        case .extend:
            try db.execute(
                """
                UPDATE run_parts SET extra = extra + \(MeetingRun.more)
                WHERE meeting_id = \(id) AND position = \(part.position)
                """
            )
        case .end: try end(id, at: now, in: db)
        }
        if step == .reopen { try db.execute("UPDATE meeting_runs SET ended_at = NULL WHERE meeting_id = \(id)") }
        return .done
    }

    /// Ends what nobody ended, as of the moment it ended by itself, and forgets the hands that were not called.
    static func endForgotten(due: Instant, in db: any Connection) throws {
        let rows = try db.rows(
            """
            SELECT k.id, k.ends_at FROM meeting_runs r JOIN meetings k ON k.id = r.meeting_id
            WHERE r.ended_at IS NULL AND k.ends_at <= \(due - MeetingRun.late) ORDER BY k.id LIMIT 100
            """
        )
        for row in rows {
            try end(row.get("id"), at: row.get("ends_at", as: Instant.self) + MeetingRun.late, in: db)
        }
        try db.execute(
            """
            DELETE FROM run_turns WHERE state = 'waiting' AND meeting_id IN (
                SELECT meeting_id FROM meeting_runs WHERE ended_at <= \(due - MeetingRun.late))
            """
        )
    }

    /// The run a change is for, when it was made on the state that stands; else why not.
    static func hold(
        _ board: MeetingRun.Board, _ sent: MeetingRun.Sent, _ id: ID<Meeting>, by viewer: Viewer,
        in db: any Connection
    ) throws -> (run: ShownRun?, outcome: Meeting.Outcome) {
        guard let run = try find(id, for: viewer, in: db), run.isRunner else { return (nil, .notFound) }
        guard let state = run.state else { return (nil, .outrun("running.conflict.time")) }
        if state.keys[board] == sent.key { return (nil, .alreadyDone) }
        guard state.versions[board] == sent.version else { return (nil, .outrun(board.conflict)) }
        return (run, .done)
    }

    /// Takes the next version; of two who change the same state one does.
    static func advance(
        _ board: MeetingRun.Board, _ sent: MeetingRun.Sent, _ id: ID<Meeting>, in db: any Connection
    ) throws -> Bool {
        let name = board.rawValue
        return try db.execute(
            """
            UPDATE meeting_runs SET \(unsafe: name)_version = \(unsafe: name)_version + 1, \(unsafe: name)_key = \(sent.key)
            WHERE meeting_id = \(id) AND \(unsafe: name)_version = \(sent.version)
            """
        ) == 1
    }

    private static func enter(_ position: Int, of id: ID<Meeting>, at now: Instant, in db: any Connection) throws {
        try db.execute(
            """
            INSERT INTO run_parts (meeting_id, position, began_at, resumed_at) VALUES (\(id), \(position), \(now), \(now))
            ON CONFLICT (meeting_id, position) DO UPDATE SET left_at = NULL, resumed_at = excluded.resumed_at
            """
        )
        try db.execute("UPDATE meeting_runs SET position = \(position) WHERE meeting_id = \(id)")
    }

    private static func leave(_ id: ID<Meeting>, at now: Instant, in db: any Connection) throws {
        try db.execute(
            """
            UPDATE run_parts
            SET spent = spent + CASE WHEN resumed_at < \(now) THEN \(now) - resumed_at ELSE 0 END, resumed_at = NULL,
                left_at = \(now)
            WHERE meeting_id = \(id) AND left_at IS NULL
            """
        )
    }

    private static func end(_ id: ID<Meeting>, at now: Instant, in db: any Connection) throws {
        try leave(id, at: now, in: db)
        try quiet(id, at: now, in: db)
        try db.execute(
            "UPDATE run_pitches SET state = 'done', ended_at = \(now) WHERE meeting_id = \(id) AND state = 'on'")
        try db.execute("UPDATE meeting_runs SET ended_at = \(now) WHERE meeting_id = \(id)")
    }
}
