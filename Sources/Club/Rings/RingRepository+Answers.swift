import Chronology
import Persistence

extension RingRepository {
    enum AnswerOutcome: Hashable, Sendable {
        case noted
        /// With this answer all accepted: the ring stands.
        case stands
        /// It was so already: the same request came twice.
        case alreadyDone
        /// The ring is over, or stands already.
        case outrun
        /// Not in the ring.
        case notFound
    }

    /// Accepts. Of those who accept at the same moment the last makes the ring stand, once; its neighbours are then
    /// introduced in the same write.
    ///
    /// - Parameter keys: makes the introductions' keys.
    static func accept(
        _ id: ID<Ring>, person: ID<Person>, keys: IDGenerator, at now: Instant, _ zone: TimeZoneRules,
        in db: any Connection
    ) throws -> AnswerOutcome {
        guard let own = try seat(id, person, in: db) else { return .notFound }
        let changed = try db.execute(
            """
            UPDATE ring_places SET answer = 'accepted', answered_at = \(now)
            WHERE ring_id = \(id) AND membership_id = \(own) AND answer = 'waiting'
              AND EXISTS (SELECT 1 FROM rings r WHERE r.id = \(id) AND r.state = 'open' AND r.expires_at > \(now))
            """
        )
        guard changed == 1 else { return try missed(id, own, wished: .accepted, in: db) }
        let stands = try db.execute(
            """
            UPDATE rings SET state = 'standing', stood_at = \(now)
            WHERE id = \(id) AND state = 'open'
              AND NOT EXISTS (SELECT 1 FROM ring_places p WHERE p.ring_id = \(id) AND p.answer <> 'accepted')
            """
        )
        guard stands == 1 else { return .noted }
        try introduce(id, keys, at: now, zone, in: db)
        return .stands
    }

    /// Refuses, or takes a yes back: the ring is over, and nobody learns through whom.
    static func refuse(
        _ id: ID<Ring>, person: ID<Person>, at now: Instant, in db: any Connection
    ) throws -> AnswerOutcome {
        guard let own = try seat(id, person, in: db) else { return .notFound }
        let closed = try db.execute(
            "UPDATE rings SET state = 'closed', closed_at = \(now) WHERE id = \(id) AND state = 'open'")
        guard closed == 1 else { return try missed(id, own, wished: .refused, in: db) }
        try db.execute(
            """
            UPDATE ring_places SET answer = 'refused', answered_at = \(now)
            WHERE ring_id = \(id) AND membership_id = \(own)
            """
        )
        return .noted
    }

    private static func introduce(
        _ id: ID<Ring>, _ keys: IDGenerator, at now: Instant, _ zone: TimeZoneRules, in db: any Connection
    ) throws {
        let places = try db.rows(
            "SELECT position, membership_id, supplier_id FROM ring_places WHERE ring_id = \(id) ORDER BY position")
        for place in places {
            guard let pair = try Pair(place.get("membership_id"), place.get("supplier_id")) else { continue }
            let key = keys.next(Introduction.self)
            let new = NewIntroduction(
                id: key, pair: pair, origin: .ring, firstAnswer: .accepted, secondAnswer: .accepted)
            guard try IntroductionRepository.introduce(new, at: now, zone, in: db) == .introduced else { continue }
            try db.execute(
                """
                UPDATE ring_places SET introduction_id = \(key)
                WHERE ring_id = \(id) AND position = \(try place.get("position", as: Int.self))
                """
            )
        }
    }

    private static func seat(
        _ id: ID<Ring>, _ person: ID<Person>, in db: any Connection
    ) throws -> ID<Membership>? {
        try db.value(
            """
            SELECT p.membership_id FROM ring_places p JOIN memberships m ON m.id = p.membership_id
            WHERE p.ring_id = \(id) AND m.person_id = \(person)
            """
        )
    }

    private static func missed(
        _ id: ID<Ring>, _ own: ID<Membership>, wished: Ring.Answer, in db: any Connection
    ) throws -> AnswerOutcome {
        let row = try db.first(
            """
            SELECT p.answer, r.state FROM ring_places p JOIN rings r ON r.id = p.ring_id
            WHERE p.ring_id = \(id) AND p.membership_id = \(own)
            """
        )
        guard let row else { return .notFound }
        let isSame = try row.get("answer") == wished
        // Whoever accepted a ring that was refused meanwhile is told so.
        let isOver = try row.get("state", as: Ring.State.self) == .closed && wished == .accepted
        return isSame && !isOver ? .alreadyDone : .outrun
    }
}
