import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// Who sees which quantity: marked numbers are looked for on every page, in every file, by every role.
@Suite struct PurchasePrivacyTests {
    typealias Routes = PurchaseController.Routes

    /// A quantity in any of the ways a page may write it.
    private static func writings(_ quantity: Int) -> [String] {
        let numbers = NumberFormat(.fr)
        return [numbers.integer(Int64(quantity)), numbers.plain(Int64(quantity) * 100), String(quantity) + " carton"]
    }

    private static func contains(_ text: String, _ quantity: Int) -> Bool {
        writings(quantity).contains { text.contains($0) }
    }

    /// All a person can look at.
    private static func pages(_ id: ID<Purchase>, _ build: PurchaseBuilder) -> [URLPath] {
        [
            Routes.purchase(id), Routes.comparison(id), Routes.newOffer(id), Routes.all(),
            Routes.all().query("show", "mine"), Routes.all().query("show", "past"), HomeController.Routes.home(),
            NoticeController.Routes.all(), WorthController.Routes.club(),
            MemberController.Routes.member(build.buyers[0].membership), ReferralController.Routes.exchangesTable(),
            ExportController.Routes.members(), TrailController.Routes.trail(), OutboxController.Routes.outbox(),
        ]
    }

    private static func all(_ build: PurchaseBuilder, _ id: ID<Purchase>, _ seated: ClubBuilder.Seated) async throws
        -> String
    {
        var text = ""
        for path in pages(id, build) {
            text += try await build.club.get(path, cookies: seated.cookies).text
        }
        return text
    }

