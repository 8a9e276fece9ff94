import Calendars
import Chronology
import Persistence

extension MeetingRepository {
    /// Writes a draft under the key of its form; of a series all of them.
    ///
    /// - Returns: whether it is new; sent twice, the first stands.
    static func call(
        _ new: NewMeeting, _ id: ID<Meeting>, _ ids: IDGenerator, by viewer: Viewer, at now: Instant,
        in db: any Connection
    ) throws -> Meeting.Outcome {
        let added = try db.execute(
            """
            INSERT INTO meetings (id, branch_id, kind, title, about, place, map_url, price, audience, open_to_visitors,
                                  capacity, local_start, local_end, zone, starts_at, ends_at, state, created_at, created_by_id,
                                  changed_at)
            VALUES (\(id), \(new.branch), \(new.kind), \(new.title), \(new.about), \(new.place), \(new.mapURL),
                    \(new.price), \(new.audience), \(new.isOpenToVisitors), \(new.capacity), \(new.start.isoText), \(new.end.isoText),
                    \(new.zone), \(new.startsAt), \(new.endsAt), 'draft', \(now), \(viewer.person), \(now))
            ON CONFLICT (id) DO NOTHING
            """
        )
        guard added == 1 else {
            // Somebody else's key is nobody's business.
            let own: Int? = try db.value(
                "SELECT 1 FROM meetings WHERE id = \(id) AND created_by_id = \(viewer.person)")
            return own == nil ? .notFound : .alreadyDone
        }
        let new = try withKnownSeats(new, in: db)
        let others = try series(new, id, ids, by: viewer, at: now, in: db)
        try write(new.parts, of: [id] + others, in: db)
        try MeetingRole.write(new.roles, of: [id] + others, in: db)
        return .done
    }

    /// The others of a series, drafts as the first one is.
    private static func series(
        _ new: NewMeeting, _ first: ID<Meeting>, _ ids: IDGenerator, by viewer: Viewer, at now: Instant,
        in db: any Connection
    ) throws -> [ID<Meeting>] {
        guard let series = new.series else { return [] }
        let key: ID<MeetingSeries> = ids.next()
        try db.execute(
            """
            INSERT INTO meeting_series (id, pattern, created_at) VALUES (\(key), \(series.pattern), \(now))
            """
        )
        try db.execute(
            "UPDATE meetings SET series_id = \(key), series_start = local_start WHERE id = \(first)")
        let rest = series.times.dropFirst().map { (id: ids.next(Meeting.self), times: $0) }
        try db.insert(
            into: "meetings",
            columns: [
                "id", "branch_id", "kind", "title", "about", "place", "map_url", "price", "audience", "capacity",
                "local_start", "local_end", "zone", "starts_at", "ends_at", "state", "created_at", "created_by_id",
                "changed_at", "series_id", "series_start", "open_to_visitors",
            ],
            rows: rest.map { id, times -> [any SQLBindable] in
                [
                    id, new.branch, new.kind, new.title, new.about, new.place, new.mapURL, new.price, new.audience,
                    new.capacity, times.start.isoText, times.end.isoText, new.zone, times.startsAt, times.endsAt,
                    Meeting.State.draft, now, viewer.person, now, key, times.start.isoText,
                    new.isOpenToVisitors,
                ]
            })
        return rest.map(\.id)
    }

    /// Seats that were sent with names stand only where they are those of active members.
    static func withKnownSeats(_ new: NewMeeting, in db: any Connection) throws -> NewMeeting {
        let sent = Set(new.parts.compactMap(\.seat) + new.roles.compactMap(\.seat))
        guard !sent.isEmpty else { return new }
        let known = Set(
            try db.rows("SELECT id FROM memberships WHERE id IN \(list: sent.sorted()) AND status = 'active'").map {
                try $0.get("id", as: ID<Membership>.self)
            })
        var new = new
        new.parts = new.parts.map { part in
            var part = part
            part.seat = part.seat.flatMap { known.contains($0) ? $0 : nil }
            return part
        }
        new.roles = new.roles.map { holder in
            var holder = holder
            holder.seat = holder.seat.flatMap { known.contains($0) ? $0 : nil }
            return holder
        }
        return new
    }

