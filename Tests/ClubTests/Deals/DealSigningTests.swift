import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct DealSigningTests {
    typealias Routes = DealController.Routes

    @Test(arguments: TestEngine.allCases)
    func `A deal is declared by one side and signed when the other confirms`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)

            let id = try await build.declared(amount: "1.234,56")
            let waiting = try await club.get(Routes.deal(id), cookies: build.hicham.cookies)
            let own = try await build.confirm(id, version: 1, by: build.salma)
            let signed = try await build.confirm(id, version: 1)
            let again = try await build.confirm(id, version: 1)

            let deal = try await build.deal(id)
            #expect(waiting.text.contains(Routes.confirm(id).description))
            #expect(own.status == .conflict)
            #expect([signed.status, again.status] == [.seeOther, .seeOther])
            #expect(deal.terms.amount.minorUnits == 123_456)
            #expect(deal.dueOn?.isoText == "2027-01-19")
            #expect(deal.confirmedAt != nil)
            #expect(try await build.notices(build.hicham) == ["declared"])
            #expect(try await build.notices(build.salma) == ["confirmed"])
            try await build.expectSound()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A form sent twice is one deal, and another's key is nothing`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            let id = try await build.declared()

            let again = try await club.post(Routes.declare(), build.fields(id), cookies: build.salma.cookies)
            let foreign = try await club.post(
                Routes.declare(),
                build.fields(id).map { $0.0 == "to_id" ? ("to_id", build.salma.membership.description) : $0 }
                    .map { $0.0 == "to" ? ("to", "Salma Bennani") : $0 }, cookies: build.karim.cookies)

            let count: Int? = try await club.house.database.read { db in try db.value("SELECT COUNT(*) FROM deals") }
            #expect(again.location == Routes.deal(id).query("done", "declared").description)
            #expect(foreign.status == .notFound)
            #expect(count == 1)
            #expect(try await build.notices(build.hicham).count == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Before it is signed either corrects it, and the other confirms what was read`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            let id = try await build.declared()

            let corrected = try await build.correct(id, version: 1, amount: "13 000", key: 2, by: build.hicham)
            let stale = try await build.confirm(id, version: 1, by: build.salma)
            let ownWords = try await build.confirm(id, version: 2, by: build.hicham)
            let confirmed = try await build.confirm(id, version: 2, by: build.salma)

            let deal = try await build.deal(id)
            #expect(corrected.status == .seeOther)
            #expect([stale.status, ownWords.status] == [.conflict, .conflict])
            #expect(confirmed.status == .seeOther)
            #expect(deal.terms.amount.minorUnits == 1_300_000)
            #expect(deal.versions.map(\.terms.amount.minorUnits) == [1_250_000, 1_300_000])
            #expect(deal.versions.map(\.author) == [build.salma.membership, build.hicham.membership])
            try await build.expectSound()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A correction after needs both, and nobody's line is lost`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            let id = try await build.signed()

            _ = try await build.correct(id, version: 1, amount: "9 000", key: 2, by: build.salma)
            let proposed = try await build.deal(id)
            let page = try await club.get(Routes.deal(id), cookies: build.hicham.cookies, language: "ar")
            let own = try await build.answer(id, "accept", number: 2, by: build.salma)
            let second = try await build.correct(id, version: 1, amount: "8 000", key: 3, by: build.hicham)
            _ = try await build.answer(id, "refuse", number: 2, by: build.hicham)
            _ = try await build.correct(id, version: 1, amount: "10 000", key: 4, days: "90", by: build.hicham)
            let accepted = try await build.answer(id, "accept", number: 3, by: build.salma)
            let repeated = try await build.answer(id, "accept", number: 3, by: build.salma)

            let deal = try await build.deal(id)
            #expect(proposed.terms.amount.minorUnits == 1_250_000)
            #expect(DealBuilder.bare(page.text).contains("9000"))
            #expect(page.text.contains("<mark>"))
            #expect([own.status, second.status] == [.conflict, .conflict])
            #expect([accepted.status, repeated.status] == [.seeOther, .seeOther])
            #expect(deal.terms.amount.minorUnits == 1_000_000)
            #expect(deal.dueOn?.isoText == "2027-02-18")
            #expect(deal.versions.map(\.state) == [.stated, .refused, .accepted])
            #expect(deal.confirmedAt != nil)
            #expect(try await build.notices(build.salma) == ["confirmed", "refused", "proposed"])
            try await build.expectSound()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A proposal can be taken back by its author alone`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            let id = try await build.signed()
            _ = try await build.correct(id, version: 1, amount: "9 000", key: 2, by: build.salma)

            let foreign = try await build.answer(id, "retract", number: 2, by: build.hicham)
            let own = try await build.answer(id, "retract", number: 2, by: build.salma)
            let late = try await build.answer(id, "accept", number: 2, by: build.hicham)

            #expect([foreign.status, own.status, late.status] == [.conflict, .seeOther, .conflict])
            #expect(try await build.deal(id).terms.amount.minorUnits == 1_250_000)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A wrong declaration is declined with a reason, or taken back`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            let (first, second) = (try await build.declared(1), try await build.declared(2))

            let wordless = try await build.decline(first, words: "", by: build.hicham)
            let declined = try await build.decline(first, by: build.hicham)
            let again = try await build.decline(first, by: build.hicham)
            let late = try await build.confirm(first, version: 1)
            let withdrawn = try await build.decline(second, words: "", by: build.salma)

            let deals = [try await build.deal(first), try await build.deal(second)]
            #expect(wordless.status == .unprocessableContent)
            #expect([declined.status, again.status, withdrawn.status] == [.seeOther, .seeOther, .seeOther])
            #expect(late.status == .conflict)
            #expect(deals.map(\.closed?.kind) == [.declined, .withdrawn])
            #expect(deals[0].closed?.words == "Ce n’est pas moi")
            #expect(try await build.notices(build.hicham) == ["declared", "declared", "withdrawn"])
            #expect(try await build.notices(build.salma) == ["declined"])
            try await build.expectSound()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Nobody deals with oneself, with someone who left, or unasked`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            func declare(_ to: ID<Membership>, _ name: String) async throws -> HTTPResponse.Status {
                let form = build.fields(build.key(1)).filter { $0.0 != "to" && $0.0 != "to_id" }
                return try await club.post(
                    Routes.declare(), form + [("to", name), ("to_id", to.description)], cookies: build.salma.cookies
                ).status
            }
            let left = try await ClubBuilder(house: club.house).seat(9, given: "Nora", family: "Idrissi", status: .left)

            #expect(try await declare(build.salma.membership, "Salma Bennani") == .unprocessableContent)
            #expect(try await declare(left.membership, "Nora Idrissi") == .unprocessableContent)
            #expect(try await declare(ID(rawValue: 5), "") == .unprocessableContent)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Amounts, days and dates that cannot be are refused with their reason`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            func refusal(_ name: String, _ value: String) async throws -> String? {
                let form = build.fields(build.key(1)).map { $0.0 == name ? (name, value) : $0 }
                let answer = try await club.post(Routes.declare(), form, cookies: build.salma.cookies)
                guard answer.status == .unprocessableContent else { return nil }
                let parts = answer.text.split(separator: "<ul><li><a href=\"#\(name)\">", maxSplits: 1)
                return parts.count == 2 ? String(parts[1].prefix { $0 != "<" }) : nil
            }

            #expect(try await refusal("amount", "-5")?.contains("négatif") == true)
            #expect(try await refusal("amount", "0") == "Le montant doit être supérieur à zéro.")
            #expect(try await refusal("amount", "2 000 000 000")?.contains("milliard") == true)
            #expect(try await refusal("amount", "99999999999999999999999")?.contains("milliard") == true)
            #expect(try await refusal("amount", "100 €")?.contains("monnaie") == true)
            #expect(try await refusal("amount", "12,345,6")?.contains("chiffres") == true)
            #expect(try await refusal("amount", "beaucoup")?.contains("chiffres") == true)
            #expect(try await refusal("amount", "1,2345")?.contains("Deux chiffres") == true)
            #expect(try await refusal("amount", "") != nil)
            #expect(try await refusal("object", "") != nil)
            #expect(try await refusal("signed_on", "2026-11-24")?.contains("pas encore") == true)
            #expect(try await refusal("signed_on", "1999-01-01")?.contains("5 ans") == true)
            #expect(try await refusal("signed_on", "demain") != nil)
            #expect(try await refusal("days", "121")?.contains("120") == true)
            #expect(try await refusal("days", "-3") != nil)
            for good in ["1.234,56", "1 234,56 MAD", "1234.56", "1\u{202F}234,56 DH"] {
                #expect(try await refusal("amount", good) == nil)
                let amount: Int64? = try await club.house.database.write { db in
                    let amount: Int64? = try db.value("SELECT amount_minor FROM deals")
                    try db.execute("DELETE FROM deal_versions")
                    try db.execute("DELETE FROM deals")
                    return amount
                }
                #expect(amount == 123_456, "\(good)")
            }
        }
    }

    @Test func `The form comes filled in from where it was asked for`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await DealBuilder(club)
            let won = try await build.referrals.referral(at: .won)
            let path = DealController.declaring(with: build.hicham.membership, object: "Deux camions <b>")

            let free = try await club.get(path, cookies: build.salma.cookies)
            let ofReferral = try await club.get(
                DealController.declaring(referral: won), cookies: build.hicham.cookies)
            let foreign = try await club.get(DealController.declaring(referral: won), cookies: build.salma.cookies)

            #expect(free.text.contains("Hicham Lahlou, Atelier 2"))
            #expect(free.text.contains("Deux camions &lt;b&gt;"))
            #expect(ofReferral.text.contains(ReferralBuilder.prospect))
            #expect(!ofReferral.text.contains("name=\"to\""))
            #expect(foreign.status == .notFound)
        }
    }
}
