import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct PurchaseTests {
    typealias Routes = PurchaseController.Routes

    @Test(arguments: TestEngine.allCases)
    func `From a request to what each pays and whom they call`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club)
            let (id, _) = try await build.purchase(at: .done)
            let page = Routes.purchase(id)

            let first = try await club.get(page, cookies: build.buyers[0].cookies).text
            let sold = try await club.get(page, cookies: build.seller.cookies).text

            // 11 042 together: the tier of 10 000.
            #expect(try await build.stage(of: id) == .done)
            #expect(first.contains("21\u{202F}189\u{A0}DH"))
            #expect(first.contains("mailto:\(build.seller.email)"))
            #expect(sold.contains("7\u{202F}013\u{A0}carton") && sold.contains("4\u{202F}029\u{A0}carton"))
            #expect(sold.contains("mailto:\(build.buyers[1].email)"))
            #expect(try await build.told(build.buyers[0]) == ["offers", "confirm", "done"])
            #expect(try await build.told(build.seller) == ["retained", "orders"])
            #expect(
                try await build.told(build.organiser) == [
                    "joined", "joined", "offers", "offered", "done.organiser",
                ])
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Each form sent twice has one effect and the same answer`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club)
            let (id, key): (ID<Purchase>, ID<PurchaseOffer>) = (club.house.ids.next(), club.house.ids.next())
            let noted: ID<PurchaseOffer> = club.house.ids.next()
            let (organiser, seller) = (build.organiser.cookies, build.seller.cookies)
            let buyers = build.buyers.map(\.cookies)
            let outside = build.offer(noted, supplier: "Carton du Nord", contact: "0522 33 44 55")
            let yes = [("ceiling", "any"), ("agrees", "on")]
            let steps: [(URLPath, [(String, String)], String)] = [
                (Routes.open(), build.form(id, own: "12,5"), organiser),
                (Routes.join(id), [("quantity", "7013")], buyers[0]),
                (Routes.join(id), [("quantity", "4029")], buyers[1]),
                (Routes.endJoining(id), [], organiser), (Routes.offer(id), build.offer(key), seller),
                (Routes.offer(id), outside, organiser), (Routes.withdrawOffer(id, noted), [], organiser),
                (Routes.choose(id), [("offer", key.description)], organiser), (Routes.confirm(id), yes, buyers[0]),
                (Routes.leave(id), [], buyers[1]), (Routes.confirm(id), yes, organiser),
            ]

            for (path, fields, cookies) in steps {
                let first = try await club.post(path, fields, cookies: cookies)
                let second = try await club.post(path, fields, cookies: cookies)

                #expect(first.status == .seeOther, "\(path)")
                #expect(first.location == second.location, "\(path)")
            }
            #expect(try await build.count("SELECT COUNT(*) FROM purchases") == 1)
            #expect(try await build.count("SELECT COUNT(*) FROM purchase_offers") == 2)
            #expect(try await build.count("SELECT COUNT(*) FROM purchase_tiers") == 6)
            #expect(try await build.parts(id) == ["confirmed 1250", "confirmed 701300", "left 0"])
            #expect(try await build.told(build.organiser).filter { $0 == "joined" }.count == 2)
            #expect(try await build.told(build.seller) == ["retained", "orders"])
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test func `What is wrong is said beside each field and nothing typed is lost`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await PurchaseBuilder(club)
            let key: ID<Purchase> = club.house.ids.next()
            var fields = build.form(key, own: "-3").filter { !["title", "offers_until"].contains($0.0) }
            fields += [("title", ""), ("offers_until", "2020-01-01")]
            let (id, _) = try await build.purchase(at: .offers)
            let offer = build.offer(
                club.house.ids.next(), prices: [("1.234,56", "-4"), ("1000", "5"), ("beaucoup", "99 999 999 999")])

            let opened = try await club.post(Routes.open(), fields, cookies: build.organiser.cookies)
            let offered = try await club.post(Routes.offer(id), offer, cookies: build.rival.cookies)

            #expect(opened.status == .unprocessableContent && offered.status == .unprocessableContent)
            for field in ["title", "quantity", "offers_until"] {
                #expect(opened.text.contains("<a href=\"#\(field)\">"), "\(field)")
            }
            for field in ["price_1", "from_3", "price_3"] {
                #expect(offered.text.contains("<a href=\"#\(field)\">"), "\(field)")
            }
            #expect(offered.text.contains("value=\"1.234,56\""))
            #expect(try await build.count("SELECT COUNT(*) FROM purchase_offers") == 1)
        }
    }

    @Test func `An opportunity opens the form with its title and text`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await PurchaseBuilder(club)
            let path = Routes.new().query("title", "Gasoil <b>").query("text", "20 000 litres")

            let page = try await club.get(path, cookies: build.organiser.cookies)

            #expect(page.text.contains("value=\"Gasoil &lt;b&gt;\""))
            #expect(page.text.contains("20 000 litres</textarea>"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `When the tier falls, whoever did not agree to its price is left out`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club, buyers: 5)
            let (id, _) = try await build.purchase(at: .confirming)

            // Together 17 295: the tier of 10 000. Two leave: 8 199 is the first tier.
            #expect(try await build.confirm(id, build.buyers[0], "present") == 303)
            #expect(try await build.confirm(id, build.buyers[1], "any") == 303)
            for buyer in [build.buyers[2], build.buyers[4]] {
                #expect(try await club.post(Routes.leave(id), cookies: buyer.cookies).status == .seeOther)
            }
            #expect(try await build.stage(of: id) == .confirming)
            #expect(try await build.confirm(id, build.buyers[3], "any") == 303)

            // 7 013 + 4 029 + 1 091 = 12 133 still reach 10 000.
            #expect(try await build.stage(of: id) == .done)
            #expect(
                try await build.parts(id) == [
                    "confirmed 701300", "confirmed 402900", "left 0", "confirmed 109100", "left 0",
                ])

            let (other, _) = try await build.purchase(at: .confirming)
            #expect(try await build.confirm(other, build.buyers[0], "present") == 303)
            #expect(try await build.confirm(other, build.buyers[3], "any") == 303)
            for index in [1, 2, 4] {
                _ = try await club.post(Routes.leave(other), cookies: build.buyers[index].cookies)
            }

            // 8 104 do not: the one who agreed to 3 DH only is out, the other pays 4.
            #expect(try await build.stage(of: other) == .done)
            #expect(
                try await build.parts(other) == [
                    "dropped 0", "left 0", "left 0", "confirmed 109100", "left 0",
                ])
            #expect(try await build.told(build.buyers[0]).last == "dropped")
            let unit = try await build.count("SELECT unit_minor FROM purchases WHERE id = \(other)")
            #expect(unit == 400)
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A supplier from outside gets the order by mail once, after all have answered`(_ engine: TestEngine)
        async throws
    {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club)
            let (id, _) = try await build.purchase(at: .offers)
            let key: ID<PurchaseOffer> = club.house.ids.next()
            _ = try await club.post(
                Routes.offer(id), build.offer(key, supplier: "Carton du Nord"), cookies: build.organiser.cookies)
            _ = try await club.post(Routes.choose(id), [("offer", key.description)], cookies: build.organiser.cookies)
            let orders: SQL = "SELECT COUNT(*) FROM outbox_messages WHERE recipient = 'devis@carton.example'"

            _ = try await build.confirm(id, build.buyers[0])
            let before = try await build.count(orders)
            _ = try await build.confirm(id, build.buyers[1])
            let body: String? = try await club.house.database.read { db in
                try db.value("SELECT body_text FROM outbox_messages WHERE recipient = 'devis@carton.example'")
            }

            #expect(before == 0)
            #expect(try await build.count(orders) == 1)
            #expect(
                body?.contains("Atelier 20 · Acheteur Numéro0 · membre20@essai.example · 7\u{202F}013 carton") == true)
        }
    }

    @Test func `The comparison is brought to one figure and marked in words`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await PurchaseBuilder(club, buyers: 5)
            let (id, _) = try await build.purchase(at: .offers)
            let dear = build.offer(club.house.ids.next(), prices: [("1", "3,10")])
            _ = try await club.post(Routes.offer(id), dear, cookies: build.rival.cookies)

            let page = try await club.get(Routes.purchase(id), cookies: build.organiser.cookies).text
            let file = try await club.get(Routes.comparison(id), cookies: build.organiser.cookies)
            let mine = try await club.get(Routes.purchase(id), cookies: build.buyers[3].cookies).text

            // 17 295 × 3 + 5 × 150, and × 3,10.
            #expect(page.contains("52\u{202F}635\u{A0}DH") && page.contains("54\u{202F}364,50\u{A0}DH"))
            #expect(page.split(separator: "La moins chère").count == 3)
            #expect(file.text.contains("Atelier 2;10000,00;3,00;150,00;5;60;22/01/2027;oui;52635,00;"))
            // 1 091 × 3 + 150 for the buyer alone.
            #expect(mine.contains("3\u{202F}423\u{A0}DH") && !mine.contains("52\u{202F}635"))
        }
    }
}