    /// Changes what was written; the version shown must still stand.
    ///
    /// - Returns: the outcome, and whether those who answered have to know: the place or the hour changed.
    static func change(
        _ id: ID<Meeting>, to new: NewMeeting, from version: Int, by viewer: Viewer, at now: Instant,
        in db: any Connection
    ) throws -> (outcome: Meeting.Outcome, isMoved: Bool) {
        let old = try db.first(
            """
            SELECT k.version, k.state, k.place, k.starts_at, k.ends_at,
                   CASE WHEN \(MeetingRun.hasBegun) THEN 1 ELSE 0 END AS has_begun
            FROM meetings k
            WHERE k.id = \(id) AND (\(isManaged(by: viewer)))
            """
        )
        guard let old else { return (.notFound, false) }
        guard try old.get("state") != Meeting.State.cancelled, try old.get("version") == version,
            try !old.get("has_begun"), try old.get("starts_at", as: Instant.self) > now
        else {
            return (.outrun("meetings.conflict.changed"), false)
        }
        let (place, starts, ends): (String, Instant, Instant) = (
            try old.get("place"), try old.get("starts_at"), try old.get("ends_at")
        )
        let isMoved = place != new.place || starts != new.startsAt || ends != new.endsAt
        try db.execute(
            """
            UPDATE meetings
            SET branch_id = \(new.branch), kind = \(new.kind), title = \(new.title), about = \(new.about),
                place = \(new.place), map_url = \(new.mapURL), price = \(new.price), audience = \(new.audience),
                open_to_visitors = \(new.isOpenToVisitors),
                capacity = \(new.capacity), local_start = \(new.start.isoText), local_end = \(new.end.isoText),
                zone = \(new.zone), starts_at = \(new.startsAt), ends_at = \(new.endsAt), version = version + 1,
                changed_at = \(now)
            WHERE id = \(id) AND version = \(version)
            """
        )
        if starts != new.startsAt {
            // They are reminded of the new hour, even of those who were of the old one.
            try db.execute(
                "UPDATE meetings SET day_reminder_at = NULL, hours_reminder_at = NULL WHERE id = \(id)")
        }
        let known = try withKnownSeats(new, in: db)
        try db.execute("DELETE FROM meeting_parts WHERE meeting_id = \(id)")
        try write(known.parts, of: [id], in: db)
        try MeetingRole.write(known.roles, of: [id], in: db)
        return (.done, isMoved)
    }

    static func publish(
        _ id: ID<Meeting>, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> Meeting.Outcome {
        let changed = try db.execute(
            """
            UPDATE meetings AS k SET state = 'published', published_at = \(now), changed_at = \(now)
            WHERE k.id = \(id) AND k.state = 'draft' AND k.starts_at > \(now) AND (\(isManaged(by: viewer)))
            """
        )
        return changed == 1 ? .done : try state(id, by: viewer, wanted: .published, in: db)
    }

    static func cancel(
        _ id: ID<Meeting>, _ reason: String, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> Meeting.Outcome {
        let changed = try db.execute(
            """
            UPDATE meetings AS k
            SET state = 'cancelled', cancelled_at = \(now), cancel_reason = \(reason), version = version + 1,
                changed_at = \(now)
            WHERE k.id = \(id) AND k.state <> 'cancelled' AND k.starts_at > \(now) AND NOT \(MeetingRun.hasBegun)
              AND (\(isManaged(by: viewer)))
            """
        )
        return changed == 1 ? .done : try state(id, by: viewer, wanted: .cancelled, in: db)
    }

    /// Why a step changed nothing: it had been taken, it no longer applies, or there is nothing to see.
    static func state(
        _ id: ID<Meeting>, by viewer: Viewer, wanted: Meeting.State, in db: any Connection
    ) throws -> Meeting.Outcome {
        let state: Meeting.State? = try db.value(
            "SELECT k.state FROM meetings k WHERE k.id = \(id) AND (\(isManaged(by: viewer)))")
        guard let state else { return .notFound }
        return state == wanted ? .alreadyDone : .outrun("meetings.conflict.changed")
    }

    static func write(_ parts: [NewMeeting.Part], of ids: [ID<Meeting>], in db: any Connection) throws {
        guard !parts.isEmpty else { return }
        try db.insert(
            into: "meeting_parts", columns: ["meeting_id", "position", "title", "minutes", "speaker", "speaker_id"],
            rows: ids.flatMap { id in
                parts.enumerated().map { index, part -> [any SQLBindable] in
                    [id, index + 1, part.title, part.minutes, part.speaker, part.seat]
                }
            })
    }
}
