import Chronology
import Persistence

extension MeetingRepository {
    /// Changes in other meetings of a series what was changed in one: each field that differs, and days and hours by as
    /// much. What was changed in them alone, and is not touched now, stays.
    ///
    /// - Parameter old: the one as it was.
    /// - Returns: those that were changed, and of them those whose hour or place moved.
    static func spread(
        _ old: ShownMeeting, _ parts: [NewMeeting.Part], _ roles: [MeetingRole.Holder], to new: NewMeeting,
        _ scope: MeetingSeries.Scope, zones: ZoneDatabase, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> (changed: [ID<Meeting>], moved: [ID<Meeting>]) {
        let rows = try rows(reachedFrom: old, scope, by: viewer, at: now, in: db)
        let ids = try rows.map { try $0.get("id", as: ID<Meeting>.self) }
        guard !ids.isEmpty else { return ([], []) }
        let fields = ["version = version + 1", "changed_at = \(now)"] + differences(old, new)
        try db.execute("UPDATE meetings SET \(fields.joined(separator: ", ")) WHERE id IN \(list: ids)")
        // Whoever left the club or was erased meanwhile is no change of the agenda.
        var former = new
        (former.parts, former.roles) = (parts, roles.filter { !$0.name.isEmpty })
        former = try withKnownSeats(former, in: db)
        let new = try withKnownSeats(new, in: db)
        if former.parts != new.parts {
            try db.execute("DELETE FROM meeting_parts WHERE meeting_id IN \(list: ids)")
            try write(new.parts, of: ids, in: db)
        }
        if Set(former.roles) != Set(new.roles) { try MeetingRole.write(new.roles, of: ids, in: db) }
        let isMoved = try move(rows, old, new, zones, at: now, in: db)
        return (ids, isMoved || old.place != new.place ? ids : [])
    }

    /// The others a change of that one reaches.
    static func reached(
        from old: ShownMeeting, _ scope: MeetingSeries.Scope, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> [ID<Meeting>] {
        try rows(reachedFrom: old, scope, by: viewer, at: now, in: db).map { try $0.get("id") }
    }

    private static func rows(
        reachedFrom old: ShownMeeting, _ scope: MeetingSeries.Scope, by viewer: Viewer, at now: Instant,
        in db: any Connection
    ) throws -> [Row] {
        guard let others = MeetingSeries.others(of: old, scope, at: now) else { return [] }
        return try db.rows(
            """
            SELECT k.id, k.local_start, k.local_end, k.zone FROM meetings k
            WHERE \(others) AND NOT \(MeetingRun.hasBegun) AND (\(isManaged(by: viewer))) ORDER BY k.series_start
            """
        )
    }

    private static func differences(_ old: ShownMeeting, _ new: NewMeeting) -> [SQL] {
        var fields: [SQL] = []
        if old.kind != new.kind { fields.append("kind = \(new.kind)") }
        if old.title != new.title { fields.append("title = \(new.title)") }
        if old.about != new.about { fields.append("about = \(new.about)") }
        if old.place != new.place { fields.append("place = \(new.place)") }
        if old.mapURL != new.mapURL { fields.append("map_url = \(new.mapURL)") }
        if old.price != new.price { fields.append("price = \(new.price)") }
        if old.capacity != new.capacity { fields.append("capacity = \(new.capacity)") }
        if old.branch != new.branch { fields.append("branch_id = \(new.branch)") }
        if old.isOpenToVisitors != new.isOpenToVisitors {
            fields.append("open_to_visitors = \(new.isOpenToVisitors)")
        }
        if old.audience != new.audience { fields.append("audience = \(new.audience)") }
        return fields
    }

    /// - Returns: whether the hour of the one moved, and so that of the others. One statement for each, of which there
    ///   are at most ``MeetingSeries/most``.
    private static func move(
        _ rows: [Row], _ old: ShownMeeting, _ new: NewMeeting, _ zones: ZoneDatabase, at now: Instant,
        in db: any Connection
    ) throws -> Bool {
        guard old.start != new.start || old.end != new.end || old.zone != new.zone else { return false }
        let (days, length) = (
            new.start.date.days(since: old.start.date), new.end.date.days(since: new.start.date)
        )
        var known: [String: TimeZoneRules] = [:]
        for row in rows {
            let zone: String = old.zone == new.zone ? try row.get("zone") : new.zone
            let rules = try known[zone] ?? (zones.rules(named: zone))
            known[zone] = rules
            let before = (start: try row.localTime("local_start"), end: try row.localTime("local_end"))
            let day = before.start.date.adding(days: days)
            let isSameHour = old.start.time == new.start.time && old.end.time == new.end.time
            let start = CivilDateTime(date: day, time: isSameHour ? before.start.time : new.start.time)
            let end =
                isSameHour
                ? CivilDateTime(date: before.end.date.adding(days: days), time: before.end.time)
                : CivilDateTime(date: day.adding(days: length), time: new.end.time)
            let times = MeetingSpan(start: start, end: end, rules)
            // Moved into the past it would be over before anybody heard of it.
            guard times.startsAt > now else { throw Refusal.conflict("meetings.conflict.series-past") }
            try db.execute(
                """
                UPDATE meetings
                SET local_start = \(start.isoText), local_end = \(end.isoText), zone = \(zone),
                    starts_at = \(times.startsAt), ends_at = \(times.endsAt),
                    day_reminder_at = CASE WHEN starts_at = \(times.startsAt) THEN day_reminder_at ELSE NULL END,
                    hours_reminder_at = CASE WHEN starts_at = \(times.startsAt) THEN hours_reminder_at ELSE NULL END
                WHERE id = \(try row.get("id", as: ID<Meeting>.self))
                """
            )
        }
        return true
    }

    /// Publishes the drafts of a series with one of them.
    ///
    /// - Returns: those that were.
    static func publishOthers(
        of meeting: ShownMeeting, _ scope: MeetingSeries.Scope, by viewer: Viewer, at now: Instant,
        in db: any Connection
    ) throws -> [ID<Meeting>] {
        guard let others = MeetingSeries.others(of: meeting, scope, at: now) else { return [] }
        return try db.rows(
            """
            UPDATE meetings AS k SET state = 'published', published_at = \(now), changed_at = \(now)
            WHERE \(others) AND k.state = 'draft' AND (\(isManaged(by: viewer))) RETURNING id
            """
        ).map { try $0.get("id") }
    }

    /// Cancels others of a series with one of them.
    ///
    /// - Returns: those that were.
    static func cancelOthers(
        of meeting: ShownMeeting, _ scope: MeetingSeries.Scope, _ reason: String, by viewer: Viewer, at now: Instant,
        in db: any Connection
    ) throws -> [ID<Meeting>] {
        guard let others = MeetingSeries.others(of: meeting, scope, at: now) else { return [] }
        return try db.rows(
            """
            UPDATE meetings AS k
            SET state = 'cancelled', cancelled_at = \(now), cancel_reason = \(reason), version = version + 1,
                changed_at = \(now)
            WHERE \(others) AND NOT \(MeetingRun.hasBegun) AND (\(isManaged(by: viewer))) RETURNING id
            """
        ).map { try $0.get("id") }
    }
}
