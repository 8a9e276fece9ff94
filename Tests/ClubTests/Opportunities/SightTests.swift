import Chronology
import HTTPTypes
import HummingbirdTesting
import Jobs
import Localization
import Morocco
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// Who may see what, walked for every role and route with words that stand nowhere else.
@Suite struct OpportunitySightTests {
    typealias Routes = OpportunityController.Routes

    private struct Onlooker {
        var name: String
        var isOfBranch: Bool
        var isInside: Bool
        var cookies: String?
    }

    private static func onlookers(_ build: OpportunityBuilder) async throws -> [Onlooker] {
        let rabat = ClubBuilder.rabat
        let here = Mandate(role: .president, branch: ClubBuilder.casablanca)
        func seat(
            _ number: Int64, _ branch: ID<Branch>, _ status: Membership.Status = .active, _ mandates: [Mandate] = []
        ) async throws -> String {
            try await build.builder.seat(number, branch: branch, status: status, mandates: mandates).cookies
        }
        let casablanca = ClubBuilder.casablanca
        return [
            Onlooker(name: "member of the branch", isOfBranch: true, isInside: true, cookies: build.other.cookies),
            Onlooker(name: "member elsewhere", isOfBranch: false, isInside: true, cookies: build.far.cookies),
            Onlooker(
                name: "officer of the branch", isOfBranch: true, isInside: true,
                cookies: try await seat(21, rabat, .active, [here])),
            Onlooker(
                name: "officer elsewhere", isOfBranch: false, isInside: true,
                cookies: try await seat(22, rabat, .active, [Mandate(role: .president, branch: rabat)])),
            Onlooker(
                name: "officer of the club", isOfBranch: false, isInside: true,
                cookies: try await seat(23, rabat, .active, [Mandate(role: .secretary, branch: nil)])),
            Onlooker(
                name: "officer without a seat", isOfBranch: false, isInside: true,
                cookies: try await seat(24, casablanca, .left, [Mandate(role: .treasurer, branch: nil)])),
            Onlooker(
                name: "administrator", isOfBranch: false, isInside: false,
                cookies: try await seat(25, casablanca, .left, [Mandate(role: .administrator, branch: nil)])),
            Onlooker(
                name: "candidate", isOfBranch: false, isInside: false,
                cookies: try await seat(26, casablanca, .candidate)),
            Onlooker(
                name: "suspended", isOfBranch: false, isInside: false,
                cookies: try await seat(27, casablanca, .suspended)),
            Onlooker(name: "stranger", isOfBranch: false, isInside: false, cookies: nil),
        ]
    }

    @Test(arguments: TestEngine.allCases)
    func `Each is seen by whom it is for, on every page that shows it`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            let onlookers = try await Self.onlookers(build)