    @Test(
        arguments: TestEngine.allCases, [2, 4, 5]
    ) func `A part is seen by its member alone, at every stage and on every page`(_ engine: TestEngine, _ size: Int)
        async throws
    {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club, buyers: size)
            for stage in [Purchase.Stage.joining, .offers, .confirming, .done] {
                let (id, _) = try await build.purchase(at: stage)
                let total = PurchaseBuilder.quantities.prefix(size).reduce(0, +)
                let roles =
                    build.buyers + [
                        build.organiser, build.seller, build.rival, build.onlooker, build.elsewhere, build.officer,
                    ]
                for role in roles {
                    let text = try await Self.all(build, id, role)
                    for (buyer, quantity) in zip(build.buyers, PurchaseBuilder.quantities) {
                        let isOwn = buyer.membership == role.membership
                        let isSold = stage == .done && role.membership == build.seller.membership
                        let sees = Self.contains(text, quantity)
                        #expect(sees == (isOwn || isSold), "\(stage): \(role.email) sees \(quantity): \(sees)")
                    }
                    let mayKnowTotal = size >= 5 && stage != .joining && role.membership == build.organiser.membership
                    #expect(
                        Self.contains(text, total) == mayKnowTotal, "\(stage), \(size): \(role.email) and the total")
                }
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `With two in the group, total cost and tier of the page are those of a rung, whatever the parts`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club)
            var pages: [String] = []
            for quantities in [("5 100", "5 000"), ("9 000", "9 999")] {
                let id = try await build.open(own: quantities.0)
                #expect(try await build.join(id, build.buyers[0], quantities.1) == 303)
                _ = try await club.post(Routes.endJoining(id), cookies: build.organiser.cookies)
                // The organiser makes up offers with tiers ever closer.
                for step in 0..<4 {
                    let prices = (0..<5).map { (String(10_000 + step * 2_500 + $0 * 500), String(20 - $0)) }
                    let offer = build.offer(club.house.ids.next(), supplier: "Essai \(step)", prices: prices)
                    #expect(
                        try await club.post(Routes.offer(id), offer, cookies: build.organiser.cookies).status
                            == .seeOther)
                }
                let file = try await club.get(Routes.comparison(id), cookies: build.organiser.cookies)
                pages.append(file.text)
            }

            #expect(pages[0] == pages[1])
            #expect(pages[0].contains("oui"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Who leaves changes no total that others see`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club, buyers: 6)
            let (id, _) = try await build.purchase(at: .offers)
            let before = try await club.get(Routes.comparison(id), cookies: build.organiser.cookies).text
            let page = try await club.get(Routes.purchase(id), cookies: build.organiser.cookies).text

            _ = try await club.post(Routes.leave(id), cookies: build.buyers[5].cookies)
            let after = try await club.get(Routes.comparison(id), cookies: build.organiser.cookies).text
            let now = try await club.get(Routes.purchase(id), cookies: build.organiser.cookies).text

            #expect(before == after)
            #expect(page == now)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Offers are the group's and the organiser's to see, and each seller's own`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club)
            let (id, _) = try await build.purchase(at: .offers)
            _ = try await club.post(
                Routes.offer(id), build.offer(club.house.ids.next(), prices: [("1", "8,88")]),
                cookies: build.rival.cookies)
            let noted = build.offer(club.house.ids.next(), supplier: "Carton du Nord", contact: "0522 33 44 55")
            _ = try await club.post(Routes.offer(id), noted, cookies: build.organiser.cookies)

            func sees(_ seated: ClubBuilder.Seated, _ text: String) async throws -> Bool {
                try await club.get(Routes.purchase(id), cookies: seated.cookies).text.contains(text)
            }
            for seated in [build.organiser] + build.buyers { #expect(try await sees(seated, "8,88")) }
            for seated in [build.seller, build.onlooker, build.officer, build.elsewhere] {
                #expect(try await !sees(seated, "8,88"))
                #expect(try await !sees(seated, "Carton du Nord"))
            }
            // How to reach a supplier is for the end.
            #expect(try await !sees(build.buyers[0], "522334455"))
            #expect(try await !sees(build.buyers[0], build.seller.email))
            for seated in build.buyers + [build.seller, build.onlooker, build.officer] {
                #expect(try await club.get(Routes.comparison(id), cookies: seated.cookies).status == .notFound)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A branch's purchase does not exist elsewhere, and steps that are not one's own are refused alike`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club)
            let id = try await build.open(visibility: "branch")
            let missing = ID<Purchase>(rawValue: 9)
            let list = try await club.get(Routes.all(), cookies: build.elsewhere.cookies)

            #expect(!list.text.contains(id.description))
            for path in [Routes.purchase(id), Routes.comparison(id), Routes.newOffer(id)] {
                #expect(try await club.get(path, cookies: build.elsewhere.cookies).status == .notFound)
            }
            let posts: [(Route1<ID<Purchase>>, [(String, String)])] = [
                (Routes.join, [("quantity", "5")]), (Routes.leave, []), (Routes.endJoining, []), (Routes.takeOver, []),
                (Routes.confirm, [("ceiling", "any"), ("agrees", "on")]), (Routes.cancel, [("words", "x")]),
                (Routes.choose, [("offer", "0000000000009")]), (Routes.offer, build.offer(club.house.ids.next())),
            ]
            for (route, fields) in posts {
                for target in [id, missing] {
                    let answer = try await club.post(route(target), fields, cookies: build.elsewhere.cookies)
                    #expect(answer.status == .notFound, "\(route.pattern)")
                }
            }
            // Of a purchase one sees, the organiser's steps are not there.
            for (route, fields) in posts.filter({
                [Routes.endJoining, Routes.cancel, Routes.choose].map(\.pattern).contains($0.0.pattern)
            }) {
                let answer = try await club.post(route(id), fields, cookies: build.onlooker.cookies)
                #expect(answer.status == .notFound, "\(route.pattern)")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Nobody sells to a group their company is in`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club)
            let (id, _) = try await build.purchase(at: .offers)
            try await club.house.database.write { db in
                try db.execute(
                    "UPDATE memberships SET company_id = \(build.buyers[0].company) WHERE id = \(build.rival.membership)"
                )
            }

            for seated in [build.buyers[0], build.rival] {
                let answer = try await club.post(
                    Routes.offer(id), build.offer(club.house.ids.next()), cookies: seated.cookies)
                #expect(answer.status == .conflict)
            }
        }
    }

    @Test func `No notice tells a quantity, a price or who takes part`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await PurchaseBuilder(club)
            _ = try await build.purchase(at: .done)
            let texts = try await club.house.database.read { db in
                try db.rows("SELECT arguments, body_text FROM notices LEFT JOIN outbox_messages ON 1 = 1").map { row in
                    (try row.get("arguments", as: String.self)) + (try row.get("body_text", as: String?.self) ?? "")
                }
            }

            for text in texts {
                for quantity in PurchaseBuilder.quantities.prefix(2) { #expect(!Self.contains(text, quantity)) }
                #expect(!text.contains("Acheteur") && !text.contains(" DH"))
            }
        }
    }
}
