import Chronology
import Persistence

extension SeatingRepository {
    /// Asks for everybody who comes to be seated: the room is noted, the answers are taken in, and a work is written down
    /// for the server to do. The key of the form is the work's.
    static func ask(
        _ room: NewSeating, _ key: ID<SeatingJob>, for meeting: ID<Meeting>, from version: Int, by viewer: Viewer,
        at now: Instant, ids: IDGenerator, in db: any Connection
    ) throws -> Meeting.Outcome {
        guard let standing = try standing(meeting, for: viewer, in: db) else { return .notFound }
        if let asker: ID<Person> = try db.value("SELECT asked_by_id FROM seating_jobs WHERE id = \(key)") {
            return asker == viewer.person ? .alreadyDone : .notFound
        }
        guard !standing.meeting.isOver(now) else { return .outrun("seating.conflict.over") }
        if let seating = standing.seating {
            guard seating.version == version else { return .outrun("seating.conflict.changed") }
            guard !standing.isBusy else { return .outrun("seating.conflict.busy") }
            guard seating.state == .draft else { return .outrun("seating.conflict.locked") }
            guard seating.held.isEmpty else { return .outrun("seating.conflict.begun") }
            guard try advance(seating.id, from: version, by: viewer, at: now, in: db) else {
                return .outrun("seating.conflict.changed")
            }
            // A plan that stands is left alone until the new one was found.
            if !seating.isPlanned { try arrange(room, seating.id, ids, in: db) }
            try write(key, room, seating.id, viewer, now, in: db)
            return .done
        }
        guard version == 0 else { return .outrun("seating.conflict.changed") }
        let id: ID<Seating> = ids.next()
        let added = try db.execute(
            """
            INSERT INTO seatings (id, meeting_id, table_count, seat_count, round_count, minutes, seconds, rivals_apart,
                                  created_at, created_by_id, changed_at)
            VALUES (\(id), \(meeting), \(room.tables), \(room.seats), \(room.rounds), \(room.minutes), \(room.seconds),
                    \(room.rivalsApart), \(now), \(viewer.person), \(now))
            ON CONFLICT (meeting_id) DO NOTHING
            """
        )
        guard added == 1 else { return .outrun("seating.conflict.changed") }
        try arrange(room, id, ids, in: db)
        try write(key, room, id, viewer, now, in: db)
        return .done
    }

    /// Makes a room of a plan, with those who come and nobody seated: the plan of another room is none of this one.
    static func arrange(
        _ room: NewSeating, _ id: ID<Seating>, _ ids: IDGenerator, in db: any Connection
    ) throws {
        try db.execute("DELETE FROM table_seats WHERE seating_id = \(id)")
        let all = RoundSet.all(room.rounds)
        try db.execute(
            """
            UPDATE seating_guests SET rounds = \(all)
            WHERE seating_id = \(id) AND (SELECT s.round_count FROM seatings s WHERE s.id = \(id)) <> \(room.rounds)
              AND (membership_id IS NULL OR membership_id IN (SELECT m.id FROM memberships m WHERE m.status = 'active'))
            """
        )
        try settle(room, id, in: db)
        try gather(id, room, ids, in: db)
    }

    static func settle(_ room: NewSeating, _ id: ID<Seating>, in db: any Connection) throws {
        try db.execute(
            """
            UPDATE seatings
            SET table_count = \(room.tables), seat_count = \(room.seats), round_count = \(room.rounds),
                minutes = \(room.minutes), seconds = \(room.seconds), rivals_apart = \(room.rivalsApart), is_planned = 0
            WHERE id = \(id)
            """
        )
    }

    /// Takes in who comes; whoever was found missing before stays so.
    private static func gather(
        _ id: ID<Seating>, _ room: NewSeating, _ ids: IDGenerator, in db: any Connection
    ) throws {
        let coming: SQL = """
            SELECT r.membership_id FROM registrations r JOIN seatings s ON s.meeting_id = r.meeting_id
            WHERE s.id = \(id) AND r.answer IN \(list: Meeting.Answer.sitting)
            """
        try db.execute(
            """
            DELETE FROM seating_guests
            WHERE seating_id = \(id) AND is_added = 0 AND kind <> 'visitor' AND membership_id NOT IN (\(coming))
            """
        )
        try db.execute(
            """
            DELETE FROM seating_guests
            WHERE seating_id = \(id) AND is_added = 0 AND visitor_id IS NOT NULL
              AND visitor_id NOT IN (SELECT v.id FROM visitors v JOIN seatings s ON s.meeting_id = v.meeting_id
                                     WHERE s.id = \(id) AND \(SeatingNewcomers.isSeated))
            """
        )
        try refresh(id, in: db)
        var new = try SeatingNewcomers.answering(id, ids, in: db)
        for place in new.indices { new[place].rounds = RoundSet.all(room.rounds) }
        try NewGuest.insert(new, into: id, in: db)
    }

    /// Who comes themself and who sends somebody, as the answers have it now.
    static func refresh(_ id: ID<Seating>, in db: any Connection) throws {
        try db.execute(
            """
            UPDATE seating_guests
            SET kind = CASE WHEN r.answer = 'substitute' THEN 'substitute' ELSE 'member' END,
                label = CASE WHEN r.answer = 'substitute' THEN r.substitute ELSE '' END
            FROM registrations r, seatings s
            WHERE seating_guests.seating_id = \(id) AND s.id = \(id) AND r.meeting_id = s.meeting_id
              AND r.membership_id = seating_guests.membership_id AND r.answer IN \(list: Meeting.Answer.sitting)
            """
        )
    }

    /// Who sits somewhere themself in the rounds from one on, as the people of the plan have it now.
    static func refreshSitters(_ id: ID<Seating>, from round: Int, in db: any Connection) throws {
        try db.execute(
            """
            UPDATE table_seats SET sitter_id = CASE WHEN g.kind = 'member' THEN g.membership_id END
            FROM seating_guests g
            WHERE g.id = table_seats.guest_id AND table_seats.seating_id = \(id) AND table_seats.round >= \(round)
            """
        )
    }

    private static func write(
        _ key: ID<SeatingJob>, _ room: NewSeating, _ id: ID<Seating>, _ viewer: Viewer, _ now: Instant,
        in db: any Connection
    ) throws {
        try db.execute(
            """
            INSERT INTO seating_jobs (id, seating_id, state, asked_by_id, asked_at, table_count, seat_count, round_count,
                                      minutes, seconds, rivals_apart)
            VALUES (\(key), \(id), 'waiting', \(viewer.person), \(now), \(room.tables), \(room.seats), \(room.rounds),
                    \(room.minutes), \(room.seconds), \(room.rivalsApart))
            """
        )
    }
}
