import Chronology
import Persistence

extension OneToOneRepository {
    enum AnswerOutcome: Hashable, Sendable {
        case noted
        /// It was so already: the same request came twice.
        case alreadyDone
        /// It changed meanwhile.
        case outrun
        /// The seat is none of the two.
        case notFound

        /// - Throws: `Refusal` when the answer does not stand.
        func settle() throws {
            switch self {
            case .noted, .alreadyDone: return
            case .outrun: throw Refusal.conflict("oneToOnes.conflict")
            case .notFound: throw Refusal.notFound
            }
        }
    }

    /// Takes one of the times the other side proposed.
    ///
    /// - Parameter round: the proposals the member had before their eyes.
    static func take(
        _ position: Int, of round: Int, _ id: ID<OneToOne>, by seat: ID<Membership>, at now: Instant,
        in db: any Connection
    ) throws -> AnswerOutcome {
        let changed = try db.execute(
            """
            UPDATE one_to_ones
            SET state = 'taken', taken_position = \(position), changed_at = \(now), version = version + 1
            WHERE id = \(id) AND \(isSide(seat)) AND state = 'proposed' AND round = \(round)
              AND (proposed_by_id IS NULL OR proposed_by_id <> \(seat))
              AND EXISTS (SELECT 1 FROM one_to_one_times t WHERE t.one_to_one_id = \(id) AND t.round = \(round)
                          AND t.position = \(position) AND t.starts_at > \(now))
            """
        )
        if changed == 1 { return .noted }
        return try missed(id, seat, in: db) { row in
            let isTaken = try row.get("state", as: OneToOne.State.self) == .taken && row.get("round") == round
            let isProposer = try row.get("proposed_by_id", as: ID<Membership>?.self) == seat
            return try isTaken && !isProposer && row.get("taken_position", as: Int?.self) == position
        }
    }

    /// Proposes three other times; what was taken before is given up. Once one of the two has said what became of it,
    /// it is no longer moved.
    ///
    /// - Parameter place: nil leaves it where it was.
    static func propose(
        _ times: MeetingTimes, _ place: OneToOnePlace?, insteadOf round: Int, _ seen: SeenOneToOne, at now: Instant,
        _ zone: TimeZoneRules, in db: any Connection
    ) throws -> AnswerOutcome {
        let (id, seat) = (seen.id, seen.own)
        let moved: SQL =
            place.map {
                """
                way = \($0.choice.way(saidByFirst: seen.isFirst)), place = \($0.words), minutes = \($0.minutes),
                """
            } ?? ""
        let changed = try db.execute(
            """
            UPDATE one_to_ones
            SET state = 'proposed', round = round + 1, proposed_by_id = \(seat), taken_position = NULL,
                \(moved) changed_at = \(now), version = version + 1
            WHERE id = \(id) AND \(isSide(seat)) AND state IN ('proposed', 'taken') AND round = \(round)
              AND first_account IS NULL AND second_account IS NULL
              AND NOT EXISTS (SELECT 1 FROM one_to_ones p WHERE p.first_id = one_to_ones.first_id
                              AND p.second_id = one_to_ones.second_id AND p.state = 'proposed' AND p.id <> \(id))
            """
        )
        if changed == 1 {
            try write(times, of: id, round: round + 1, zone, in: db)
            return .noted
        }
        return try missed(id, seat, in: db) { row in
            try row.get("round") == round + 1 && row.get("proposed_by_id", as: ID<Membership>?.self) == seat
        }
    }

    /// Says where, once the hour is agreed.
    static func move(
        to place: OneToOnePlace, _ seen: SeenOneToOne, at now: Instant, in db: any Connection
    ) throws -> AnswerOutcome {
        let way = place.choice.way(saidByFirst: seen.isFirst)
        let changed = try db.execute(
            """
            UPDATE one_to_ones
            SET way = \(way), place = \(place.words), minutes = \(place.minutes), changed_at = \(now),
                version = version + 1
            WHERE id = \(seen.id) AND \(isSide(seen.own)) AND state = 'taken' AND round = \(seen.round)
              AND NOT (COALESCE(way, '') = \(way) AND place = \(place.words) AND minutes = \(place.minutes))
            """
        )
        if changed == 1 { return .noted }
        return try missed(seen.id, seen.own, in: db) { try $0.get("state", as: OneToOne.State.self) == .taken }
    }

    /// Says no to the times of the other, and to others.
    static func decline(
        _ id: ID<OneToOne>, by seat: ID<Membership>, _ words: String, at now: Instant, in db: any Connection
    ) throws -> AnswerOutcome {
        let changed = try db.execute(
            """
            UPDATE one_to_ones
            SET state = 'declined', ended_at = \(now), ended_by_id = \(seat), end_words = \(words),
                changed_at = \(now), version = version + 1
            WHERE id = \(id) AND \(isSide(seat)) AND state = 'proposed'
              AND (proposed_by_id IS NULL OR proposed_by_id <> \(seat))
            """
        )
        return changed == 1 ? .noted : try ended(id, seat, .declined, in: db)
    }

    /// Takes one's own proposal back, or calls off what is agreed and has not begun.
    static func callOff(
        _ id: ID<OneToOne>, by seat: ID<Membership>, _ words: String, at now: Instant, in db: any Connection
    ) throws -> AnswerOutcome {
        let changed = try db.execute(
            """
            UPDATE one_to_ones
            SET state = 'called_off', ended_at = \(now), ended_by_id = \(seat), end_words = \(words),
                changed_at = \(now), version = version + 1
            WHERE id = \(id) AND \(isSide(seat)) AND first_account IS NULL AND second_account IS NULL
              AND ((state = 'proposed' AND proposed_by_id = \(seat)) OR (state = 'taken' AND \(isComing(now))))
            """
        )
        return changed == 1 ? .noted : try ended(id, seat, .calledOff, in: db)
    }

    static func isSide(_ seat: ID<Membership>) -> SQL { "(first_id = \(seat) OR second_id = \(seat))" }

    /// Whether the hour taken is still ahead, in a statement about `one_to_ones` alone.
    static func isComing(_ now: Instant) -> SQL {
        """
        EXISTS (SELECT 1 FROM one_to_one_times t WHERE t.one_to_one_id = one_to_ones.id AND t.round = one_to_ones.round
                AND t.position = one_to_ones.taken_position AND t.starts_at > \(now))
        """
    }

    private static func ended(
        _ id: ID<OneToOne>, _ seat: ID<Membership>, _ state: OneToOne.State, in db: any Connection
    ) throws -> AnswerOutcome {
        try missed(id, seat, in: db) { row in
            try row.get("state", as: OneToOne.State.self) == state
                && row.get("ended_by_id", as: ID<Membership>?.self) == seat
        }
    }

    static func missed(
        _ id: ID<OneToOne>, _ seat: ID<Membership>, in db: any Connection, _ isSame: (Row) throws -> Bool
    ) throws -> AnswerOutcome {
        let row = try db.first("SELECT * FROM one_to_ones WHERE id = \(id) AND \(isSide(seat))")
        guard let row else { return .notFound }
        return try isSame(row) ? .alreadyDone : .outrun
    }
}
