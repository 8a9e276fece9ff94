import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// From an opportunity to a deal and back.
@Suite struct DealOriginTests {
    private typealias Routes = DealController.Routes
    private typealias Answers = AnswerController.Routes
    private typealias Opportunities = OpportunityController.Routes

    private static func form(
        _ key: ID<Deal>, _ opportunity: String, with partner: ClubBuilder.Seated, amount: String = "1830492",
        named name: String = "Hicham Lahlou"
    ) -> [(String, String)] {
        [
            ("key", key.description), ("opportunity", opportunity), ("to", name),
            ("to_id", partner.membership.description), ("role", "buyer"), ("object", "Boîtes"), ("amount", amount),
            ("signed_on", "2026-11-20"), ("days", ""),
        ]
    }

    private static func deals(_ club: ClubHarness) async throws -> Int {
        try await club.count("SELECT COUNT(*) FROM deals")
    }

    @Test(arguments: TestEngine.allCases)
    func `A deal made of a chosen answer stands on the opportunity and leads back to it, for its two sides alone`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            let id = try await build.publish()
            let answer = try await build.answer(id)
            let rival = try await build.answer(id, by: build.other)
            for chosen in [answer, rival] {
                _ = try await club.post(Answers.choose(chosen), cookies: build.author.cookies)
            }
            let key: ID<Deal> = club.house.ids.next()
            let form = Self.form(key, id.description, with: build.answerer)

            let shown = try await club.get(
                DealController.declaring(with: build.answerer.membership, opportunity: id, sells: false),
                cookies: build.author.cookies
            ).text
            let declared = try await club.post(Routes.declare(), form, cookies: build.author.cookies)
            let again = try await club.post(Routes.declare(), form, cookies: build.author.cookies)

            #expect(shown.contains("À la suite de votre opportunité"))
            #expect(shown.contains("value=\"\(id)\""))
            #expect(declared.status == .seeOther)
            #expect(again.location == declared.location)
            #expect(try await Self.deals(club) == 1)
            for seat in [build.author, build.answerer] {
                let page = try await club.get(Opportunities.opportunity(id), cookies: seat.cookies).text
                let conversation = try await club.get(Answers.conversation(answer), cookies: seat.cookies).text
                let deal = try await club.get(Routes.deal(key), cookies: seat.cookies).text
                #expect(page.contains("href=\"\(Routes.deal(key))\""))
                #expect(DealBuilder.bare(page).contains("1830492"))
                #expect(conversation.contains("href=\"\(Routes.deal(key))\""))
                #expect(deal.contains("href=\"\(Opportunities.opportunity(id))\""))
            }
            for seat in [build.other, build.far] {
                let page = try await club.get(Opportunities.opportunity(id), cookies: seat.cookies).text
                #expect(page.contains(OpportunityBuilder.title))
                #expect(!DealBuilder.bare(page).contains("1830492") && !page.contains(key.description))
            }
            let other = try await club.get(Answers.conversation(rival), cookies: build.author.cookies).text
            #expect(!other.contains(key.description), "it was concluded with another")
            #expect(try await Self.broken(club) == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `An opportunity that is not the declarer's, or whose answer was not chosen, makes no deal`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            try await club.house.database.write { db in try SearchIndex.rebuild(memberships: nil, in: db) }
            let id = try await build.publish()
            let foreign = try await build.publish(by: build.other)
            let chosen = try await build.answer(id)
            _ = try await build.answer(id, by: build.far)
            _ = try await build.answer(foreign)
            _ = try await club.post(Answers.choose(chosen), cookies: build.author.cookies)
            let key: ID<Deal> = club.house.ids.next()
            func declare(
                _ opportunity: String, with partner: ClubBuilder.Seated, named name: String,
                by seat: ClubBuilder.Seated
            ) async throws -> TestResponse {
                try await club.post(
                    Routes.declare(), Self.form(key, opportunity, with: partner, named: name), cookies: seat.cookies)
            }

