import Chronology
import Persistence

extension IntroductionRepository {
    enum MakingOutcome: Hashable, Sendable {
        case introduced
        /// The same form was sent before.
        case alreadyIntroduced
        /// The introducer put these two in touch before, and it has not come to nothing yet.
        case again
        /// The three are not three active members.
        case noSuchMember
        /// The key of the form belongs to someone else's introduction.
        case foreign
    }

    /// Writes an introduction between two active members who are two people, and not the introducer.
    static func introduce(
        _ new: NewIntroduction, at now: Instant, _ zone: TimeZoneRules, in db: any Connection
    ) throws -> MakingOutcome {
        guard try areThree(new, in: db) else { return .noSuchMember }
        let new = try sparing(new, in: db)
        let state: Introduction.State =
            new.isMade ? .made : new.firstAnswer == .declined || new.secondAnswer == .declined ? .declined : .open
        let added = try db.execute(
            """
            INSERT INTO introductions (id, origin, introducer_id, first_id, second_id, reason, state, first_answer,
                                       second_answer, first_answered_at, second_answered_at, introduced_at, expires_at,
                                       made_at)
            VALUES (\(new.id), \(new.origin), \(new.introducer), \(new.pair.first), \(new.pair.second), \(new.reason),
                    \(state), \(new.firstAnswer), \(new.secondAnswer), \(new.firstAnswer == .waiting ? nil : now),
                    \(new.secondAnswer == .waiting ? nil : now), \(now), \(now + Introduction.life),
                    \(new.isMade ? now : nil))
            ON CONFLICT DO NOTHING
            """
        )
        if added == 1 {
            if new.isMade { try settle(new.id, new.pair, at: now, zone, in: db) }
            return .introduced
        }
        let row = try db.first("SELECT introducer_id FROM introductions WHERE id = \(new.id)")
        guard let row else { return .again }
        return try row.get("introducer_id", as: ID<Membership>?.self) == new.introducer ? .alreadyIntroduced : .foreign
    }

    /// Which of the two are to be asked.
    static func asked(_ id: ID<Introduction>, in db: any Connection) throws -> [ID<Membership>] {
        let row = try db.first(
            "SELECT first_id, second_id, first_answer, second_answer FROM introductions WHERE id = \(id)")
        guard let row else { return [] }
        return try ["first", "second"].compactMap { side in
            let answer: Introduction.Answer = try row.get(side + "_answer")
            return answer == .waiting ? try row.get(side + "_id") : nil
        }
    }

    /// Who once said no to the other is not asked again, through whomever it comes. The one who introduces and the other
    /// see what they would see of a refusal: nothing.
    private static func sparing(_ new: NewIntroduction, in db: any Connection) throws -> NewIntroduction {
        guard new.introducer != nil else { return new }
        var spared = new
        let refusals = try MatchRepository.refusals(new.pair, in: db)
        if refusals.first { spared.firstAnswer = .declined }
        if refusals.second { spared.secondAnswer = .declined }
        return spared
    }

    /// What follows once both accepted: times to meet, unless the one who accepted first proposed some that have not
    /// passed; and other introductions of the same two have nothing left to bring about.
    static func settle(
        _ id: ID<Introduction>, _ pair: Pair, at now: Instant, _ zone: TimeZoneRules, in db: any Connection
    ) throws {
        let open: Int? = try db.value(
            """
            SELECT count(*) FROM introductions i
            JOIN introduction_times t ON t.introduction_id = i.id AND t.round = i.round
            WHERE i.id = \(id) AND t.starts_at > \(now)
            """
        )
        if open == 0 {
            let round: Int? = try db.value(
                """
                UPDATE introductions SET round = round + 1, proposed_by_id = NULL WHERE id = \(id) RETURNING round
                """
            )
            try write(.proposed(after: now, zone), of: id, round: round ?? 1, zone, in: db)
        }
        try db.execute(
            """
            UPDATE introductions SET state = 'closed', closed_at = \(now)
            WHERE first_id = \(pair.first) AND second_id = \(pair.second) AND id <> \(id)
              AND state IN ('open', 'declined')
            """
        )
    }

    static func write(
        _ times: MeetingTimes, of id: ID<Introduction>, round: Int, _ zone: TimeZoneRules, in db: any Connection
    ) throws {
        try db.insert(
            into: "introduction_times",
            columns: ["introduction_id", "round", "position", "starts_at", "local_at", "zone"],
            rows: times.times.enumerated().map { index, time -> [any SQLBindable] in
                [id, round, index + 1, zone.instant(of: time).resolved, time.isoText, zone.name]
            }
        )
    }

    /// Whether the two, and the introducer if there is one, are active and as many people as they are seats.
    private static func areThree(_ new: NewIntroduction, in db: any Connection) throws -> Bool {
        let seats = [new.pair.first, new.pair.second] + (new.introducer.map { [$0] } ?? [])
        let people: Int? = try db.value(
            "SELECT count(DISTINCT m.person_id) FROM memberships m WHERE \(.active("m", among: seats))"
        )
        return people == seats.count
    }
}
