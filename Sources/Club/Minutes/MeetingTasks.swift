import Chronology
import Persistence
import Web

/// Decisions and tasks of meetings: noted by the bureau, done by their owners, reminded by the clock.
enum MeetingTasks {
    private static let columns: SQL = """
        t.id, t.meeting_id, t.kind, t.words, t.due_on, t.state, m.status AS owner_status, \
        \(Party.columns("o", membership: "m", person: "p", company: "c"))
        """
    private static let joins: SQL = """
        LEFT JOIN memberships m ON m.id = t.owner_id LEFT JOIN people p ON p.id = m.person_id
        LEFT JOIN companies c ON c.id = m.company_id
        """

    /// Those of a meeting in the order in which they were noted.
    static func all(
        of meeting: ID<Meeting>, for viewer: Viewer, in db: any Connection
    ) throws -> [MeetingTask] {
        try db.rows(
            """
            SELECT \(columns), m.person_id AS owner_person FROM meeting_tasks t \(joins)
            WHERE t.meeting_id = \(meeting) ORDER BY t.id LIMIT \(rows: MeetingTask.most)
            """
        ).map { try task($0, viewer) }
    }

    /// One's own that are open, the next due first. What was noted is seen once its minutes were sent.
    static func own(_ viewer: Viewer, in db: any Connection) throws -> [MeetingTask] {
        try db.rows(
            """
            SELECT \(columns), m.person_id AS owner_person, k.title FROM meeting_tasks t \(joins)
            JOIN meetings k ON k.id = t.meeting_id
            JOIN minutes n ON n.meeting_id = t.meeting_id AND n.sent_at IS NOT NULL
            WHERE m.person_id = \(viewer.person) AND t.state = 'open' ORDER BY t.due_on, t.id LIMIT 200
            """
        ).map { row in
            var task = try task(row, viewer)
            task.title = try row.get("title")
            return task
        }
    }

    private static func task(_ row: Row, _ viewer: Viewer) throws -> MeetingTask {
        let owner: ID<Person>? = try row.get("owner_person")
        return MeetingTask(
            id: try row.get("id"), meeting: try row.get("meeting_id"), kind: try row.get("kind"),
            words: try row.get("words"), owner: owner == nil ? nil : try Party(row, "o"), dueOn: try row.day("due_on"),
            state: try row.get("state"), isOwn: owner == viewer.person,
            hasOwnerLeft: try row.get("owner_status", as: String?.self) == Membership.Status.left.rawValue)
    }

    /// A line as it was sent.
    struct New: Sendable {
        var kind: MeetingTask.Kind
        var words: String
        var owner: ID<Membership>?
        var dueOn: CivilDate?
    }

    /// Notes one under the key of its form. Its owner answered the call of the meeting.
    static func note(
        _ new: New, _ id: ID<MeetingTask>, of meeting: ID<Meeting>, by viewer: Viewer, at now: Instant,
        in db: any Connection
    ) throws -> Meeting.Outcome {
        guard try MinutesRepository.isWritable(meeting, by: viewer, at: now, in: db) else { return .notFound }
        let count: Int = try db.value("SELECT COUNT(*) FROM meeting_tasks WHERE meeting_id = \(meeting)") ?? 0
        guard count < MeetingTask.most else { return .outrun("minutes.conflict.many") }
        if let owner = new.owner, try !mayOwn(owner, of: meeting, in: db) { return .notFound }
        let added = try db.execute(
            """
            INSERT INTO meeting_tasks (id, meeting_id, kind, words, owner_id, due_on, state, noted_at, noted_by_id)
            VALUES (\(id), \(meeting), \(new.kind), \(new.words), \(new.owner), \(new.dueOn?.isoText), 'open', \(now),
                    \(viewer.person))
            ON CONFLICT (id) DO NOTHING
            """
        )
        if added == 1 { return .done }
        let own: Int? = try db.value(
            "SELECT 1 FROM meeting_tasks WHERE id = \(id) AND meeting_id = \(meeting)")
        return own == nil ? .notFound : .alreadyDone
    }

    private static func mayOwn(
        _ seat: ID<Membership>, of meeting: ID<Meeting>, in db: any Connection
    ) throws -> Bool {
        try db.first(
            """
            SELECT 1 FROM registrations r JOIN memberships m ON m.id = r.membership_id AND m.status = 'active'
            WHERE r.meeting_id = \(meeting) AND r.membership_id = \(seat)
            """
        ) != nil
    }