            for visibility in Opportunity.Visibility.allCases {
                let mark = "Marque\(visibility)"
                let id = try await build.publish([
                    "title": mark + "titre", "words": mark + "texte", "visibility": visibility.rawValue,
                ])
                let member = MemberController.Routes.member(build.author.membership)
                for onlooker in onlookers {
                    let may = onlooker.isInside && (visibility != .branch || onlooker.isOfBranch)
                    for path in [
                        Routes.list(), Routes.list().query("q", mark + "texte"), Routes.list().query("side", "need"),
                        Routes.list().query("state", "any"), Routes.list().query("kind", "purchase"),
                        Routes.list().query("division", "18"), Routes.list().query("region", "MA-06"),
                        Routes.opportunity(id), member,
                    ] {
                        let page = try await club.get(path, cookies: onlooker.cookies).text
                        #expect(page.contains(mark + "titre") == may, "\(visibility) at \(path) by \(onlooker.name)")
                    }
                    for path in [Routes.list().query("scope", "mine"), Routes.list().query("scope", "answered")] {
                        let page = try await club.get(path, cookies: onlooker.cookies).text
                        #expect(!page.contains(mark), "\(path) by \(onlooker.name)")
                    }
                    let open = try await club.get(Routes.publicPage(id), cookies: onlooker.cookies)
                    #expect((open.status == .ok) == (visibility == .everyone), "\(visibility) by \(onlooker.name)")
                    #expect(open.text.contains(mark + "texte") == (visibility == .everyone))
                    let key = club.house.ids.next(OpportunityMessage.self).description
                    let told = try await club.post(
                        Routes.answer(id), [("key", key), ("body", "x")], cookies: onlooker.cookies)
                    let isMember = may && onlooker.name != "officer without a seat"
                    #expect(
                        (told.status == .seeOther && told.location?.hasPrefix("/answers/") == true) == isMember,
                        "\(visibility) answered by \(onlooker.name)")
                }
            }
            #expect(try await build.broken() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A public page holds no name of a person or a company`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            try await club.house.database.write { db in
                try db.execute(
                    """
                    UPDATE people SET given_name = 'Prénommarque', family_name = 'Nommarque', phone = '+212661234501'
                    WHERE id = \(build.author.person)
                    """)
                try db.execute(
                    """
                    UPDATE companies SET legal_name = 'Raisonmarque', trade_name = 'Enseignemarque', city = 'Villemarque',
                        activity = 'Métiermarque' WHERE id = \(build.author.company)
                    """)
            }
            let id = try await build.publish(["visibility": "public"])
            try await build.answer(id)

            for cookies in [nil, build.other.cookies, build.author.cookies] {
                for language in ["fr", "ar", "en"] {
                    let page = try await club.get(Routes.publicPage(id), cookies: cookies, language: language)
                    #expect(page.status == .ok)
                    #expect(page.text.contains(OpportunityBuilder.title))
                    #expect(page.text.contains("og:title"))
                    for mark in [
                        "Prénommarque", "Nommarque", "PN", "Raisonmarque", "Enseignemarque", "Villemarque",
                        "Métiermarque", "661234501", build.author.email, build.author.membership.description,
                        build.author.person.description, build.author.company.description, "hue-",
                    ] {
                        #expect(!page.text.contains(mark), "\(mark)")
                    }
                }
            }
            let signedOut = try await club.get(Routes.publicPage(id)).text
            #expect(signedOut.contains("/sign-in?next=%2Fopportunities%2F\(id)"))
            let signedIn = try await club.get(Routes.publicPage(id), cookies: build.other.cookies).text
            #expect(signedIn.contains("href=\"/opportunities/\(id)\""))
        }
    }

    @Test func `Once over, a public page keeps its words to itself, and one withdrawn was never there`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await OpportunityBuilder(club)
            let closed = try await build.publish(["visibility": "public"])
            let withdrawn = try await build.publish(["visibility": "public"])

            _ = try await club.post(Routes.close(closed), [("outcome", "elsewhere")], cookies: build.author.cookies)
            _ = try await club.post(Routes.withdraw(withdrawn), cookies: build.author.cookies)

            let over = try await club.get(Routes.publicPage(closed))
            #expect(over.status == .ok)
            #expect(!over.text.contains(OpportunityBuilder.title))
            #expect(try await club.get(Routes.publicPage(withdrawn)).status == .notFound)
            #expect(try await club.get(Routes.publicPage(ID(rawValue: 5))).status == .notFound)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `An answer and how many there are is between its two sides`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            let id = try await build.publish()
            let answer = try await build.answer(id, "Réponsemarque")
            let second = try await build.answer(id, by: build.far, "Autremarque")
            let officer = try await build.builder.seat(23, mandates: [Mandate(role: .president, branch: nil)])
            let page = AnswerController.Routes.conversation(answer)

            #expect(try await club.get(page, cookies: build.author.cookies).text.contains("Réponsemarque"))
            #expect(try await club.get(page, cookies: build.answerer.cookies).text.contains("Réponsemarque"))
            let own = try await club.get(Routes.opportunity(id), cookies: build.author.cookies).text
            #expect(own.contains("Réponsemarque") && own.contains("Autremarque") && own.contains(">2<"))
            let list = try await club.get(Routes.list(), cookies: build.author.cookies).text
            #expect(list.contains("2 réponses"))
            for seat in [build.other, build.far, officer] {
                #expect(try await club.get(page, cookies: seat.cookies).status == .notFound)
                for path in [
                    Routes.list(), Routes.opportunity(id), Routes.list().query("q", "Réponsemar"),
                    MemberController.Routes.member(build.author.membership),
                    MemberController.Routes.member(build.answerer.membership), HomeController.Routes.home(),
                    NoticeController.Routes.all(),
                ] {
                    let text = try await club.get(path, cookies: seat.cookies).text
                    #expect(!text.contains("Réponsemarque"), "\(path)")
                    #expect(!text.contains("2 réponses") && !text.contains("1 réponse"), "\(path)")
                    #expect(seat.person == build.far.person || !text.contains("Autremarque"), "\(path)")
                    if path == Routes.opportunity(id) { #expect(!text.contains("Hicham")) }
                }
                for (path, fields) in [
                    (AnswerController.Routes.choose(answer), []), (AnswerController.Routes.retract(answer), []),
                    (AnswerController.Routes.refer(answer), [("key", "0000000000009")]),
                    (AnswerController.Routes.say(answer), [("key", "0000000000009"), ("body", "x")]),
                ] {
                    #expect(try await club.post(path, fields, cookies: seat.cookies).status == .notFound, "\(path)")
                }
            }
            #expect(try await build.state(answer) == .sent)
            #expect(try await build.state(second) == .sent)
        }
    }
}
