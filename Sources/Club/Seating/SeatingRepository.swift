import Chronology
import Persistence
import TablePlan

/// Plans as their bureau may see and change them: that of the meeting.
enum SeatingRepository {
    /// What stands when a bureau opens a meeting's tables.
    struct Standing: Sendable {
        var meeting: ShownMeeting
        var seating: ShownSeating?
        var job: ShownJob?

        var isBusy: Bool { job?.state.isOpen ?? false }
    }

    /// Whether the viewer may change the plan `s`.
    static func isManaged(by viewer: Viewer) -> SQL {
        "EXISTS (SELECT 1 FROM meetings k WHERE k.id = s.meeting_id AND (\(MeetingRepository.isManaged(by: viewer))))"
    }

    /// - Returns: nil when the meeting is not the viewer's to manage, or was never published.
    static func standing(
        _ meeting: ID<Meeting>, for viewer: Viewer, in db: any Connection
    ) throws -> Standing? {
        guard let shown = try MeetingRepository.find(meeting, for: viewer, in: db), shown.isManaged,
            shown.state == .published
        else { return nil }
        var standing = Standing(meeting: shown)
        let row = try db.first(
            """
            SELECT \(ShownSeating.columns), \(ShownJob.columns) FROM seatings s
            LEFT JOIN seating_jobs j ON j.id = (SELECT MAX(l.id) FROM seating_jobs l WHERE l.seating_id = s.id)
            WHERE s.meeting_id = \(meeting)
            """
        )
        guard let row else { return standing }
        standing.seating = try ShownSeating(row, held: held(try row.get("id"), in: db))
        standing.job = try row.get("job_id", as: Int64?.self) == nil ? nil : ShownJob(row)
        return standing
    }

    static func seating(_ id: ID<Seating>, in db: any Connection) throws -> ShownSeating? {
        try db.first("SELECT \(ShownSeating.columns) FROM seatings s WHERE s.id = \(id)").map {
            try ShownSeating($0, held: held(id, in: db))
        }
    }

    private static func held(_ id: ID<Seating>, in db: any Connection) throws -> [HeldRound] {
        try db.rows(
            "SELECT round, started_at, ends_at FROM seating_rounds WHERE seating_id = \(id) ORDER BY round"
        ).map(HeldRound.init)
    }

    /// Everybody the plan seats, by name.
    static func guests(
        of id: ID<Seating>, _ meeting: ID<Meeting>, in db: any Connection
    ) throws -> [SeatingGuest] {
        try db.rows(
            """
            SELECT \(SeatingGuest.columns), h.table_number AS host_table FROM seating_guests g \(SeatingGuest.joins)
            LEFT JOIN table_hosts h ON h.meeting_id = \(meeting) AND h.membership_id = g.membership_id
            WHERE g.seating_id = \(id) ORDER BY m.sort_name NULLS LAST, g.id
            """
        ).map { row in
            var guest = try SeatingGuest(row)
            guest.host = try row.get("host_table")
            return guest
        }
    }

    /// Who sits where, of all rounds or of one, by the keys of guests.
    static func plan(
        _ seating: ShownSeating, round: Int? = nil, in db: any Connection
    ) throws -> SeatingPlan {
        let only: SQL = round.map { " AND round = \($0)" } ?? ""
        let room = seating.room
        var rounds = Array(repeating: Array(repeating: [Int64](), count: room.tables), count: room.rounds)
        let rows = try db.rows(
            """
            SELECT round, table_number, guest_id FROM table_seats WHERE seating_id = \(seating.id)\(only)
            ORDER BY round, table_number, guest_id
            """
        )
        for row in rows {
            let (round, table): (Int, Int) = (try row.get(at: 0), try row.get(at: 1))
            guard round <= room.rounds, table <= room.tables else { continue }
            rounds[round - 1][table - 1].append(try row.get(at: 2))
        }
        return SeatingPlan(rounds: rounds)
    }

    /// How many answers came since the plan was made: who comes and is not in it, who is in it and does not come, members
    /// and visitors.
    static func pending(_ seating: ShownSeating, in db: any Connection) throws -> Int {
        try db.value(
            """
            SELECT (SELECT COUNT(*) FROM registrations r
                    WHERE r.meeting_id = \(seating.meeting) AND r.answer IN \(list: Meeting.Answer.sitting)
                      AND NOT EXISTS (SELECT 1 FROM seating_guests g WHERE g.seating_id = \(seating.id)
                                      AND g.membership_id = r.membership_id))
                 + (SELECT COUNT(*) FROM seating_guests g
                    LEFT JOIN registrations r ON r.meeting_id = \(seating.meeting) AND r.membership_id = g.membership_id
                    WHERE g.seating_id = \(seating.id) AND g.kind <> 'visitor' AND g.is_added = 0
                      AND (r.answer IS NULL OR r.answer NOT IN \(list: Meeting.Answer.sitting)
                              AND EXISTS (SELECT 1 FROM table_seats t WHERE t.guest_id = g.id
                                          AND t.seating_id = \(seating.id) AND t.round >= \(seating.nextRound))
                           OR r.answer = 'substitute' AND (g.kind <> 'substitute' OR g.label <> r.substitute)
                           OR r.answer = 'coming' AND g.kind <> 'member'))
                 + (SELECT COUNT(*) FROM visitors v
                    WHERE v.meeting_id = \(seating.meeting) AND \(SeatingNewcomers.isSeated)
                      AND NOT EXISTS (SELECT 1 FROM seating_guests g WHERE g.seating_id = \(seating.id)
                                      AND g.visitor_id = v.id))
                 + (SELECT COUNT(*) FROM seating_guests g JOIN visitors v ON v.id = g.visitor_id
                    WHERE g.seating_id = \(seating.id) AND NOT (\(SeatingNewcomers.isSeated))
                      AND EXISTS (SELECT 1 FROM table_seats t WHERE t.guest_id = g.id
                                  AND t.seating_id = \(seating.id) AND t.round >= \(seating.nextRound)))
            """
        ) ?? 0
    }

    /// Counts the version up if it still is the one the change was made from.
    ///
    /// - Returns: whether it was.
    static func advance(
        _ id: ID<Seating>, from version: Int, key: Int64? = nil, by viewer: Viewer?, at now: Instant,
        in db: any Connection
    ) throws -> Bool {
        let permission: SQL = viewer.map { " AND \(isManaged(by: $0))" } ?? ""
        return try db.execute(
            """
            UPDATE seatings AS s SET version = version + 1, last_key = \(key), changed_at = \(now)
            WHERE s.id = \(id) AND s.version = \(version)\(permission)
            """
        ) == 1
    }
}
