import Chronology
import Persistence

/// Meetings as they are run, seen by those they are for and changed by those who run them.
enum RunRepository {
    /// Whether the viewer has a part in running the meeting `k`.
    static func holdsPart(_ viewer: Viewer) -> SQL {
        """
        EXISTS (SELECT 1 FROM meeting_roles h JOIN memberships n ON n.id = h.membership_id
                WHERE h.meeting_id = k.id AND n.person_id = \(viewer.person) AND n.status = 'active')
        """
    }

    static func holdsPart(_ viewer: Viewer, in meeting: ID<Meeting>, in db: any Connection) throws -> Bool {
        try db.first("SELECT 1 FROM meetings k WHERE k.id = \(meeting) AND \(holdsPart(viewer))") != nil
    }

    /// Whether the viewer runs the meeting `k`.
    static func isRun(by viewer: Viewer) -> SQL {
        "(\(MeetingRepository.isManaged(by: viewer)) OR \(holdsPart(viewer)))"
    }

    /// A published meeting the viewer may see, with its agenda, in one query.
    static func find(_ id: ID<Meeting>, for viewer: Viewer, in db: any Connection) throws -> ShownRun? {
        let seat = viewer.activeSeat?.membership
        let rows = try db.rows(
            """
            SELECT k.id, k.title AS meeting_title, k.zone, k.starts_at, k.ends_at,
                   CASE WHEN \(isRun(by: viewer)) THEN 1 ELSE 0 END AS is_runner,
                   CASE WHEN EXISTS (SELECT 1 FROM memberships o WHERE o.id = \(seat)
                                     AND o.id IN (\(Present.seats("k.id")))) THEN 1 ELSE 0 END AS is_here,
                   r.started_at, r.ended_at, r.position AS run_position, r.agenda_version, r.agenda_key,
                   r.floor_version, r.floor_key, r.pitches_version, r.pitches_key,
                   p.position, p.title, p.minutes, p.speaker, p.speaker_id,
                   x.began_at, x.left_at, x.resumed_at, x.spent, x.extra
            FROM meetings k
            LEFT JOIN meeting_runs r ON r.meeting_id = k.id
            LEFT JOIN meeting_parts p ON p.meeting_id = k.id
            LEFT JOIN run_parts x ON x.meeting_id = k.id AND x.position = COALESCE(p.position, 1)
            WHERE k.id = \(id) AND k.state = 'published'
              AND (\(MeetingRepository.isVisible(to: viewer)) OR \(holdsPart(viewer)))
            ORDER BY p.position
            """
        )
        guard let head = rows.first else { return nil }
        var run = try ShownRun(head)
        run.parts = try rows.map { try RunPart($0, of: run) }
        return run
    }

    /// People who are there, and referrals they gave since it began: two numbers for those who run it.
    static func figures(of run: ShownRun, at now: Instant, in db: any Connection) throws -> RunFigures {
        let start = run.state?.startedAt ?? now
        let end = run.endedAt(now) ?? now
        let row = try db.first(
            """
            SELECT \(Present.count("\(run.meeting)")) AS present,
                   (SELECT COUNT(*) FROM referrals f WHERE f.given_at >= \(start) AND f.given_at <= \(end)
                    AND f.stage <> 'withdrawn' AND f.giver_id IN (\(Present.seats("\(run.meeting)")))) AS referrals
            """
        )
        return RunFigures(present: try row?.get("present") ?? 0, given: try row?.get("referrals") ?? 0)
    }

    /// The seats whose open pages show the meeting, or only those of who runs it.
    static func audience(of id: ID<Meeting>, onlyRunners: Bool, in db: any Connection) throws -> [ID<Membership>] {
        let people: SQL =
            onlyRunners
            ? ""
            : """
            UNION SELECT membership_id FROM registrations WHERE meeting_id = \(id) AND answer NOT IN ('declined', 'waiting')
            """
        return try db.rows(
            """
            SELECT membership_id AS seat_id FROM meeting_roles WHERE meeting_id = \(id) AND membership_id IS NOT NULL
            UNION SELECT m.id FROM meetings k JOIN mandates d ON d.branch_id IS NULL OR d.branch_id = k.branch_id
            JOIN memberships m ON m.person_id = d.person_id AND m.status = 'active' WHERE k.id = \(id)
            \(people)
            """
        ).map { try $0.get("seat_id") }
    }
}

/// What those who run a meeting are told in numbers.
struct RunFigures: Sendable {
    var present: Int
    private var given: Int

    init(present: Int, given: Int) {
        (self.present, self.given) = (present, given)
    }

    /// Nil while there are so few that they would tell whose they are.
    var referrals: Int? { given < MeetingRun.leastReferrals ? nil : given }
}

extension ShownRun {
    fileprivate init(_ row: Row) throws {
        meeting = try row.get("id")
        title = try row.get("meeting_title")
        zone = try row.get("zone")
        startsAt = try row.get("starts_at")
        endsAt = try row.get("ends_at")
        isRunner = try row.get("is_runner")
        isHere = try row.get("is_here")
        parts = []
        guard let startedAt: Instant = try row.get("started_at") else { return }
        var (versions, keys): ([MeetingRun.Board: Int], [MeetingRun.Board: ID<MeetingRun>]) = ([:], [:])
        for board in MeetingRun.Board.allCases {
            versions[board] = try row.get(board.rawValue + "_version")
            keys[board] = try row.get(board.rawValue + "_key")
        }
        state = State(
            startedAt: startedAt, endedAt: try row.get("ended_at"), position: try row.get("run_position"),
            versions: versions, keys: keys)
    }
}

extension RunPart {
    fileprivate init(_ row: Row, of run: ShownRun) throws {
        let length = Int((run.endsAt.milliseconds - run.startsAt.milliseconds) / 60_000)
        position = try row.get("position", as: Int?.self) ?? 1
        title = try row.get("title", as: String?.self) ?? run.title
        minutes = try row.get("minutes", as: Int?.self) ?? max(1, length)
        speaker = try row.get("speaker", as: String?.self) ?? ""
        seat = try row.get("speaker_id")
        beganAt = try row.get("began_at")
        leftAt = try row.get("left_at")
        resumedAt = try row.get("resumed_at")
        spent = try row.get("spent", as: Int64?.self) ?? 0
        extra = try row.get("extra", as: Int?.self) ?? 0
    }
}
