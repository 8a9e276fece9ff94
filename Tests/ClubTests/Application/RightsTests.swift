import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing
import Web

@testable import Club

/// The table of who may use which route. A route that is not in it fails the test; so does a line without a route.
@Suite struct RightsTests {
    /// Role of whoever asks.
    enum Role: CaseIterable {
        case stranger, candidate, member, branchOfficer, clubOfficer, seatlessOfficer, administrator
    }

    static let roles: [Access: Set<Role>] = [
        .probe: Set(Role.allCases),
        .anyone: Set(Role.allCases),
        .founder: [],
        .demo: [],
        .person: [.candidate, .member, .branchOfficer, .clubOfficer, .seatlessOfficer, .administrator],
        .member: [.member, .branchOfficer, .clubOfficer],
        .insider: [.member, .branchOfficer, .clubOfficer, .seatlessOfficer],
        .officer: [.branchOfficer, .clubOfficer, .seatlessOfficer, .administrator],
        .club: [.clubOfficer, .seatlessOfficer, .administrator],
    ]

    @Test func `Every route stands in the table with its right, and every line of the table is a route`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let found = club.router.map { "\($0.method.rawValue) \($0.pattern) \($0.access.rawValue)" }

            #expect(Set(found).symmetricDifference(RightsTable.lines).sorted() == [])
            #expect(Set(found).count == found.count)
        }
    }

    @Test func `Whoever lacks the right is sent to sign in, or finds nothing`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let seated = try await Self.seats(builder)

            // The stream of news has no end to wait for; its right stands in the table all the same.
            for route in club.router where route.pattern != ReferralController.Routes.events.pattern {
                let path = Self.path(route.pattern)
                for role in Role.allCases {
                    // A session of its own, because some routes end sessions.
                    var cookies: String?
                    if let person = seated[role] { cookies = try await builder.session(of: person) }
                    let answer = try await club.send(
                        route.method, path, cookies: cookies, body: route.method == .post ? "" : nil)
                    let admitted = Self.roles[route.access, default: []].contains(role)
                    let isRefused =
                        role == .stranger && [.person, .member, .insider, .officer, .club].contains(route.access)
                        ? answer.status == .seeOther && answer.location?.hasPrefix("/sign-in") == true
                        : answer.status == .notFound
                    let comment = "\(role) \(route.method.rawValue) \(path) → \(answer.status.code)"
                    if admitted {
                        #expect(answer.status.code < 500, "\(comment)")
                        let toSignIn = answer.location?.hasPrefix("/sign-in?") == true
                        #expect(!(role != .stranger && toSignIn), "\(comment)")
                    } else {
                        #expect(isRefused, "\(comment)")
                    }
                }
            }
        }
    }

    private static func seats(_ builder: ClubBuilder) async throws -> [Role: ClubBuilder.Seated] {
        [
            .candidate: try await builder.seat(1, status: .candidate),
            .member: try await builder.seat(2),
            .branchOfficer: try await builder.seat(
                3, mandates: [Mandate(role: .president, branch: ClubBuilder.casablanca)]
            ),
            .clubOfficer: try await builder.seat(4, mandates: [Mandate(role: .secretary, branch: nil)]),
            .seatlessOfficer: try await builder.seat(
                6, status: .left, mandates: [Mandate(role: .treasurer, branch: nil)]
            ),
            .administrator: try await builder.seat(
                5, status: .left, mandates: [Mandate(role: .administrator, branch: nil)]
            ),
        ]
    }

    /// A path of the pattern whose parameters are of every kind's form but name nothing.
    private static func path(_ pattern: String) -> String {
        let parameter: String
        switch pattern {
        case let text where text.hasPrefix("/language"): parameter = "fr"
        case let text where text.hasPrefix("/imports/new"): parameter = "members"
        case let text where text.hasPrefix("/demo"): parameter = "member"
        default: parameter = "0000000000009"
        }
        return pattern.replacing("{p1}", with: parameter).replacing("{p2}", with: parameter)
    }
}
