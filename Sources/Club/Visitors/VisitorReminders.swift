import Chronology
import Persistence
import Web

/// What the clock does for visitors, so that nobody is dropped without a line: who did not come is noted, who found no
/// seat is released, and those for whom nobody did anything are named to their inviter, then to the bureau. Whatever
/// the clock does, each happens once.
struct VisitorReminders: Sendable {
    /// So many of each kind in one transaction at most.
    private static let batch = 200
    /// So long after the end of a meeting whose door was kept, who did not come is absent.
    private static let absentAfter: Duration = .hours(24)

    let notices: Notices

    func run(due: Instant, in db: any Connection) throws {
        try markAbsent(due, in: db)
        try releaseWaiting(due, in: db)
        try tellInviters(due, in: db)
        try tellBureaus(due, in: db)
        try VisitorInvitations.forget(endedBefore: due - .days(30), in: db)
    }

    private func markAbsent(_ due: Instant, in db: any Connection) throws {
        let absent = try ids(
            """
            v.place = 'coming' AND v.step = 'invited' AND k.state = 'published'
            AND k.ends_at <= \(due - Self.absentAfter)
            AND EXISTS (SELECT 1 FROM arrivals a WHERE a.meeting_id = k.id)
            """, in: db)
        guard !absent.isEmpty else { return }
        try VisitorSteps.set(.absent, absent, at: due, in: db)
        try VisitorLines.add(.absent, to: absent, by: nil, notices.ids, at: due, in: db)
    }

    private func releaseWaiting(_ due: Instant, in db: any Connection) throws {
        let waiting = try ids("v.place = 'waiting' AND k.ends_at <= \(due)", in: db)
        guard !waiting.isEmpty else { return }
        let rows = try db.rows(
            """
            SELECT v.id, v.inviter_id, k.title FROM visitors v JOIN meetings k ON k.id = v.meeting_id
            WHERE v.id IN \(list: waiting) AND v.inviter_id IS NOT NULL ORDER BY v.id
            """
        )
        try VisitorSeats(notices).end(waiting, by: nil, at: due, in: db)
        try VisitorMail(notices).send(.released, to: waiting, once: "no-seat", at: due, in: db)
        try notices.tell(
            try rows.map { (seat: try $0.get("inviter_id"), notice: try notice("no-seat", $0, once: "no-seat")) },
            at: due, in: db)
    }

    private func tellInviters(_ due: Instant, in db: any Connection) throws {
        let rows = try unfollowed(
            since: due - Visitor.inviterPatience,
            """
            v.inviter_told_at IS NULL AND v.inviter_id IN (SELECT m.id FROM memberships m WHERE m.status = 'active')
            """, in: db)
        guard !rows.isEmpty else { return }
        try mark("inviter_told_at", rows, due, in: db)
        try notices.tell(
            try rows.map { row in
                let stepped: Instant = try row.get("stepped_at")
                return (
                    seat: try row.get("inviter_id"),
                    notice: try notice("follow", row, once: "follow-\(stepped.milliseconds)")
                )
            }, at: due, in: db)
    }

    private func tellBureaus(_ due: Instant, in db: any Connection) throws {
        let rows = try unfollowed(since: due - Visitor.bureauPatience, "v.bureau_told_at IS NULL", in: db)
        try tellBureau("dropped", rows, at: due, in: db)
    }

    /// Tells the bureaus of the meetings of these, once for each step.
    func tellBureau(_ key: String, _ rows: [Row], at now: Instant, in db: any Connection) throws {
        guard !rows.isEmpty else { return }
        let meetings = try Set(rows.map { try $0.get("meeting_id", as: ID<Meeting>.self) })
        let officers = try WelcomeOfficers.of(meetings, on: notices.zone.date(at: now), in: db)
        // Where there is nobody to tell, they are told of as soon as there is.
        let rows = try rows.filter { try officers[$0.get("meeting_id")]?.isEmpty == false }
        guard !rows.isEmpty else { return }
        try mark("bureau_told_at", rows, now, in: db)
        let told = try rows.flatMap { row -> [(person: ID<Person>, notice: Notice)] in
            let stepped: Instant = try row.get("stepped_at")
            let notice = try notice(key, row, once: "\(key)-\(stepped.milliseconds)")
            return try (officers[row.get("meeting_id")] ?? []).map { (person: $0, notice: notice) }
        }
        try notices.tell(people: told, at: now, in: db)
    }

    /// Without a name: a notice outlives the wish to be forgotten, the visitor's page does not.
    private func notice(_ key: String, _ row: Row, once: String) throws -> Notice {
        let id: ID<Visitor> = try row.get("id")
        return Notice(
            .meeting, "visitors.notice." + key, ["title": .text(try row.get("title"))],
            path: VisitorController.Routes.visitor(id), once: "visitor-\(once)-\(id)")
    }

    private func unfollowed(since instant: Instant, _ condition: SQL, in db: any Connection) throws -> [Row] {
        try db.rows(
            """
            SELECT v.id, v.meeting_id, v.inviter_id, v.stepped_at, k.title
            FROM visitors v JOIN meetings k ON k.id = v.meeting_id
            WHERE \(VisitorRepository.isOpen) AND v.stepped_at <= \(instant)
              AND (v.place = 'apply' OR k.ends_at <= \(instant)) AND \(condition)
            ORDER BY v.stepped_at, v.id LIMIT \(rows: Self.batch)
            """
        )
    }

    private func ids(_ condition: SQL, in db: any Connection) throws -> [ID<Visitor>] {
        try db.rows(
            """
            SELECT v.id FROM visitors v JOIN meetings k ON k.id = v.meeting_id
            WHERE v.erased_at IS NULL AND \(condition) ORDER BY v.id LIMIT \(rows: Self.batch)
            """
        ).map { try $0.get("id") }
    }

    private func mark(_ column: SQL, _ rows: [Row], _ due: Instant, in db: any Connection) throws {
        let visitors = try rows.map { try $0.get("id", as: ID<Visitor>.self) }
        try db.execute("UPDATE visitors SET \(column) = \(due) WHERE id IN \(list: visitors)")
    }
}
