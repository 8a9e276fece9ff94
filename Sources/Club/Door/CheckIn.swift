import Chronology
import Persistence

/// Somebody came. Each arrival counts once, however often and from how many phones it is sent: the first stands. Who may
/// note it is decided before.
struct CheckIn: Sendable {
    enum Outcome: String, Hashable, Sendable {
        case done
        /// The same tap before, or another one's.
        case already
        /// Noted before the bureau took it back, and sent late.
        case undone
        /// Too early, too late, or called off.
        case closed
        case notFound
    }

    /// How it was noted.
    struct Tap: Sendable {
        /// Made with the page that shows it: the same tap has the same key.
        var key: String
        var way: Arrival.Way
        /// How long it waited for a connection, by the clock of the phone that noted it.
        var age: Duration = .zero
        /// Nil when a visitor noted themselves.
        var author: ID<Person>?
    }

    static let keyLength = 8...64

    let ids: IDGenerator

    func note(
        _ attender: Attender, at meeting: ID<Meeting>, _ tap: Tap, now: Instant, in db: any Connection
    ) throws -> Outcome {
        guard let hours = try DoorHours.of(meeting, in: db) else { return .notFound }
        let mayNote = tap.way == .wall ? hours.isOpen(now) : hours.isKept(now)
        guard mayNote else { return .closed }
        if let known = try known(tap.key, in: db) { return known }
        let waited = min(max(tap.age, .zero), Door.longestWait)
        let claimed = now - waited
        // Noted when all was over: nobody knows the minute, and nobody is made late by it.
        let arrived = claimed > hours.endsAt ? hours.startsAt : claimed
        let entry = Entry(
            meeting: meeting, arrived: arrived, claimed: claimed, isLive: waited == .zero,
            isLate: arrived > hours.startsAt + Door.grace, tap: tap, now: now)
        switch attender {
        case .visitor(let id): return try note(id, entry, in: db)
        case .registration(let id): return try note(id, entry, in: db)
        case .member(let seat): return try note(seat, entry, in: db)
        }
    }

    struct Entry {
        var meeting: ID<Meeting>
        var arrived: Instant
        var claimed: Instant
        /// Whether it was sent as it was tapped.
        var isLive: Bool
        var isLate: Bool
        var tap: Tap
        var now: Instant
    }

    /// Whether this very tap came before.
    private func known(_ key: String, in db: any Connection) throws -> Outcome? {
        if try db.first("SELECT 1 FROM arrivals WHERE key = \(key)") != nil { return .already }
        if try db.first("SELECT 1 FROM undone_arrivals WHERE key = \(key)") != nil { return .undone }
        return nil
    }

    private func note(_ id: ID<Registration>, _ entry: Entry, in db: any Connection) throws -> Outcome {
        let row = try db.first(
            """
            SELECT answer, substitute FROM registrations WHERE id = \(id) AND meeting_id = \(entry.meeting)
            """
        )
        guard let row else { return .notFound }
        let answer: Meeting.Answer = try row.get("answer")
        let outcome = try insert(
            "registration_id", id.rawValue, before: answer.sits ? nil : answer.rawValue, entry, in: db)
        guard outcome == .done, !answer.sits else { return outcome }
        // Who is here has a seat, whatever they had said.
        let substitute: String = try row.get("substitute")
        let seated: Meeting.Answer = substitute.isEmpty ? .coming : .substitute
        try db.execute("UPDATE registrations SET answer = \(seated), answered_at = \(entry.now) WHERE id = \(id)")
        return .done
    }

    /// A member who may not have answered.
    private func note(_ seat: ID<Membership>, _ entry: Entry, in db: any Connection) throws -> Outcome {
        let own: ID<Registration>? = try db.value(
            "SELECT id FROM registrations WHERE meeting_id = \(entry.meeting) AND membership_id = \(seat)")
        if let own { return try note(own, entry, in: db) }
        let id: ID<Registration> = ids.next()
        let added = try db.execute(
            """
            INSERT INTO registrations (id, meeting_id, membership_id, answer, asked_at, answered_at)
            SELECT \(id), \(entry.meeting), m.id, 'coming', \(entry.now), \(entry.now)
            FROM memberships m WHERE m.id = \(seat) AND m.status = 'active'
            """
        )
        guard added == 1 else { return .notFound }
        return try insert("registration_id", id.rawValue, before: "none", entry, in: db)
    }

    private func note(_ id: ID<Visitor>, _ entry: Entry, in db: any Connection) throws -> Outcome {
        let row = try db.first(
            """
            SELECT place, step FROM visitors
            WHERE id = \(id) AND meeting_id = \(entry.meeting) AND place IN ('coming', 'waiting')
              AND erased_at IS NULL
            """
        )
        guard let row else { return .notFound }
        let isWaiting = try row.get("place") == Visitor.Place.waiting
        let outcome = try insert(
            "visitor_id", id.rawValue, before: isWaiting ? Meeting.Answer.waiting.rawValue : nil, entry, in: db)
        guard outcome == .done else { return outcome }
        try db.execute("UPDATE visitors SET place = 'coming', changed_at = \(entry.now) WHERE id = \(id)")
        guard [Visitor.Step.invited, .absent].contains(try row.get("step")) else { return .done }
        try VisitorSteps.set(.came, [id], at: entry.now, in: db)
        try VisitorLines.add(.came, to: [id], by: entry.tap.author, ids, at: entry.now, in: db)
        return .done
    }

    private func insert(
        _ column: SQL, _ whose: Int64, before: String?, _ entry: Entry, in db: any Connection
    ) throws -> Outcome {
        // What waited in a page since before the bureau took the arrival back is not news.
        if !entry.isLive {
            let isOld =
                try db.first(
                    """
                    SELECT 1 FROM undone_arrivals
                    WHERE meeting_id = \(entry.meeting) AND \(column) = \(whose) AND undone_at >= \(entry.claimed)
                    """
                ) != nil
            if isOld { return .undone }
        }
        let id: ID<Arrival> = ids.next()
        let added = try db.execute(
            """
            INSERT INTO arrivals (id, meeting_id, \(column), arrived_at, is_late, way, noted_at, noted_by_id,
                                  answer_before, key)
            VALUES (\(id), \(entry.meeting), \(whose), \(entry.arrived), \(entry.isLate), \(entry.tap.way), \(entry.now),
                    \(entry.tap.author), \(before), \(entry.tap.key))
            ON CONFLICT DO NOTHING
            """
        )
        return added == 1 ? .done : .already
    }
}