            let others = try await declare(
                foreign.description, with: build.answerer, named: "Hicham Lahlou", by: build.author)
            let unknown = try await declare(
                ID<Opportunity>(rawValue: 9).description, with: build.answerer, named: "Hicham Lahlou",
                by: build.author)
            let garbled = try await declare("§", with: build.answerer, named: "Hicham Lahlou", by: build.author)
            let reversed = try await declare(
                id.description, with: build.author, named: "Salma Bennani", by: build.answerer)
            let waiting = try await declare(id.description, with: build.far, named: "Nadia Fassi", by: build.author)
            let silent = try await declare(id.description, with: build.other, named: "Karim Tazi", by: build.author)
            let page = try await club.get(
                DealController.declaring(with: build.answerer.membership, opportunity: foreign),
                cookies: build.author.cookies)

            #expect([others, unknown, reversed, page].map(\.status) == Array(repeating: .notFound, count: 4))
            #expect(garbled.status == .badRequest)
            for refused in [waiting, silent] {
                #expect(refused.status == .unprocessableContent)
                #expect(refused.text.contains("Vous n’avez retenu aucune réponse de ce membre"))
                #expect(refused.text.contains("value=\"1830492\""), "what was typed is kept")
                #expect(refused.text.contains("href=\"/deals/new\""), "and the way out is shown")
            }
            #expect(try await Self.deals(club) == 0)
            #expect(try await club.count("SELECT COUNT(*) FROM deal_versions") == 0)
            #expect(try await build.told(build.far) == [])

            let mended = try await declare(
                id.description, with: build.answerer, named: "Hicham Lahlou", by: build.author)
            #expect(mended.status == .seeOther, "the key of the refused form is still free")
            #expect(try await Self.broken(club) == [])
        }
    }

    @Test func `A deal of the referral a chosen answer became stands on the opportunity too`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await OpportunityBuilder(club)
            let id = try await build.publish()
            let answer = try await build.answer(id)
            let referral: ID<Referral> = club.house.ids.next()
            _ = try await club.post(Answers.choose(answer), cookies: build.author.cookies)
            _ = try await club.post(
                Answers.refer(answer), [("key", referral.description)], cookies: build.author.cookies)
            _ = try await club.post(
                ReferralController.Routes.move(referral), [("step", "acknowledged")], cookies: build.answerer.cookies)

            let won = try await club.post(
                ReferralController.Routes.move(referral),
                [("step", "won"), ("amount", "2345678"), ("signed_on", "2026-11-20")], cookies: build.answerer.cookies)
            let deal: ID<Deal>? = try await club.house.database.read { db in
                try db.value("SELECT id FROM deals WHERE referral_id = \(referral)")
            }
            let key = try #require(deal)

            #expect(won.status == .seeOther)
            for seat in [build.author, build.answerer] {
                let page = try await club.get(Opportunities.opportunity(id), cookies: seat.cookies).text
                let deal = try await club.get(Routes.deal(key), cookies: seat.cookies).text
                #expect(page.contains("href=\"\(Routes.deal(key))\""))
                #expect(deal.contains("href=\"\(Opportunities.opportunity(id))\""))
            }
            let onlooker = try await club.get(Opportunities.opportunity(id), cookies: build.other.cookies).text
            #expect(!onlooker.contains(key.description))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `An answer that became a deal stands when its author leaves`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            let id = try await build.publish()
            let answer = try await build.answer(id)
            _ = try await club.post(Answers.choose(answer), cookies: build.author.cookies)
            let form = Self.form(club.house.ids.next(), id.description, with: build.answerer)
            _ = try await club.post(Routes.declare(), form, cookies: build.author.cookies)
            let (notices, now, today) = (club.house.notices, build.now, club.house.today())

            try await club.house.database.write { db in
                _ = try Departure.end(
                    build.answerer.membership, Departure.Decision(author: .console, day: today), notices, at: now,
                    in: db)
            }

            #expect(try await build.state(answer) == .chosen)
            #expect(try await Self.broken(club) == [])
        }
    }

    private static func broken(_ club: ClubHarness) async throws -> [String] {
        try await club.house.database.read { db in
            try (Invariant.dealings + Invariant.opportunities).filter { try $0.broken(in: db) > 0 }.map(\.name)
        }
    }
}