    /// Gives an open one whose owner left the club to somebody else who answered the call; the reminders begin anew.
    static func hand(
        _ id: ID<MeetingTask>, to owner: ID<Membership>, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> (outcome: Meeting.Outcome, meeting: ID<Meeting>?) {
        let row = try db.first(
            """
            SELECT t.meeting_id, t.owner_id FROM meeting_tasks t JOIN meetings k ON k.id = t.meeting_id
            WHERE t.id = \(id) AND t.kind = 'task' AND (\(MeetingRepository.isManaged(by: viewer)))
            """
        )
        guard let row else { return (.notFound, nil) }
        let meeting: ID<Meeting> = try row.get("meeting_id")
        guard try row.get("owner_id") != owner else { return (.alreadyDone, meeting) }
        guard try mayOwn(owner, of: meeting, in: db) else { return (.notFound, nil) }
        let handed = try db.execute(
            """
            UPDATE meeting_tasks SET owner_id = \(owner), reminded = 0
            WHERE id = \(id) AND state = 'open'
              AND owner_id IN (SELECT m.id FROM memberships m WHERE m.status = 'left')
            """
        )
        return (handed == 1 ? .done : .outrun("minutes.conflict.handed"), meeting)
    }

    /// Closes one, or opens it again: its owner or the bureau.
    static func move(
        _ id: ID<MeetingTask>, to state: MeetingTask.State, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> (outcome: Meeting.Outcome, meeting: ID<Meeting>?) {
        let managed = MeetingRepository.isManaged(by: viewer)
        let row = try db.first(
            """
            SELECT t.state, t.meeting_id, CASE WHEN (\(managed)) THEN 1 ELSE 0 END AS is_managed FROM meeting_tasks t
            JOIN meetings k ON k.id = t.meeting_id
            LEFT JOIN memberships m ON m.id = t.owner_id
            LEFT JOIN minutes n ON n.meeting_id = k.id
            WHERE t.id = \(id) AND ((\(managed)) OR m.person_id = \(viewer.person) AND n.sent_at IS NOT NULL)
            """
        )
        guard let row else { return (.notFound, nil) }
        let meeting: ID<Meeting> = try row.get("meeting_id")
        // Only the bureau takes a line out.
        let isManaged: Bool = try row.get("is_managed")
        guard state != .dropped || isManaged else { return (.notFound, nil) }
        // And only the bureau puts it in again.
        guard try isManaged || row.get("state") != MeetingTask.State.dropped else {
            return (.outrun("minutes.conflict.dropped"), nil)
        }
        guard try row.get("state") != state else { return (.alreadyDone, meeting) }
        let isOpen = state == .open
        try db.execute(
            """
            UPDATE meeting_tasks
            SET state = \(state), closed_at = \(isOpen ? nil : now), closed_by_id = \(isOpen ? nil : viewer.person)
            WHERE id = \(id)
            """
        )
        return (.done, meeting)
    }

    /// Tells owners what is theirs, once each: of minutes that were sent.
    static func tellOwners(
        of meeting: ID<Meeting>, by author: ID<Person>?, _ notices: Notices, at now: Instant, in db: any Connection
    ) throws -> [ID<Membership>] {
        let rows = try db.rows(
            """
            SELECT t.id, t.words, t.due_on, t.owner_id, t.meeting_id FROM meeting_tasks t
            JOIN minutes n ON n.meeting_id = t.meeting_id AND n.sent_at IS NOT NULL
            JOIN memberships m ON m.id = t.owner_id AND m.status = 'active'
            WHERE t.meeting_id = \(meeting) AND t.kind = 'task' AND t.state = 'open' ORDER BY t.id
            """
        )
        return try notices.tell(
            try rows.map { try told($0, "minutes.notice.task", "task", author) }, at: now, in: db)
    }

    /// Reminds owners three days before, on the day and a week after, once each however the clock jumps.
    static func remind(_ notices: Notices, today: CivilDate, due: Instant, in db: any Connection) throws {
        let rows = try db.rows(
            """
            SELECT t.id, t.words, t.due_on, t.owner_id, t.meeting_id, t.reminded FROM meeting_tasks t
            JOIN minutes n ON n.meeting_id = t.meeting_id AND n.sent_at IS NOT NULL
            JOIN memberships m ON m.id = t.owner_id AND m.status = 'active'
            WHERE t.state = 'open' AND t.reminded < 3 AND t.due_on <= \(today.adding(days: 3).isoText)
            ORDER BY t.due_on, t.id LIMIT 500
            """
        )
        var told: [(seat: ID<Membership>, notice: Notice)] = []
        var reminded: [Int: [ID<MeetingTask>]] = [:]
        for row in rows {
            guard let day = try row.day("due_on") else { continue }
            let stage = today >= day.adding(days: 7) ? 3 : today >= day ? 2 : 1
            guard try stage > row.get("reminded", as: Int.self) else { continue }
            reminded[stage, default: []].append(try row.get("id"))
            told.append(try self.told(row, "minutes.notice.remind\(stage)", "remind\(stage)", nil))
        }
        for (stage, ids) in reminded {
            try db.execute("UPDATE meeting_tasks SET reminded = \(stage) WHERE id IN \(list: ids)")
        }
        try notices.tell(told, at: due, in: db)
    }

    private static func told(
        _ row: Row, _ key: String, _ mark: String, _ author: ID<Person>?
    ) throws -> (seat: ID<Membership>, notice: Notice) {
        let id: ID<MeetingTask> = try row.get("id")
        let day = try row.day("due_on")
        return (
            seat: try row.get("owner_id"),
            notice: Notice(
                .meeting, key,
                ["words": .text(try row.get("words")), "day": day.map { .day($0) } ?? .written("")],
                path: MinutesController.Routes.own(), once: "task-\(id)-\(mark)", author: author)
        )
    }
}
