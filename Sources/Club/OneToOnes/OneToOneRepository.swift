import Chronology
import Persistence

/// One-to-ones as their two see them; whoever is neither gets nothing from here.
enum OneToOneRepository {
    static let pageSize = 20
    /// Open ones are few; more than these a member has not.
    private static let openLimit = 100

    /// One, whichever seat of the person it came through.
    static func see(
        _ id: ID<OneToOne>, person: ID<Person>, at now: Instant, in db: any Connection
    ) throws -> SeenOneToOne? {
        guard let row = try db.first(sides(person, "o.id = \(id)", now, limit: 1)) else { return nil }
        var seen = try SeenOneToOne(row)
        let rows = try db.rows(
            """
            SELECT position, starts_at, local_at FROM one_to_one_times
            WHERE one_to_one_id = \(id) AND round = \(seen.round) ORDER BY position
            """
        )
        seen.times = try rows.compactMap { try SeenMeeting.Time(row: $0) }
        return seen
    }

    /// Those still to be answered, met or closed.
    static func open(_ person: ID<Person>, at now: Instant, in db: any Connection) throws -> [SeenOneToOne] {
        try db.rows(sides(person, "o.state IN ('proposed', 'taken')", now, limit: openLimit)).map {
            try SeenOneToOne($0)
        }
    }

    /// Those that ended, the newest first; one more than a page when there is a next one.
    static func past(
        _ person: ID<Person>, before: ID<OneToOne>?, at now: Instant, in db: any Connection
    ) throws -> [SeenOneToOne] {
        let older: SQL = before.map { " AND o.id < \($0)" } ?? ""
        return try db.rows(sides(person, "o.ended_at IS NOT NULL" + older, now, limit: pageSize + 1))
            .map { try SeenOneToOne($0) }
    }

    /// How many took place with this seat since then: what counts as taking part, each once for either side.
    static func held(_ seat: ID<Membership>, since: Instant, in db: any Connection) throws -> Int {
        try db.value(
            """
            SELECT count(*) FROM one_to_ones o
            JOIN one_to_one_times t
                ON t.one_to_one_id = o.id AND t.round = o.round AND t.position = o.taken_position
            WHERE (o.first_id = \(seat) OR o.second_id = \(seat)) AND o.is_held = 1 AND t.starts_at >= \(since)
            """
        ) ?? 0
    }

    private static func sides(_ person: ID<Person>, _ condition: SQL, _ now: Instant, limit: Int) -> SQL {
        """
        SELECT o.id, o.introduction_id, o.first_id, o.state, o.opened_by_id, o.note, o.minutes, o.place, o.way, o.round,
               o.proposed_by_id, o.is_held, o.opened_at, o.changed_at, o.version, o.ended_by_id, o.end_words,
               o.first_account, o.first_words, o.first_result, o.second_account, o.second_words, o.second_result,
               own.id AS own_id, om.status AS other_status,
               \(Party.columns("other", membership: "om", person: "op", company: "oc")),
               t.position, t.starts_at, t.local_at,
               (SELECT count(*) FROM one_to_one_times f
                WHERE f.one_to_one_id = o.id AND f.round = o.round AND f.starts_at > \(now)) AS open_times
        FROM one_to_ones o
        JOIN memberships own ON own.id IN (o.first_id, o.second_id) AND own.person_id = \(person)
        JOIN memberships om ON om.id = CASE WHEN own.id = o.first_id THEN o.second_id ELSE o.first_id END
        JOIN people op ON op.id = om.person_id
        JOIN companies oc ON oc.id = om.company_id
        LEFT JOIN one_to_one_times t ON t.one_to_one_id = o.id AND t.round = o.round AND t.position = o.taken_position
        WHERE \(condition)
        ORDER BY o.id DESC LIMIT \(rows: limit)
        """
    }
}

extension SeenMeeting.Time {
    /// Nil where no time was taken.
    init?(row: Row) throws {
        guard let text = try row.get("local_at", as: String?.self), let local = CivilDateTime(isoText: text) else {
            return nil
        }
        self.init(position: try row.get("position"), startsAt: try row.get("starts_at"), local: local)
    }
}

extension SeenOneToOne {
    fileprivate init(_ row: Row) throws {
        id = try row.get("id")
        introduction = try row.get("introduction_id")
        own = try row.get("own_id")
        isFirst = try row.get("first_id", as: ID<Membership>.self) == own
        other = try Party(row, "other")
        isOtherActive = try row.get("other_status", as: String.self) == Membership.Status.active.rawValue
        state = try row.get("state")
        openedBy = try row.get("opened_by_id")
        note = try row.get("note")
        minutes = try row.get("minutes")
        let words: String = try row.get("place")
        let (isFirst, minutes) = (isFirst, minutes)
        place = try row.get("way", as: OneToOne.Way?.self).map { way in
            OneToOnePlace(choice: .init(way, seenByFirst: isFirst), words: words, minutes: minutes)
        }
        round = try row.get("round")
        isProposer = try row.get("proposed_by_id", as: ID<Membership>?.self) == own
        isOpen = try row.get("open_times", as: Int.self) > 0
        taken = try SeenMeeting.Time(row: row)
        ownAccount = try Said(row, isFirst ? "first" : "second")
        otherAccount = try Said(row, isFirst ? "second" : "first")
        isHeld = try row.get("is_held", as: Int.self) == 1
        openedAt = try row.get("opened_at")
        changedAt = try row.get("changed_at")
        version = try row.get("version")
        isEndedByOwn = try row.get("ended_by_id", as: ID<Membership>?.self) == own
        endWords = try row.get("end_words")
    }
}

extension SeenOneToOne.Said {
    fileprivate init?(_ row: Row, _ side: String) throws {
        guard let account = try row.get(side + "_account", as: OneToOne.Account?.self) else { return nil }
        self.init(account: account, words: try row.get(side + "_words"), result: try row.get(side + "_result"))
    }
}
