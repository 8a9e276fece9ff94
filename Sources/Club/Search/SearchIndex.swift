import Morocco
import Names
public import Persistence

/// Writes what the directory's search looks up, and the name a directory is ordered by. Call it in the transaction
/// that changes a person, a company, a trademark, a membership or its audiences.
public enum SearchIndex {
    /// Writes the terms of one membership anew.
    ///
    /// - Throws: `DatabaseError`.
    public static func rebuild(_ membership: ID<Membership>, in db: any Connection) throws {
        try rebuild(memberships: [membership], in: db)
    }

    /// Writes the terms of all memberships of a company anew.
    ///
    /// - Throws: `DatabaseError`.
    public static func rebuild(company: ID<Company>, in db: any Connection) throws {
        let rows = try db.rows("SELECT id FROM memberships WHERE company_id = \(company)")
        try rebuild(memberships: rows.map { try $0.get("id") }, in: db)
    }

    /// Writes the terms of many memberships anew; nil means all of them. Ten thousand take one query and one bulk
    /// insert.
    ///
    /// - Throws: `DatabaseError`.
    public static func rebuild(memberships: [ID<Membership>]?, in db: any Connection) throws {
        guard let memberships else {
            try db.execute("DELETE FROM search_terms")
            return try write(SearchSourceRepository.texts(of: nil, in: db), in: db)
        }
        var rest = memberships[...]
        while !rest.isEmpty {
            let part = Array(rest.prefix(chunk))
            rest = rest.dropFirst(chunk)
            try db.execute("DELETE FROM search_terms WHERE membership_id IN \(list: part)")
            try write(SearchSourceRepository.texts(of: part, in: db), in: db)
        }
    }

    private static let chunk = 500

    private static func write(_ members: [SearchableMember], in db: any Connection) throws {
        // A chunk's words are read before its insert begins: the database should not wait on them.
        var rest = members.filter(\.isActive)[...]
        while !rest.isEmpty {
            let rows = rest.prefix(chunk).flatMap { member in
                terms(of: member).map { term -> [any SQLBindable] in
                    [term.key, member.membership, term.source, term.audience]
                }
            }
            try db.insert(into: "search_terms", columns: ["term", "membership_id", "field", "audience"], rows: rows)
            rest = rest.dropFirst(chunk)
        }
        var renamed = members.filter { $0.storedSortName != $0.sortName }[...]
        while !renamed.isEmpty {
            try name(renamed.prefix(chunk), in: db)
            renamed = renamed.dropFirst(chunk)
        }
    }

    private static func name(_ members: ArraySlice<SearchableMember>, in db: any Connection) throws {
        let values = members.map { "(\($0.membership), \($0.sortName))" as SQL }.joined(separator: ", ")
        try db.execute(
            """
            WITH named (id, sort_name) AS (VALUES \(values))
            UPDATE memberships SET sort_name = named.sort_name FROM named WHERE memberships.id = named.id
            """
        )
    }

    private struct Term: Hashable {
        var key: String
        var source: SearchSource
        var audience: Audience
    }

    private static func terms(of member: SearchableMember) -> Set<Term> {
        var terms: Set<Term> = []
        for text in member.texts {
            for term in SearchKeys.index(text.source.field, text.text) {
                terms.insert(Term(key: term.key, source: text.source, audience: text.audience))
            }
        }
        return terms
    }
}
