import Chronology
import Persistence

extension OneToOneRepository {
    enum ProposingOutcome: Hashable, Sendable {
        case proposed
        /// The same form was sent before.
        case alreadyProposed
        /// The two have one waiting for an answer.
        case waiting(ID<OneToOne>)
        /// The other declined one of this member's a short while ago.
        case tooSoon
        /// The two are not two active members.
        case noSuchMember
        /// The key of the form belongs to someone else's.
        case foreign
    }

    static func propose(
        _ new: NewOneToOne, at now: Instant, _ zone: TimeZoneRules, in db: any Connection
    ) throws -> ProposingOutcome {
        let known = try db.first("SELECT opened_by_id FROM one_to_ones WHERE id = \(new.id)")
        if let known {
            let isOwn = try known.get("opened_by_id", as: ID<Membership>?.self) == new.proposer
            return isOwn ? .alreadyProposed : .foreign
        }
        guard let pair = Pair(new.proposer, new.other), try areTwo(pair, in: db) else { return .noSuchMember }
        let refusals: Int? = try db.value(
            """
            SELECT count(*) FROM one_to_ones
            WHERE first_id = \(pair.first) AND second_id = \(pair.second) AND state = 'declined'
              AND ended_by_id = \(new.other) AND ended_at > \(now - OneToOne.respite)
            """
        )
        guard refusals == 0 else { return .tooSoon }
        let way = new.place.choice.way(saidByFirst: pair.first == new.proposer)
        let added = try db.execute(
            """
            INSERT INTO one_to_ones (id, first_id, second_id, opened_by_id, state, note, way, place, minutes,
                                     proposed_by_id, opened_at, changed_at)
            VALUES (\(new.id), \(pair.first), \(pair.second), \(new.proposer), 'proposed', \(new.note), \(way),
                    \(new.place.words), \(new.place.minutes), \(new.proposer), \(now), \(now))
            ON CONFLICT DO NOTHING
            """
        )
        if added == 1 {
            try write(new.times, of: new.id, round: 1, zone, in: db)
            return .proposed
        }
        let open: ID<OneToOne>? = try db.value(
            """
            SELECT id FROM one_to_ones
            WHERE first_id = \(pair.first) AND second_id = \(pair.second) AND state = 'proposed'
            """
        )
        return open.map { .waiting($0) } ?? .foreign
    }

    /// An introduction whose hour was taken goes on as a one-to-one. Done twice, it is done once.
    static func carry(_ condition: SQL, in db: any Connection) throws {
        try db.execute(
            """
            INSERT INTO one_to_ones (id, introduction_id, first_id, second_id, state, round, proposed_by_id,
                                     taken_position, opened_at, changed_at)
            SELECT i.id, i.id, i.first_id, i.second_id, 'taken', i.round, i.proposed_by_id, i.taken_position,
                   i.taken_at, i.taken_at
            FROM introductions i WHERE i.taken_position IS NOT NULL AND \(condition)
            ON CONFLICT DO NOTHING
            """
        )
        try db.execute(
            """
            INSERT INTO one_to_one_times (one_to_one_id, round, position, starts_at, local_at, zone)
            SELECT i.id, t.round, t.position, t.starts_at, t.local_at, t.zone
            FROM introductions i
            JOIN introduction_times t ON t.introduction_id = i.id AND t.round = i.round
            WHERE i.taken_position IS NOT NULL AND \(condition)
            ON CONFLICT DO NOTHING
            """
        )
    }

    static func write(
        _ times: MeetingTimes, of id: ID<OneToOne>, round: Int, _ zone: TimeZoneRules, in db: any Connection
    ) throws {
        try db.insert(
            into: "one_to_one_times",
            columns: ["one_to_one_id", "round", "position", "starts_at", "local_at", "zone"],
            rows: times.times.enumerated().map { index, time -> [any SQLBindable] in
                [id, round, index + 1, zone.instant(of: time).resolved, time.isoText, zone.name]
            }
        )
    }

    /// Whether both are active, and two people.
    private static func areTwo(_ pair: Pair, in db: any Connection) throws -> Bool {
        let people: Int? = try db.value(
            """
            SELECT count(DISTINCT m.person_id) FROM memberships m
            WHERE \(.active("m", among: [pair.first, pair.second]))
            """
        )
        return people == 2
    }
}
