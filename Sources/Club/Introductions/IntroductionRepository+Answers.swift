import Chronology
import Persistence

extension IntroductionRepository {
    enum AnswerOutcome: Hashable, Sendable {
        /// The answer is noted; the other side has not said yes.
        case noted
        /// With this answer both said yes.
        case made
        /// It was so already: the same request came twice.
        case alreadyDone
        /// The other answer was given before, the term has passed, or both are in touch already.
        case outrun
        /// The seat is none of the two.
        case notFound

        /// - Throws: `Refusal` when the answer does not stand.
        func settle() throws {
            switch self {
            case .noted, .made, .alreadyDone: return
            case .outrun: throw Refusal.conflict("introductions.conflict")
            case .notFound: throw Refusal.notFound
            }
        }
    }

    /// Says yes. Of two who accept at the same moment, the second makes it.
    ///
    /// - Parameter times: proposed by whoever accepts first.
    static func accept(
        _ id: ID<Introduction>, by seat: ID<Membership>, _ times: MeetingTimes?, at now: Instant,
        _ zone: TimeZoneRules, in db: any Connection
    ) throws -> AnswerOutcome {
        guard let (pair, side) = try sides(id, seat, in: db) else { return .notFound }
        let changed = try db.execute(
            """
            UPDATE introductions SET \(side)_answer = 'accepted', \(side)_answered_at = \(now)
            WHERE id = \(id) AND \(side)_answer = 'waiting' AND state IN ('open', 'declined') AND expires_at > \(now)
            """
        )
        guard changed == 1 else { return try missed(id, side, wished: .accepted, in: db) }
        if let times {
            let isFirst = try db.execute(
                "UPDATE introductions SET round = 1, proposed_by_id = \(seat) WHERE id = \(id) AND round = 0")
            if isFirst == 1 { try write(times, of: id, round: 1, zone, in: db) }
        }
        let made = try db.execute(
            """
            UPDATE introductions SET state = 'made', made_at = \(now)
            WHERE id = \(id) AND state = 'open' AND first_answer = 'accepted' AND second_answer = 'accepted'
            """
        )
        guard made == 1 else { return .noted }
        try settle(id, pair, at: now, zone, in: db)
        return .made
    }

    /// Says no, or takes back a yes the other has not joined. Nobody is told.
    static func decline(
        _ id: ID<Introduction>, by seat: ID<Membership>, at now: Instant, in db: any Connection
    ) throws -> AnswerOutcome {
        guard let (_, side) = try sides(id, seat, in: db) else { return .notFound }
        let changed = try db.execute(
            """
            UPDATE introductions SET \(side)_answer = 'declined', \(side)_answered_at = \(now), state = 'declined'
            WHERE id = \(id) AND \(side)_answer <> 'declined' AND state IN ('open', 'declined')
            """
        )
        return changed == 1 ? .noted : try missed(id, side, wished: .declined, in: db)
    }

    private static func sides(
        _ id: ID<Introduction>, _ seat: ID<Membership>, in db: any Connection
    ) throws -> (Pair, SQL)? {
        let row = try db.first("SELECT first_id, second_id FROM introductions WHERE id = \(id)")
        guard let row, let pair = try Pair(row.get("first_id"), row.get("second_id")) else { return nil }
        if seat == pair.first { return (pair, "first") }
        return seat == pair.second ? (pair, "second") : nil
    }

    private static func missed(
        _ id: ID<Introduction>, _ side: SQL, wished: Introduction.Answer, in db: any Connection
    ) throws -> AnswerOutcome {
        let answer: Introduction.Answer? = try db.value("SELECT \(side)_answer FROM introductions WHERE id = \(id)")
        return answer == wished ? .alreadyDone : .outrun
    }
}
