import Chronology
import Persistence
import Web

/// Attendance as the bureau keeps it, and as each member sees their own.
enum AttendanceRepository {
    /// A line of the bureau's list.
    struct Line: Sendable {
        var party: Party
        var state: Attendance.State
        /// What the member says it was, if they say it was not so.
        var correction: Correction?
    }

    struct Correction: Sendable {
        var id: ID<Correction>
        var wanted: Attendance.State
        var words: String
    }

    /// Of a meeting, by name.
    static func all(of meeting: ID<Meeting>, in db: any Connection) throws -> [Line] {
        try db.rows(
            """
            SELECT t.state, q.id AS correction_id, q.wanted, q.words,
                   \(Party.columns("p", membership: "m", person: "p", company: "c"))
            FROM attendances t
            JOIN memberships m ON m.id = t.membership_id
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            LEFT JOIN attendance_corrections q
                ON q.meeting_id = t.meeting_id AND q.membership_id = t.membership_id AND q.decided_at IS NULL
            WHERE t.meeting_id = \(meeting)
            ORDER BY CASE WHEN q.id IS NULL THEN 1 ELSE 0 END, m.sort_name, m.id
            """
        ).map { row in
            let id: ID<Correction>? = try row.get("correction_id")
            return Line(
                party: try Party(row, "p"), state: try row.get("state"),
                correction: try id.map {
                    Correction(id: $0, wanted: try row.get("wanted"), words: try row.get("words"))
                })
        }
    }

    /// One's own: how it stands, and whether a question about it is open.
    struct Own: Sendable {
        var state: Attendance.State
        var isAsked: Bool

        /// What a query of meetings `k` selects of it, and what it joins for that.
        static let columns: SQL = """
            t.state AS own_attendance, CASE WHEN EXISTS (
                SELECT 1 FROM attendance_corrections g
                WHERE g.meeting_id = t.meeting_id AND g.membership_id = t.membership_id AND g.decided_at IS NULL)
            THEN 1 ELSE 0 END AS is_asked
            """

        static func join(_ seat: ID<Membership>?) -> SQL {
            "LEFT JOIN attendances t ON t.meeting_id = k.id AND t.membership_id = \(seat)"
        }

        /// Nil as long as nothing is reckoned.
        init?(_ row: Row) throws {
            guard let state: Attendance.State = try row.get("own_attendance") else { return nil }
            self.state = state
            isAsked = try row.get("is_asked")
        }
    }

    /// Writes what the bureau changed; each line only as long as it stands as it was shown.
    ///
    /// - Returns: how many had changed meanwhile.
    static func change(
        _ changes: [(seat: ID<Membership>, from: Attendance.State, to: Attendance.State)], of meeting: ID<Meeting>,
        by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> Int {
        var outrun = 0
        let grouped = Dictionary(grouping: changes) { Step(from: $0.from, to: $0.to) }
        for (step, lines) in grouped {
            let seats = lines.map(\.seat)
            let written = try db.execute(
                """
                UPDATE attendances SET state = \(step.to), noted_at = \(now), noted_by_id = \(viewer.person)
                WHERE meeting_id = \(meeting) AND membership_id IN \(list: seats) AND state IN \(list: [step.from, step.to])
                """
            )
            outrun += seats.count - written
        }
        return outrun
    }

    /// At most one statement for each pair of states.
    private struct Step: Hashable {
        var from: Attendance.State
        var to: Attendance.State
    }

    /// Asks the bureau to put one's own right.
    static func ask(
        _ wanted: Attendance.State, _ words: String, _ id: ID<Correction>, of meeting: ID<Meeting>,
        _ seat: ID<Membership>, at now: Instant, in db: any Connection
    ) throws -> Meeting.Outcome {
        let state: Attendance.State? = try db.value(
            "SELECT state FROM attendances WHERE meeting_id = \(meeting) AND membership_id = \(seat)")
        guard let state else { return .notFound }
        guard state != wanted else { return .alreadyDone }
        let added = try db.execute(
            """
            INSERT INTO attendance_corrections (id, meeting_id, membership_id, wanted, words, asked_at)
            VALUES (\(id), \(meeting), \(seat), \(wanted), \(words), \(now)) ON CONFLICT DO NOTHING
            """
        )
        return added == 1 ? .done : .alreadyDone
    }

    /// Agrees or not, once.
    ///
    /// - Returns: whom to tell.
    static func decide(
        _ id: ID<Correction>, isAgreed: Bool, of meeting: ID<Meeting>, by viewer: Viewer, at now: Instant,
        in db: any Connection
    ) throws -> (outcome: Meeting.Outcome, seat: ID<Membership>?) {
        let row = try db.first(
            """
            SELECT membership_id, wanted, is_agreed FROM attendance_corrections
            WHERE id = \(id) AND meeting_id = \(meeting)
            """
        )
        guard let row else { return (.notFound, nil) }
        if let before: Bool = try row.get("is_agreed") {
            return (before == isAgreed ? .alreadyDone : .outrun("attendance.conflict.decided"), nil)
        }
        let (seat, wanted): (ID<Membership>, Attendance.State) = (
            try row.get("membership_id"), try row.get("wanted")
        )
        try db.execute(
            """
            UPDATE attendance_corrections
            SET is_agreed = \(isAgreed ? 1 : 0), decided_at = \(now), decided_by_id = \(viewer.person)
            WHERE id = \(id) AND decided_at IS NULL
            """
        )
        if isAgreed {
            try db.execute(
                """
                UPDATE attendances SET state = \(wanted), noted_at = \(now), noted_by_id = \(viewer.person)
                WHERE meeting_id = \(meeting) AND membership_id = \(seat)
                """
            )
        }
        return (.done, seat)
    }
}
