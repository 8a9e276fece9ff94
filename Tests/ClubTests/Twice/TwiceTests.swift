import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// Every route that takes a form, taken twice: the second has no effect of its own. A new route fails the test until its
/// form is sent here, or its reason stands among the exceptions.
@Suite struct TwiceTests {
    /// What is not sent twice here, and why.
    private static let exceptions: [String: String] = [
        "POST /welcome/club": "there is one founding; sent twice at once in RepeatedFormTests",
        "POST /welcome/demo": "only before a club is founded; the demo club is founded once, in DemoClubTests",
        "POST /demo/{p1}": "opens a session: each tap at a door signs one more browser in",
        "POST /sign-in": "each sends a code, which is what is asked for when the first did not come",
        "POST /sign-in/code": "a code opens once; that the second is refused is tested in SignInTests",
        "POST /c/{p1}/claim": "each sends a code, which is what is asked for when the first did not come",
        "POST /meetings/{p1}/invitations": "each shows a new secret address: kept by its hash, none can be shown again",
        "POST /sign-in/password": "opens a session: each signs one more browser in",
    ]

    @Test(arguments: TestEngine.allCases)
    func `Every form there is, sent twice, has one effect and the same answer`(_ engine: TestEngine) async throws {
        let sent = SentRoutes()
        let worlds: [@Sendable (Twice) async throws -> Void] = [
            { try await $0.referrals() }, { try await $0.departures() }, { try await $0.account() },
            { try await $0.office() }, { try await $0.deals() }, { try await $0.opportunities() },
            { try await $0.matches() }, { try await $0.introductions() }, { try await $0.oneToOnes() },
            { try await $0.purchases() }, { try await $0.letters() }, { try await $0.meetings() },
            { try await $0.minutes() }, { try await $0.photos() }, { try await $0.visitors() },
            { try await $0.door() }, { try await $0.run() }, { try await $0.tables() },
        ]
        for world in worlds {
            try await ClubHarness.run(engine) { club in
                try await world(Twice(club: club, engine: engine, sent: sent))
            }
        }

        let all = Set(
            RightsTable.lines.filter { $0.hasPrefix("POST ") }.map {
                $0.split(separator: " ").prefix(2).joined(separator: " ")
            })
        let taken = await sent.all
        #expect(all.subtracting(taken).subtracting(Self.exceptions.keys).sorted() == [], "forms nobody sent twice")
        #expect(taken.intersection(Self.exceptions.keys).sorted() == [], "exceptions that are none")
        #expect(Set(Self.exceptions.keys).subtracting(all).sorted() == [], "exceptions of no route")
    }
}
