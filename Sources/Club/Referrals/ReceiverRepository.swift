import Morocco
import Persistence

/// Whom one can give a referral to: every active member but oneself.
enum ReceiverRepository {
    static func receiver(
        _ id: ID<Membership>, notBeing giver: ID<Membership>, in db: any Connection
    ) throws -> Party? {
        try db.first(select("m.id = \(id) AND m.id <> \(giver)")).map { try Party($0, "member") }
    }

    /// The members a typed text can mean: the one whose name (with or without the company) it is, else all whose
    /// name holds every word of it.
    static func find(
        _ text: String, notBeing giver: ID<Membership>, in db: any Connection
    ) throws -> [Party] {
        let words = Folding.words(text)
        guard !words.isEmpty else { return [] }
        let members = try db.rows(select("m.id <> \(giver)")).map { try Party($0, "member") }
        let folded = Folding.fold(text)
        let exact = members.filter { party in
            folded == Folding.fold(party.name) || folded == Folding.fold(party.name + ", " + party.company)
        }
        guard exact.isEmpty else { return exact }
        let near = members.filter { party in
            let own = Folding.words(party.name + " " + party.company)
            return words.allSatisfy { word in own.contains { $0.hasPrefix(word) } }
        }
        return Array(near.prefix(8))
    }

    private static func select(_ condition: SQL) -> SQL {
        """
        SELECT \(Party.columns("member", membership: "m", person: "p", company: "c"))
        FROM memberships m
        JOIN people p ON p.id = m.person_id
        JOIN companies c ON c.id = m.company_id
        WHERE m.status = 'active' AND \(condition)
        ORDER BY p.family_name, p.given_name, m.id
        """
    }
}
