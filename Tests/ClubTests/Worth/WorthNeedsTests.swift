import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct WorthNeedsTests {
    private static func titles(_ page: String) -> [String] {
        page.matches(of: #/<strong><bdi>(Besoin [^<]*)</bdi></strong>/#).map { String($0.1) }
    }

    @Test(arguments: TestEngine.allCases)
    func `The page of the club shows the needs nobody answered, the most pressing first, and no others`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            let today = club.house.today()
            func need(
                _ title: String, days: Int, by seat: ClubBuilder.Seated? = nil, _ change: [String: String] = [:]
            ) async throws -> ID<Opportunity> {
                let own = ["title": title, "closes_on": today.adding(days: days).isoText]
                return try await build.publish(by: seat, own.merging(change) { $1 })
            }
            _ = try await need("Besoin lointain", days: 30)
            _ = try await need("Besoin pressant", days: 3)
            let answered = try await need("Besoin répondu", days: 2)
            let regretted = try await need("Besoin délaissé", days: 4)
            _ = try await need("Besoin de Rabat", days: 5, by: build.far)
            _ = try await need("Besoin gardé à Rabat", days: 6, by: build.far, ["visibility": "branch"])
            _ = try await need("Besoin gardé à Casablanca", days: 7, ["visibility": "branch"])
            _ = try await need("Besoin <b>offert</b>", days: 1, ["side": "offer"])
            let withdrawn = try await need("Besoin retiré", days: 1)
            try await build.answer(answered)
            let answer = try await build.answer(regretted)
            _ = try await club.post(AnswerController.Routes.retract(answer), cookies: build.answerer.cookies)
            _ = try await club.post(OpportunityController.Routes.withdraw(withdrawn), cookies: build.author.cookies)

            let page = try await club.get(WorthController.Routes.club(), cookies: build.other.cookies).text
            let own = try await club.get(
                WorthController.Routes.branch(ClubBuilder.casablanca), cookies: build.other.cookies
            ).text
            let theirs = try await club.get(
                WorthController.Routes.branch(ClubBuilder.rabat), cookies: build.other.cookies
            ).text

            #expect(page.contains("<h2>Besoins encore sans réponse</h2>"))
            #expect(Self.titles(page) == ["Besoin pressant", "Besoin délaissé", "Besoin de Rabat", "Besoin lointain"])
            #expect(
                Self.titles(own) == [
                    "Besoin pressant", "Besoin délaissé", "Besoin gardé à Casablanca", "Besoin lointain",
                ])
            #expect(Self.titles(theirs) == ["Besoin de Rabat"], "what Rabat keeps to itself is not shown")
        }
    }

    @Test func `The card shows six at most, those of the trade asked for, and is not there without a need`()
        async throws
    {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await OpportunityBuilder(club)
            let empty = try await club.get(WorthController.Routes.club(), cookies: build.other.cookies).text
            for number in 1...8 { try await build.publish(["title": "Besoin \(number)"]) }
            try await build.publish(["title": "Besoin de bois", "division": "16"])
            try await build.publish(["title": "Besoin d’avis", "division": "69"])

            let page = try await club.get(WorthController.Routes.club(), cookies: build.other.cookies).text
            let law = try await club.get(
                WorthController.Routes.club().query("trade", "M"), cookies: build.other.cookies
            ).text

            #expect(!empty.contains("Besoins encore sans réponse"))
            #expect(Self.titles(page).count == WorthNeeds.shown)
            #expect(Self.titles(law) == ["Besoin d’avis"])
        }
    }
}
