import Morocco
import Names
import Persistence

/// The names by which the author of a public opportunity would be known: none of them may stand in its words, and
/// nothing by which they could be reached.
struct AuthorNames: Sendable {
    private let names: [[String]]

    /// Legal forms and the like, which name nobody.
    private static let common: Set<String> = [
        "sarl", "sarlau", "au", "sa", "sas", "ste", "societe", "groupe", "group", "holding", "et", "fils", "cie",
        "company", "شركه", "مجموعه",
    ]

    init(names: [String]) {
        self.names = names.map { name in
            Folding.words(name).filter { !Self.common.contains($0) }
        }.filter { words in
            // A single word that is a trade says what is sold, not by whom.
            words.count > 1
                || words.count == 1 && words[0].utf8.count > 3
                    && TradeLexicon.concepts(in: words[0]).isEmpty
        }
    }

    static func load(_ seat: ID<Membership>, in db: any Connection) throws -> AuthorNames {
        let rows = try db.rows(
            """
            SELECT p.given_name, p.family_name, c.legal_name, c.trade_name, k.name AS mark
            FROM memberships m
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            LEFT JOIN trademarks k ON k.company_id = c.id
            WHERE m.id = \(seat)
            """
        )
        var names: Set<String> = []
        for row in rows {
            let given: String = try row.get("given_name")
            let family: String = try row.get("family_name")
            names.formUnion([given + " " + family, family + " " + given])
            names.insert(try row.get("legal_name"))
            names.insert(try row.get("trade_name"))
            if let mark: String = try row.get("mark") { names.insert(mark) }
        }
        return AuthorNames(names: names.filter { !$0.isEmpty }.sorted())
    }

    /// Whether a text names the author, or says how to reach them.
    func stand(in text: String) -> Bool {
        let words = Folding.words(text)
        return names.contains { Self.contains(words, $0) } || Self.reaches(text)
    }

    private static func contains(_ words: [String], _ name: [String]) -> Bool {
        guard !name.isEmpty, words.count >= name.count else { return false }
        return (0...(words.count - name.count)).contains { Array(words[$0..<($0 + name.count)]) == name }
    }

    /// An address, a site or a telephone number.
    private static func reaches(_ text: String) -> Bool {
        let lower = text.lowercased()
        if ["@", "http", "www.", "wa.me"].contains(where: lower.contains) { return true }
        var digits = ""
        for scalar in text.unicodeScalars {
            if let digit = scalar.properties.numericValue, scalar.properties.numericType == .decimal {
                digits += String(Int(digit))
                if isNumber(digits) { return true }
            } else if !(scalar.properties.isWhitespace || "-.()+".unicodeScalars.contains(scalar)) {
                digits = ""
            }
        }
        return false
    }

    /// Amounts and quantities begin with no nought and are seldom as long.
    private static func isNumber(_ digits: String) -> Bool {
        let isNational = ["05", "06", "07", "08"].contains { digits.hasPrefix($0) } && digits.utf8.count >= 10
        return isNational
            || ["212", "00212"].contains { digits.hasPrefix($0) && digits.utf8.count >= $0.utf8.count + 9 }
    }
}
