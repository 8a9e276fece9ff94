import Morocco
import Persistence

/// Whom one can give a referral to: every active member but oneself, whatever seat one uses. Without a giver, every one.
enum ReceiverRepository {
    static func receiver(
        _ id: ID<Membership>, notBeing giver: ID<Membership>?, in db: any Connection
    ) throws -> Party? {
        try db.first(select("m.id = \(id) AND m.status = 'active'", giver)).map { try Party($0, "member") }
    }

    /// Whom a typed text means.
    enum Meaning: Sendable {
        case none
        case one(Party)
        /// To be chosen from; a single one was found by sound or trade, and is asked for all the same.
        case several([Party])
    }

    /// A text that is a member's name, with or without the company, or the beginning of one member's alone, means that
    /// member; what search finds otherwise is only proposed.
    static func find(
        _ text: String, viewer: Viewer, notBeing giver: ID<Membership>?, in db: any Connection
    ) throws -> Meaning {
        let hits = try MemberSearch.find(text, reach: .viewer(viewer), excluding: giver, limit: 8, in: db)
        guard !hits.isEmpty else { return .none }
        let found = try db.rows(select(.active("m", among: hits.map(\.membership)), giver)).map {
            try Party($0, "member")
        }
        let folded = Folding.fold(text)
        let exact = found.filter { party in
            folded == Folding.fold(party.name) || folded == Folding.fold(party.name + ", " + party.company)
        }
        if let one = exact.first { return exact.count == 1 ? .one(one) : .several(exact) }
        let words = Folding.words(text)
        let near = found.filter { party in
            let own = Folding.words(party.name + " " + party.company)
            return words.allSatisfy { word in own.contains { $0.hasPrefix(word) } }
        }
        if let one = near.first, near.count == 1 { return .one(one) }
        let rank = Dictionary(uniqueKeysWithValues: hits.enumerated().map { ($1.membership, $0) })
        return .several(found.sorted { rank[$0.membership, default: 0] < rank[$1.membership, default: 0] })
    }

    private static func select(_ condition: SQL, _ giver: ID<Membership>?) -> SQL {
        let other: SQL =
            giver.map { " AND m.person_id <> (SELECT g.person_id FROM memberships g WHERE g.id = \($0))" } ?? ""
        return """
            SELECT \(Party.columns("member", membership: "m", person: "p", company: "c"))
            FROM memberships m
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            WHERE \(condition)\(other)
            ORDER BY p.family_name, p.given_name, m.id
            """
    }
}
