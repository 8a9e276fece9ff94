public import Persistence

/// A rule of the club that every state of the database keeps, as a query that counts what breaks it.
public struct Invariant: Sendable {
    /// A short name, for scripts.
    public let name: String
    /// The rule in one English sentence.
    public let rule: String
    private let count: SQL

    /// - Parameter count: answers one number, 0 when all is well; the same text for both engines.
    init(_ name: String, _ rule: String, _ count: SQL) {
        self.name = name
        self.rule = rule
        self.count = count
    }

    /// How many rows break the rule.
    ///
    /// - Throws: `DatabaseError`.
    public func broken(in db: any Connection) throws -> Int {
        try db.value(count) ?? 0
    }
}

extension Invariant {
    /// All rules that `rabita verify` looks after. What the schema itself forbids is verified by the engines.
    public static var all: [Invariant] {
        [
            referrals,
            exchange,
            deals,
            dealings,
            people,
            search,
            commendations,
            purchases,
            opportunities,
            introductions,
            oneToOnes,
            matches,
            meetings,
            running,
            seating,
            visitors,
            photos,
        ].flatMap { $0 }
    }
}
