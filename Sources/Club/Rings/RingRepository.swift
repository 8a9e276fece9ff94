import Chronology
import Persistence

/// Rings as their members may see them.
enum RingRepository {
    /// One ring, or nil for whoever is not in it.
    static func see(
        _ id: ID<Ring>, viewer: Viewer, in db: any Connection
    ) throws -> SeenRing? {
        guard let row = try db.first(rings(viewer.person, "r.id = \(id)", limit: 1)) else { return nil }
        var ring = try SeenRing(row)
        let sides = try db.rows(
            """
            SELECT p.membership_id, p.supplier_id, p.need, p.introduction_id,
                   \(Party.columns("other", membership: "om", person: "op", company: "oc")),
                   \(WishTexts.columns("s", reach: viewer.reach(of: "sm")))
            FROM ring_places p
            JOIN memberships om ON om.id = CASE WHEN p.membership_id = \(ring.own) THEN p.supplier_id
                                                ELSE p.membership_id END
            JOIN people op ON op.id = om.person_id
            JOIN companies oc ON oc.id = om.company_id
            JOIN memberships sm ON sm.id = p.membership_id
            JOIN companies sc ON sc.id = sm.company_id
            LEFT JOIN profile_audiences sa ON sa.membership_id = sm.id
            WHERE p.ring_id = \(id) AND (p.membership_id = \(ring.own) OR p.supplier_id = \(ring.own))
            """
        )
        let sources = try sides.map { WishSource(code: try $0.get("need")) }
        let published = try WishTexts.published(sources.compactMap { $0 }, in: db)
        for (side, source) in zip(sides, sources) {
            let seeker: ID<Membership> = try side.get("membership_id")
            var texts = try WishTexts(side, "s", seat: seeker)
            texts.published = published
            let neighbour = SeenRing.Neighbour(
                party: try Party(side, "other"), need: source?.words(texts),
                introduction: ring.state == .standing ? try side.get("introduction_id") : nil)
            if seeker == ring.own { ring.supplier = neighbour } else { ring.client = neighbour }
        }
        guard ring.state == .standing else { return ring }
        ring.members = try db.rows(
            """
            SELECT \(Party.columns("member", membership: "m", person: "p", company: "c"))
            FROM ring_places l
            JOIN memberships m ON m.id = l.membership_id
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            WHERE l.ring_id = \(id) ORDER BY l.position
            """
        ).map { try Party($0, "member") }
        return ring
    }

    /// Those that wait for the person or for others, and those that stand; what the person refused is gone.
    static func open(_ person: ID<Person>, at now: Instant, in db: any Connection) throws -> [SeenRing] {
        let condition: SQL = "(r.state = 'standing' OR (r.state = 'open' AND r.expires_at > \(now)))"
        return try db.rows(rings(person, condition, limit: 10)).map { try SeenRing($0) }
    }

    private static func rings(_ person: ID<Person>, _ condition: SQL, limit: Int) -> SQL {
        """
        SELECT r.id, r.state, r.size, r.proposed_at, r.expires_at, l.answer, l.membership_id AS own_id
        FROM ring_places l
        JOIN rings r ON r.id = l.ring_id
        JOIN memberships own ON own.id = l.membership_id AND own.person_id = \(person)
        WHERE \(condition)
        ORDER BY r.id DESC, l.position LIMIT \(rows: limit)
        """
    }
}

extension SeenRing {
    fileprivate init(_ row: Row) throws {
        id = try row.get("id")
        state = try row.get("state")
        answer = try row.get("answer")
        own = try row.get("own_id")
        size = try row.get("size")
        proposedAt = try row.get("proposed_at")
        expiresAt = try row.get("expires_at")
    }
}
