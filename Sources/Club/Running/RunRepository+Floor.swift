import Chronology
import Persistence

/// Giving the floor.
extension RunRepository {
    /// What the console does with the floor.
    enum FloorAct: Hashable, Sendable {
        case give(ID<FloorTurn>)
        /// They are not there, or no longer want it: the hand goes down, no turn is counted.
        case pass(ID<FloorTurn>)
        case end
    }

    static func floor(
        _ act: FloorAct, _ sent: MeetingRun.Sent, _ id: ID<Meeting>, by viewer: Viewer, at now: Instant,
        in db: any Connection
    ) throws -> Meeting.Outcome {
        let (run, outcome) = try hold(.floor, sent, id, by: viewer, in: db)
        guard let run else { return outcome }
        guard run.isOn(now) else { return .outrun("running.conflict.ended") }
        switch act {
        case .give(let turn):
            // A hand that went down meanwhile is not called, and whoever speaks goes on.
            let isUp: Int? = try db.value(
                "SELECT 1 FROM run_turns WHERE id = \(turn) AND meeting_id = \(id) AND state = 'waiting'")
            guard isUp != nil else { return .outrun(MeetingRun.Board.floor.conflict) }
            try quiet(id, at: now, in: db)
            try db.execute("UPDATE run_turns SET state = 'speaking', given_at = \(now) WHERE id = \(turn)")
        case .pass(let turn):
            try db.execute(
                "DELETE FROM run_turns WHERE id = \(turn) AND meeting_id = \(id) AND state = 'waiting'")
        case .end: try quiet(id, at: now, in: db)
        }
        guard try advance(.floor, sent, id, in: db) else { return .outrun(MeetingRun.Board.floor.conflict) }
        return .done
    }

    /// Ends the turn of whoever speaks.
    static func quiet(_ id: ID<Meeting>, at now: Instant, in db: any Connection) throws {
        try db.execute(
            "UPDATE run_turns SET state = 'done', ended_at = \(now) WHERE meeting_id = \(id) AND state = 'speaking'")
    }

    /// Raises the member's hand; raised twice it is one.
    static func raise(
        _ id: ID<Meeting>, _ key: ID<FloorTurn>, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> Meeting.Outcome {
        guard let seat = viewer.activeSeat?.membership, let run = try find(id, for: viewer, in: db) else {
            return .notFound
        }
        guard run.isOn(now) else { return .outrun("running.conflict.ended") }
        guard run.isHere else { return .outrun("running.conflict.absent") }
        let raised = try db.execute(
            """
            INSERT INTO run_turns (id, meeting_id, membership_id, state, asked_at)
            VALUES (\(key), \(id), \(seat), 'waiting', \(now))
            ON CONFLICT DO NOTHING
            """
        )
        return raised == 1 ? .done : .alreadyDone
    }

    /// Takes the member's hand back; once the floor was given there is none.
    static func lower(
        _ id: ID<Meeting>, by viewer: Viewer, in db: any Connection
    ) throws -> Meeting.Outcome {
        guard let seat = viewer.activeSeat?.membership, try find(id, for: viewer, in: db) != nil else {
            return .notFound
        }
        let lowered = try db.execute(
            "DELETE FROM run_turns WHERE meeting_id = \(id) AND membership_id = \(seat) AND state = 'waiting'")
        return lowered == 1 ? .done : .alreadyDone
    }
}
