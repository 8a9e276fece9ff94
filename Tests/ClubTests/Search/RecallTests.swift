import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// The search on the real database, among two thousand made-up members.
@Suite struct RecallTests {
    @Test(arguments: TestEngine.allCases)
    func `Under any spelling the person meant is among the first five`(_ engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let groups = OwnVariants.given
            let family = ["Tahiri", "Mansouri", "Rami", "Jabri", "Touimi"]
            let planted = groups.enumerated().map { (given: $1[0], family: family[$0 % family.count]) }
            try await MemberCrowd.fill(database, count: 2_000, seed: 11, planted: planted)

            var asked = 0
            var missed: [String] = []
            for (number, group) in groups.enumerated() {
                let meant = ID<Membership>(rawValue: Int64(2_000 + number + 1))
                for spelling in group.dropFirst() {
                    let query = spelling + " " + family[number % family.count]
                    let hits = try await database.read { db in
                        try MemberSearch.find(query, reach: .console, limit: 5, in: db)
                    }
                    asked += 1
                    if !hits.contains(where: { $0.membership == meant }) { missed.append(query) }
                }
            }

            #expect(Double(missed.count) <= 0.1 * Double(asked), "\(missed)")
        }
    }
}
