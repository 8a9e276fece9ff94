import Chronology
import Persistence
import Web

/// Who comes. A seat is taken, given back and handed to the next in line within one transaction that holds the
/// meeting's row, so that of many who ask for the last seat one gets it and the others wait in the order they came.
struct Registrations: Sendable {
    let notices: Notices
    let ids: IDGenerator

    /// What a member sent.
    struct Wish: Hashable, Sendable {
        var answer: Meeting.Answer
        /// Who comes instead; empty unless somebody does.
        var substitute = ""
    }

    /// - Returns: the answer as it stands: whoever finds no seat waits.
    func answer(
        _ wish: Wish, _ meeting: ID<Meeting>, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> Meeting.Outcome {
        guard let seat = viewer.activeSeat?.membership else { return .notFound }
        guard try Self.hold(meeting, for: viewer, at: now, in: db) else {
            let isSeen: Int? = try db.value(
                """
                SELECT 1 FROM meetings k WHERE k.id = \(meeting) AND \(MeetingRepository.isVisible(to: viewer))
                """
            )
            return isSeen == nil ? .notFound : .outrun("meetings.conflict.closed")
        }
        let own = try db.first(
            """
            SELECT id, answer, substitute FROM registrations WHERE meeting_id = \(meeting) AND membership_id = \(seat)
            """
        )
        let before = try own?.get("answer", as: Meeting.Answer.self)
        if !wish.answer.sits, try Arrivals.hasCome(seat, to: meeting, in: db) {
            return .outrun("meetings.conflict.here")
        }
        let isSeated = before?.sits ?? false
        let hasRoom = try isSeated || !wish.answer.sits || Self.free(meeting, in: db) > 0
        let answer: Meeting.Answer = hasRoom ? wish.answer : .waiting
        if answer == before, try own?.get("substitute") == wish.substitute { return .alreadyDone }
        // Who waits already keeps their turn.
        let keepsTurn = answer == .waiting && before == .waiting
        let id: ID<Registration> = ids.next()
        try db.execute(
            """
            INSERT INTO registrations (id, meeting_id, membership_id, answer, substitute, asked_at, answered_at)
            VALUES (\(id), \(meeting), \(seat), \(answer), \(wish.substitute), \(now), \(now))
            ON CONFLICT (meeting_id, membership_id) DO UPDATE
            SET answer = excluded.answer, substitute = excluded.substitute, answered_at = excluded.answered_at,
                asked_at = CASE WHEN \(keepsTurn ? 1 : 0) = 1 THEN registrations.asked_at ELSE excluded.asked_at END
            """
        )
        if answer.sits { try Door.open(meeting, from: notices.random, at: now, in: db) }
        if isSeated, !answer.sits { try promote(meeting, at: now, in: db) }
        let isExpected: (Meeting.Answer?) -> Bool = { $0 == .coming || $0 == .maybe }
        let cause: MeetingMails.Cause? =
            isExpected(answer) ? .registered : isExpected(before) && answer != .waiting ? .withdrawn : nil
        if let cause {
            try MeetingMails(notices: notices).send(
                cause, [meeting], to: [seat], mark: String(now.milliseconds), at: now, in: db)
        }
        return .done
    }

    /// Gives free seats to those who wait, members and visitors in one order, and tells them.
    func promote(_ meeting: ID<Meeting>, at now: Instant, in db: any Connection) throws {
        let row = try db.first(
            """
            SELECT k.title FROM meetings k
            WHERE k.id = \(meeting) AND k.state = 'published' AND k.starts_at > \(now)
            """
        )
        guard let row else { return }
        let free = try Self.free(meeting, in: db)
        guard free > 0 else { return }
        let next = try db.rows(
            """
            SELECT id, membership_id, asked_at FROM registrations WHERE meeting_id = \(meeting) AND answer = 'waiting'
            UNION ALL
            SELECT id, NULL, asked_at FROM visitors WHERE meeting_id = \(meeting) AND place = 'waiting'
            ORDER BY asked_at, id LIMIT \(rows: free)
            """
        )
        let visitors = try next.filter { try $0.get("membership_id", as: ID<Membership>?.self) == nil }
        try VisitorSeats(notices).seat(try visitors.map { try $0.get("id") }, at: now, in: db)
        let members = try next.filter { try $0.get("membership_id", as: ID<Membership>?.self) != nil }
        guard !members.isEmpty else { return }
        let keys = try members.map { try $0.get("id", as: ID<Registration>.self) }
        try db.execute(
            """
            UPDATE registrations
            SET answer = CASE WHEN substitute = '' THEN 'coming' ELSE 'substitute' END, answered_at = \(now)
            WHERE id IN \(list: keys)
            """
        )
        let title: String = try row.get("title")
        let seats = try members.map { try $0.get("membership_id", as: ID<Membership>.self) }
        try MeetingMails(notices: notices).send(
            .seat, [meeting], to: seats, mark: String(now.milliseconds), at: now, in: db)
        try notices.tell(
            try members.map { line in
                (
                    seat: try line.get("membership_id"),
                    notice: Notice(
                        .meeting, "meetings.notice.seat", ["title": .text(title)],
                        path: MeetingController.Routes.meeting(meeting),
                        once: "meeting-seat-\(try line.get("id", as: ID<Registration>.self))-\(now.milliseconds)")
                )
            }, byMail: false, at: now, in: db)
    }

    /// Seats taken, those of visitors among them, as a number.
    ///
    /// - Parameter meeting: its key, or a column that holds it.
    static func seated(_ meeting: SQL) -> SQL {
        """
        ((SELECT COUNT(*) FROM registrations r
          WHERE r.meeting_id = \(meeting) AND r.answer IN \(list: Meeting.Answer.sitting))
         + (SELECT COUNT(*) FROM visitors v WHERE v.meeting_id = \(meeting) AND v.place = 'coming'))
        """
    }

    /// Seats that are free; as many as there may be where everybody finds one.
    static func free(_ meeting: ID<Meeting>, in db: any Connection) throws -> Int {
        try db.value("SELECT k.capacity - \(seated("k.id")) FROM meetings k WHERE k.id = \(meeting)")
            ?? Meeting.mostSeats
    }

    /// Locks the meeting for this transaction; false when the viewer may not answer it, or no longer.
    private static func hold(
        _ meeting: ID<Meeting>, for viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> Bool {
        try db.execute(
            """
            UPDATE meetings AS k SET state = state
            WHERE k.id = \(meeting) AND k.state = 'published' AND k.starts_at > \(now)
              AND \(MeetingRepository.isCalled(viewer))
            """
        ) == 1
    }
}
