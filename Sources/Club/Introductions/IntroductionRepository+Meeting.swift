import Chronology
import Persistence

extension IntroductionRepository {
    /// Takes one of the times the other side, or the club, proposed. The introduction goes on as a one-to-one, where the
    /// hour is moved, called off and closed.
    ///
    /// - Parameter round: the proposals the member had before their eyes.
    static func take(
        _ position: Int, of round: Int, _ id: ID<Introduction>, by seat: ID<Membership>, at now: Instant,
        in db: any Connection
    ) throws -> AnswerOutcome {
        let changed = try db.execute(
            """
            UPDATE introductions SET taken_position = \(position), taken_by_id = \(seat), taken_at = \(now)
            WHERE id = \(id) AND (first_id = \(seat) OR second_id = \(seat)) AND state = 'made' AND round = \(round)
              AND taken_position IS NULL AND (proposed_by_id IS NULL OR proposed_by_id <> \(seat))
              AND EXISTS (SELECT 1 FROM introduction_times t WHERE t.introduction_id = \(id) AND t.round = \(round)
                          AND t.position = \(position) AND t.starts_at > \(now))
            """
        )
        if changed == 1 {
            try OneToOneRepository.carry("i.id = \(id)", in: db)
            return .noted
        }
        let row = try db.first(
            """
            SELECT round, taken_position FROM introductions
            WHERE id = \(id) AND (first_id = \(seat) OR second_id = \(seat)) AND state = 'made'
            """
        )
        guard let row else { return .notFound }
        let isSame = try row.get("round") == round && row.get("taken_position", as: Int?.self) == position
        return isSame ? .alreadyDone : .outrun
    }

    /// Proposes three other times, as long as none is taken.
    static func propose(
        _ times: MeetingTimes, insteadOf round: Int, _ id: ID<Introduction>, by seat: ID<Membership>,
        _ zone: TimeZoneRules, in db: any Connection
    ) throws -> AnswerOutcome {
        let changed = try db.execute(
            """
            UPDATE introductions
            SET round = round + 1, proposed_by_id = \(seat)
            WHERE id = \(id) AND (first_id = \(seat) OR second_id = \(seat)) AND state = 'made' AND round = \(round)
              AND taken_position IS NULL
            """
        )
        if changed == 1 {
            try write(times, of: id, round: round + 1, zone, in: db)
            return .noted
        }
        let row = try db.first(
            """
            SELECT round, proposed_by_id FROM introductions
            WHERE id = \(id) AND (first_id = \(seat) OR second_id = \(seat)) AND state = 'made'
            """
        )
        guard let row else { return .notFound }
        let isSame = try row.get("round") == round + 1 && row.get("proposed_by_id", as: ID<Membership>?.self) == seat
        return isSame ? .alreadyDone : .outrun
    }
}
