import Chronology
import Morocco
import Persistence

/// The saved searches of members: each sees their own alone.
enum SavedSearchRepository {
    static func all(of seat: ID<Membership>, in db: any Connection) throws -> [SavedSearch] {
        try db.rows(
            """
            SELECT id, name, words, side, kind, nma_division, region FROM saved_searches
            WHERE owner_id = \(seat) ORDER BY id DESC
            """
        ).map { try SavedSearch($0) }
    }

    enum KeptOutcome: Hashable, Sendable {
        case kept
        /// The seat keeps as many as it may.
        case tooMany
        /// The key belongs to someone else's.
        case foreign
    }

    /// Keeps a search; the same form sent twice keeps one.
    static func keep(
        _ search: SavedSearch, of seat: ID<Membership>, at now: Instant, in db: any Connection
    ) throws -> KeptOutcome {
        let owner: ID<Membership>? = try db.value("SELECT owner_id FROM saved_searches WHERE id = \(search.id)")
        if let owner { return owner == seat ? .kept : .foreign }
        let number: Int = try db.value("SELECT COUNT(*) FROM saved_searches WHERE owner_id = \(seat)") ?? 0
        guard number < SavedSearch.most else { return .tooMany }
        try db.execute(
            """
            INSERT INTO saved_searches (id, owner_id, name, words, side, kind, nma_division, region, created_at)
            VALUES (\(search.id), \(seat), \(search.name), \(search.words), \(search.side), \(search.kind),
                    \(search.division), \(search.region?.code), \(now))
            """
        )
        return .kept
    }

    /// Removes a search; one that is gone already is as wished.
    static func remove(_ id: ID<SavedSearch>, of seat: ID<Membership>, in db: any Connection) throws {
        try db.execute("DELETE FROM saved_searches WHERE id = \(id) AND owner_id = \(seat)")
    }

    /// Whom a new opportunity concerns, each with the first of their searches it meets: active members who may see it,
    /// never its author.
    static func concerned(
        by new: NewOpportunity, of author: ID<Membership>, in db: any Connection
    ) throws -> [(owner: ID<Membership>, search: String)] {
        var condition: SQL = """
            (s.side IS NULL OR s.side = \(new.side)) AND (s.kind IS NULL OR s.kind = \(new.kind))
            AND (s.nma_division IS NULL OR s.nma_division = \(new.division ?? ""))
            """
        if let region = new.region { condition += " AND (s.region IS NULL OR s.region = \(region.code))" }
        if new.visibility == .branch { condition += " AND m.branch_id = f.branch_id" }
        let rows = try db.rows(
            """
            SELECT s.owner_id, s.name, s.words
            FROM saved_searches s
            JOIN memberships m ON m.id = s.owner_id
            JOIN memberships f ON f.id = \(author)
            WHERE m.status = 'active' AND m.person_id <> f.person_id AND \(condition)
            ORDER BY s.owner_id, s.id
            """
        )
        let candidate = OpportunityIndex.candidate(new)
        var met: [String: Bool] = [:]
        var concerned: [(owner: ID<Membership>, search: String)] = []
        for row in rows {
            let owner: ID<Membership> = try row.get(at: 0)
            guard concerned.last?.owner != owner else { continue }
            let words: String = try row.get(at: 2)
            // Many look for the same words: each text is read once.
            let meets = met[words] ?? SavedSearch.meets(words, candidate)
            met[words] = meets
            if meets { concerned.append((owner, try row.get(at: 1))) }
        }
        return concerned
    }
}
