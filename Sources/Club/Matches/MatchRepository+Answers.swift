import Chronology
import Persistence

extension MatchRepository {
    enum AnswerOutcome: Hashable, Sendable {
        /// Noted; the other has not said yes, or not yet.
        case noted
        /// With this yes both said it.
        case introduced(ID<Introduction>)
        /// It was so already: the same request came twice.
        case alreadyDone
        /// Something else was answered before, or the proposal is over.
        case outrun
        /// The person is none of the two.
        case notFound
    }

    /// Notes what one of the two says. When both are interested they are in touch, in the same write.
    ///
    /// - Parameter key: of the introduction, if it comes to one.
    static func answer(
        _ id: ID<Match>, _ answer: Match.Answer, person: ID<Person>, key: ID<Introduction>, at now: Instant,
        _ zone: TimeZoneRules, in db: any Connection
    ) throws -> AnswerOutcome {
        let row = try db.first(
            """
            SELECT x.first_id, x.second_id, own.id AS own_id FROM matches x
            JOIN memberships own ON own.id IN (x.first_id, x.second_id) AND own.person_id = \(person)
            WHERE x.id = \(id)
            """
        )
        guard let row, let pair = try Pair(row.get("first_id"), row.get("second_id")) else { return .notFound }
        let side: SQL = try row.get("own_id") == pair.first ? "first" : "second"
        let changed = try db.execute(
            """
            UPDATE matches SET \(side)_answer = \(answer), \(side)_answered_at = \(now)
            WHERE id = \(id) AND closed_at IS NULL AND expires_at > \(now) AND \(side)_answer <> \(answer)
              AND \(side)_answer IN ('waiting', 'interested')
            """
        )
        guard changed == 1 else {
            let before: Match.Answer? = try db.value("SELECT \(side)_answer FROM matches WHERE id = \(id)")
            return before == answer ? .alreadyDone : .outrun
        }
        if answer == .no { try refuseElsewhere(pair, person, at: now, in: db) }
        guard answer == .interested, try areBothInterested(id, in: db) else { return .noted }
        let new = NewIntroduction(
            id: key, pair: pair, origin: .match, firstAnswer: .accepted, secondAnswer: .accepted)
        guard try IntroductionRepository.introduce(new, at: now, zone, in: db) == .introduced else { return .noted }
        try close(id, with: key, at: now, in: db)
        return .introduced(key)
    }

    /// A third member vouches: both are asked, except who said yes already; who said no is not, and nobody learns it.
    ///
    /// - Returns: whether it is done, now or before; the pair must be one the seat may vouch for.
    static func vouch(
        _ id: ID<Match>, _ reason: String, by seat: ID<Membership>, key: ID<Introduction>, at now: Instant,
        _ zone: TimeZoneRules, in db: any Connection
    ) throws -> AnswerOutcome {
        let mine = try db.first("SELECT 1 FROM introductions WHERE id = \(key) AND introducer_id = \(seat)")
        if mine != nil { return .alreadyDone }
        guard try !vouchable(seat, id, at: now, in: db).isEmpty else { return .notFound }
        let row = try db.first(
            "SELECT first_id, second_id, first_answer, second_answer FROM matches WHERE id = \(id)")
        guard let row, let pair = try Pair(row.get("first_id"), row.get("second_id")) else { return .notFound }
        let new = NewIntroduction(
            id: key, pair: pair, origin: .vouch, introducer: seat, reason: reason,
            firstAnswer: asked(try row.get("first_answer")), secondAnswer: asked(try row.get("second_answer")))
        guard try IntroductionRepository.introduce(new, at: now, zone, in: db) == .introduced else { return .outrun }
        try close(id, with: key, at: now, in: db)
        return .introduced(key)
    }

    private static func asked(_ answer: Match.Answer) -> Introduction.Answer {
        switch answer {
        case .waiting: .waiting
        case .interested: .accepted
        case .notNow, .no: .declined
        }
    }

    private static func areBothInterested(_ id: ID<Match>, in db: any Connection) throws -> Bool {
        try db.first(
            """
            SELECT 1 FROM matches
            WHERE id = \(id) AND first_answer = 'interested' AND second_answer = 'interested' AND closed_at IS NULL
            """
        ) != nil
    }

    private static func close(
        _ id: ID<Match>, with introduction: ID<Introduction>, at now: Instant, in db: any Connection
    ) throws {
        try db.execute("UPDATE matches SET closed_at = \(now), introduction_id = \(introduction) WHERE id = \(id)")
    }

    /// Someone with several seats says no once for all of them.
    private static func refuseElsewhere(
        _ pair: Pair, _ person: ID<Person>, at now: Instant, in db: any Connection
    ) throws {
        let own: SQL = "(SELECT m.id FROM memberships m WHERE m.person_id = \(person))"
        let other: SQL = """
            (SELECT m.id FROM memberships m WHERE m.person_id IN
                (SELECT p.person_id FROM memberships p WHERE p.id IN (\(pair.first), \(pair.second)))
             AND m.person_id <> \(person))
            """
        for (side, across): (SQL, SQL) in [("first", "second"), ("second", "first")] {
            try db.execute(
                """
                UPDATE matches SET \(side)_answer = 'no', \(side)_answered_at = \(now)
                WHERE closed_at IS NULL AND \(side)_id IN \(own) AND \(across)_id IN \(other)
                  AND \(side)_answer <> 'no'
                """
            )
        }
    }
}
