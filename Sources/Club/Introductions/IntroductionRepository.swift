import Chronology
import Morocco
import Persistence

/// Introductions as those concerned may see them; whoever is none of the three gets nothing from here.
enum IntroductionRepository {
    static let pageSize = 20

    /// One introduction, whichever seat of the person it came through.
    static func see(
        _ id: ID<Introduction>, person: ID<Person>, at now: Instant, in db: any Connection
    ) throws -> SeenIntroduction? {
        if let row = try db.first(sides(person, "i.id = \(id)")) {
            var seen = try SeenIntroduction(side: row, at: now)
            if seen.standing == .made {
                let rows = try db.rows(
                    """
                    SELECT position, starts_at, local_at FROM introduction_times
                    WHERE introduction_id = \(id) AND round = \(try row.get("round", as: Int.self)) ORDER BY position
                    """
                )
                seen.meeting = try SeenMeeting(row, times: rows)
            }
            return seen
        }
        return try db.first(introduced(person, "i.id = \(id)")).map { try SeenIntroduction(introduced: $0, at: now) }
    }

    /// Those in which the person is one of the two, the newest first; what they declined is gone for them.
    static func own(
        _ person: ID<Person>, before: ID<Introduction>?, at now: Instant, in db: any Connection
    ) throws -> [SeenIntroduction] {
        let older: SQL = before.map { " AND i.id < \($0)" } ?? ""
        let answered: SQL = "(CASE WHEN own.id = i.first_id THEN i.first_answer ELSE i.second_answer END) <> 'declined'"
        return try db.rows(sides(person, answered + older, limit: pageSize + 1))
            .map { try SeenIntroduction(side: $0, at: now) }
    }

    /// Those the person brought about, the newest first.
    static func byPerson(
        _ person: ID<Person>, before: ID<Introduction>?, at now: Instant, in db: any Connection
    ) throws -> [SeenIntroduction] {
        let older: SQL = before.map { "i.id < \($0)" } ?? "1 = 1"
        return try db.rows(introduced(person, older, limit: pageSize + 1))
            .map { try SeenIntroduction(introduced: $0, at: now) }
    }

    /// The other side is joined only to what is made: before, it never leaves the database.
    private static func sides(_ person: ID<Person>, _ condition: SQL, limit: Int = 1) -> SQL {
        """
        SELECT i.id, i.origin, i.reason, i.state, i.introduced_at, i.expires_at, i.made_at, i.round, i.proposed_by_id,
               i.taken_position, own.id AS own_id,
               CASE WHEN own.id = i.first_id THEN i.first_answer ELSE i.second_answer END AS own_answer,
               \(Party.columns("introducer", membership: "nm", person: "np", company: "nc")),
               \(Party.columns("other", membership: "om", person: "op", company: "oc")),
               op.phone AS other_phone, op.email AS other_email, om.status AS other_status
        FROM introductions i
        JOIN memberships own ON own.id IN (i.first_id, i.second_id) AND own.person_id = \(person)
        LEFT JOIN memberships om ON i.state = 'made'
            AND om.id = CASE WHEN own.id = i.first_id THEN i.second_id ELSE i.first_id END
        LEFT JOIN people op ON op.id = om.person_id
        LEFT JOIN companies oc ON oc.id = om.company_id
        LEFT JOIN memberships nm ON nm.id = i.introducer_id
        LEFT JOIN people np ON np.id = nm.person_id
        LEFT JOIN companies nc ON nc.id = nm.company_id
        WHERE \(condition)
        ORDER BY i.id DESC LIMIT \(rows: limit)
        """
    }

    /// The introducer knows the two, and whether it came about; not who answered what.
    private static func introduced(_ person: ID<Person>, _ condition: SQL, limit: Int = 1) -> SQL {
        """
        SELECT i.id, i.origin, i.reason, i.state, i.introduced_at, i.expires_at, i.made_at,
               \(Party.columns("first", membership: "fm", person: "fp", company: "fc")),
               \(Party.columns("second", membership: "sm", person: "sp", company: "sc"))
        FROM introductions i
        JOIN memberships nm ON nm.id = i.introducer_id AND nm.person_id = \(person)
        JOIN memberships fm ON fm.id = i.first_id
        JOIN people fp ON fp.id = fm.person_id
        JOIN companies fc ON fc.id = fm.company_id
        JOIN memberships sm ON sm.id = i.second_id
        JOIN people sp ON sp.id = sm.person_id
        JOIN companies sc ON sc.id = sm.company_id
        WHERE \(condition)
        ORDER BY i.id DESC LIMIT \(rows: limit)
        """
    }
}

extension SeenIntroduction {
    private init(_ row: Row, _ role: Role, _ standing: Standing) throws {
        id = try row.get("id")
        origin = try row.get("origin")
        self.role = role
        self.standing = standing
        reason = try row.get("reason")
        introducedAt = try row.get("introduced_at")
        expiresAt = try row.get("expires_at")
        madeAt = try row.get("made_at")
    }

    fileprivate init(side row: Row, at now: Instant) throws {
        let state: Introduction.State = try row.get("state")
        let answer: Introduction.Answer = try row.get("own_answer")
        let expiresAt: Instant = try row.get("expires_at")
        let isPast = state == .closed || (state != .made && expiresAt <= now)
        let standing: Standing =
            switch answer {
            case .declined: .declined
            case _ where state == .made: .made
            case _ where isPast: .closed
            case .waiting: .asked
            case .accepted: .waiting
            }
        try self.init(row, .side(try row.get("own_id")), standing)
        if try row.get("introducer_membership_id", as: ID<Membership>?.self) != nil {
            introducer = try Party(row, "introducer")
        }
        if try row.get("other_membership_id", as: ID<Membership>?.self) != nil { other = try Other(row) }
    }

    fileprivate init(introduced row: Row, at now: Instant) throws {
        let state: Introduction.State = try row.get("state")
        let expiresAt: Instant = try row.get("expires_at")
        let isPast = state == .closed || (state != .made && expiresAt <= now)
        let standing: Standing = state == .made ? .made : isPast ? .closed : .waiting
        try self.init(row, .introducer(try Party(row, "first"), try Party(row, "second")), standing)
    }
}

extension SeenIntroduction.Other {
    fileprivate init(_ row: Row) throws {
        party = try Party(row, "other")
        phone = try row.get("other_phone", as: String?.self).flatMap { try? PhoneNumber(parsing: $0) }
        email = try row.get("other_email")
        isActive = try row.get("other_status", as: String.self) == Membership.Status.active.rawValue
    }
}

extension SeenMeeting {
    fileprivate init?(_ row: Row, times rows: [Row]) throws {
        guard !rows.isEmpty else { return nil }
        let times = try rows.compactMap { row -> Time? in
            guard let local = CivilDateTime(isoText: try row.get("local_at", as: String.self)) else { return nil }
            return Time(position: try row.get("position"), startsAt: try row.get("starts_at"), local: local)
        }
        self.times = times
        round = try row.get("round")
        isOwn = try row.get("proposed_by_id", as: ID<Membership>?.self) == row.get("own_id", as: ID<Membership>.self)
        let position: Int? = try row.get("taken_position")
        taken = times.first { $0.position == position }
    }
}
