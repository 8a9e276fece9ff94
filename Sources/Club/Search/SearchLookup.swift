import Names
import Persistence

/// Looks up the keys of a query: who has them within reach, the likeliest members first.
struct SearchLookup: Sendable {
    /// The keys found of each member, each with the field it stands in.
    typealias Found = [ID<Membership>: [(key: String, field: SearchField)]]

    var query: SearchQuery
    var reach: SearchReach
    var filter: DirectoryFilter
    /// A membership never among the answers.
    var excluding: ID<Membership>?

    /// How many entries a key may bring where no second word narrows them: two letters begin half the club, and of a
    /// trade that a thousand follow, a thousand are as good as all.
    private static let enough = 1_000

    private var isOneWord: Bool { Set(query.tokens.map(\.slot)).count == 1 }

    /// The members with the greatest sum, over the words of the query, of the best key found for each.
    func candidates(_ most: Int, in db: any Connection) throws -> Found {
        let common = try commonSlots(in: db)
        let lookups = query.tokens.filter { !isNeedless($0, common) }.map(lookup).joined(separator: " UNION ALL ")
        // Numbers alone are grouped; the keys are read for the few members found.
        let rows = try db.rows(
            """
            WITH best AS (
                SELECT membership_id, slot, MAX(weight) AS weight FROM (\(lookups)) AS hits GROUP BY membership_id, slot
            ),
            found AS (
                SELECT membership_id, SUM(weight) AS weight FROM best \(narrowed)
                GROUP BY membership_id ORDER BY 2 DESC, 1 LIMIT \(rows: most)
            )
            SELECT t.membership_id, t.term, t.field
            FROM found f JOIN search_terms t ON t.membership_id = f.membership_id
            WHERE \(isMeant) AND \(reach.admits(terms: "t"))
            """
        )
        var found: Found = [:]
        for row in rows {
            let source: SearchSource = try row.get(at: 2)
            found[try row.get(at: 0), default: []].append((try row.get(at: 1), source.field))
        }
        return found
    }

    /// The words of the query that a thousand entries have just as they are typed.
    private func commonSlots(in db: any Connection) throws -> Set<Int> {
        let whole = query.tokens.filter { $0.kind == .exactFold && $0.end == nil && $0.weight <= 1 }
        guard !isOneWord, !whole.isEmpty else { return [] }
        let counts = whole.map { token -> SQL in
            """
            (SELECT COUNT(*) FROM (SELECT 1 FROM search_terms WHERE term = \(token.key)
                                   LIMIT \(rows: Self.enough)) AS counted)
            """
        }
        guard let row = try db.first("SELECT \(counts.joined(separator: ", "))") else { return [] }
        var common: Set<Int> = []
        for (index, token) in whole.enumerated() where try row.get(at: index, as: Int.self) == Self.enough {
            common.insert(token.slot)
        }
        return common
    }

    /// Whether a key counts less than the word as it is typed, which a thousand have already: it would bring the same
    /// members over and over. Towns and trades stay, for they know the word in other languages.
    private func isNeedless(_ token: QueryToken, _ common: Set<Int>) -> Bool {
        guard common.contains(token.slot), token.weight < 1 else { return false }
        return token.isPrefix || token.kind == .phonetic || token.kind == .concept && token.key.utf8.first == 0x3D
    }

    /// Whether a term is one of the query's keys. Inside `CASE` no index is tried: the terms of the members found are
    /// few, those of a key may be many.
    private var isMeant: SQL {
        let ranges = query.tokens.map { token -> SQL in
            guard let end = token.end else { return "t.term = \(token.key)" }
            return "t.term >= \(token.key) AND t.term < \(end)"
        }
        return "CASE WHEN \(ranges.joined(separator: " OR ")) THEN 1 ELSE 0 END = 1"
    }

    /// One key of the query: who has it, for which word, and how much it counts.
    private func lookup(_ token: QueryToken) -> SQL {
        let range: SQL
        switch token.end {
        case nil: range = "t.term = \(token.key)"
        // The word itself is looked up already and counts more: twice as many hits would be sorted.
        case let end? where hasWhole(token): range = "t.term > \(token.key) AND t.term < \(end)"
        case let end?: range = "t.term >= \(token.key) AND t.term < \(end)"
        }
        let select: SQL = """
            SELECT t.membership_id, \(unsafe: String(token.slot)) AS slot,
                   \(unsafe: String(token.weight)) * \(Self.weights) AS weight
            FROM search_terms t WHERE \(range) AND \(reach.admits(terms: "t"))
            """
        guard token.isPrefix || isOneWord else { return select }
        return "SELECT * FROM (\(select) LIMIT \(rows: Self.enough)) AS enough"
    }

    /// Whether the beginning is also looked up as a whole word, for at least as much.
    private func hasWhole(_ token: QueryToken) -> Bool {
        query.tokens.contains { other in
            other.end == nil && other.key == token.key && other.slot == token.slot && other.weight >= token.weight
        }
    }

    private static let weights: SQL = {
        let cases = SearchSource.allCases.map { "WHEN \($0.rawValue) THEN \($0.field.weight)" }
        return "(CASE t.field \(unsafe: cases.joined(separator: " ")) ELSE 0.5 END)"
    }()

    private var narrowed: SQL {
        var sql: SQL = "WHERE 1 = 1"
        if let excluding { sql += " AND membership_id <> \(excluding)" }
        guard !filter.with({ $0.text = "" }).isWhole else { return sql }
        let conditions = filter.conditions(reach: reach.level(of: "m"))
        sql += """
             AND membership_id IN (
                SELECT m.id FROM memberships m JOIN companies c ON c.id = m.company_id
                LEFT JOIN profile_audiences a ON a.membership_id = m.id
                WHERE m.status = 'active'\(conditions))
            """
        return sql
    }
}
