public import Persistence
import Web

/// Finds members for whoever runs the command on the server, with the search that the pages use.
public struct MemberFinder: Sendable {
    /// A member found.
    public struct Found: Sendable {
        /// Given and family name.
        public var name: String
        /// The trade name, or else the legal one.
        public var company: String
        /// The town, when it is known.
        public var city: String?
        /// The address the member signs in with; nil once erased.
        public var email: String?
        /// Between 0 and 1.
        public var score: Double
    }

    private let database: any Database

    /// - Parameter database: open and migrated.
    public init(_ database: any Database) {
        self.database = database
    }

    /// The members who answer best, best first.
    ///
    /// - Throws: `DatabaseError`.
    public func find(_ query: String, limit: Int) async throws -> [Found] {
        let hits = try await database.read { db in
            try MemberSearch.find(query, reach: .console, limit: limit, in: db)
        }
        return hits.map { hit in
            Found(name: hit.name, company: hit.company, city: hit.city, email: hit.email, score: hit.score)
        }
    }

    /// The members as one line of JSON: `[{"email":…,"name":…,"score":…}]`.
    public static func json(_ found: [Found]) -> String {
        var json = JSONText()
        json.array(found) { json, member in
            json.object {
                $0.member("email", member.email)
                $0.member("name", member.name)
                $0.member("score", thousandths: Int((member.score * 1_000).rounded()))
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
