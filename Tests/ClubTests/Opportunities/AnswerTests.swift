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

@Suite struct OpportunityAnswerTests {
    typealias Routes = OpportunityController.Routes
    typealias Answers = AnswerController.Routes

    private static func message(_ club: ClubHarness, _ body: String = "Bonjour") -> [(String, String)] {
        [("key", club.house.ids.next(OpportunityMessage.self).description), ("body", body)]
    }

    @Test(arguments: TestEngine.allCases)
    func `An answer sent twice is one, and its author is told once, at once`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            let id = try await build.publish()
            let form = Self.message(club, "Nous en imprimons.")
            var news = await club.house.news.listen(to: build.author.membership).makeAsyncIterator()

            let answers = try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<10 {
                    group.addTask {
                        try await club.post(Routes.answer(id), form, cookies: build.answerer.cookies).location
                    }
                }
                return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
            }

            #expect(answers.count == 1)
            #expect(try await build.count("opportunity_answers") == 1)
            #expect(try await build.count("opportunity_messages") == 1)
            #expect(try await build.told(build.author) == ["answered"])
            #expect(await news.next() == "notices")
            #expect(try await build.steps(id) == [.published, .answered])
        }
    }

    @Test func `The two sides write to each other, and nobody takes another's key`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await OpportunityBuilder(club)
            let id = try await build.publish()
            let answer = try await build.answer(id)
            let other = try await build.answer(id, by: build.other)
            let form = Self.message(club, "Quel délai ?")

            let asked = try await club.post(Answers.say(answer), form, cookies: build.author.cookies)
            let again = try await club.post(Answers.say(answer), form, cookies: build.author.cookies)
            let taken = try await club.post(Answers.say(other), form, cookies: build.other.cookies)
            let empty = try await club.post(
                Answers.say(answer), Self.message(club, " \n "), cookies: build.answerer.cookies)
            let long = try await club.post(
                Answers.say(answer), Self.message(club, String(repeating: "é", count: 2001)),
                cookies: build.answerer.cookies)
            let keyless = try await club.post(Answers.say(answer), [("body", "x")], cookies: build.answerer.cookies)
            let page = try await club.get(Answers.conversation(answer), cookies: build.answerer.cookies).text

            #expect(asked.location == again.location)
            #expect(taken.status == .notFound)
            #expect(empty.status == .unprocessableContent && long.status == .unprocessableContent)
            #expect(long.text.contains("éééé"), "what was typed is kept")
            #expect(keyless.status == .badRequest)
            #expect(page.contains("Quel délai ?"))
            #expect(try await build.count("opportunity_messages") == 3)
            #expect(try await build.told(build.answerer) == ["message"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A chosen answer becomes a referral without retyping, once`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            let id = try await build.publish()
            let answer = try await build.answer(id)
            let key = club.house.ids.next(Referral.self)

            let early = try await club.post(
                Answers.refer(answer), [("key", key.description)], cookies: build.author.cookies)
            let chosen = try await club.post(Answers.choose(answer), cookies: build.author.cookies)
            let twice = try await club.post(Answers.choose(answer), cookies: build.author.cookies)
            let ready = try await club.get(Answers.conversation(answer), cookies: build.author.cookies).text
            let made = try await club.post(
                Answers.refer(answer), [("key", key.description)], cookies: build.author.cookies)
            let again = try await club.post(
                Answers.refer(answer), [("key", club.house.ids.next(Referral.self).description)],
                cookies: build.author.cookies)
            let row = try await club.house.database.read { db in
                try db.first("SELECT giver_id, receiver_id, kind, need, stage FROM referrals WHERE id = \(key)")
            }
            let referral = try #require(row)

            #expect(early.status == .conflict)
            #expect([chosen.status, twice.status] == [.seeOther, .seeOther])
            #expect(
                ready.contains(
                    "href=\"/deals/new?with=\(build.answerer.membership)&amp;opportunity=\(id)&amp;role=buyer"))
            #expect(made.location == ReferralController.Routes.referral(key).description)
            #expect(again.location == made.location)
            #expect(try referral.get("giver_id") == build.author.membership)
            #expect(try referral.get("receiver_id") == build.answerer.membership)
            #expect(try referral.get("kind") == Referral.Kind.inside.rawValue)
            #expect(try referral.get("need") == OpportunityBuilder.title + "\n" + OpportunityBuilder.words)
            #expect(try await build.count("referrals") == 1)
            #expect(try await build.told(build.answerer).first == "chosen")
            #expect(try await build.broken() == [])
        }
    }

    @Test func `Of an offer the one who answered is the buyer`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await OpportunityBuilder(club)
            let id = try await build.publish(["side": "offer"])
            let answer = try await build.answer(id)
            let key = club.house.ids.next(Referral.self)

            let page = try await club.get(Routes.opportunity(id), cookies: build.other.cookies).text
            _ = try await club.post(Answers.choose(answer), cookies: build.author.cookies)
            _ = try await club.post(Answers.refer(answer), [("key", key.description)], cookies: build.author.cookies)
            let giver: ID<Membership>? = try await club.house.database.read { db in
                try db.value("SELECT giver_id FROM referrals WHERE id = \(key)")
            }

            #expect(page.contains("en votre nom"), "who answers an offer is told before")
            #expect(giver == build.answerer.membership)
            #expect(try await build.told(build.answerer) == ["chosen", "referred"])
            #expect(try await build.broken() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Closing tells kindly those who were not chosen, and ends their conversations`(_ engine: TestEngine)
        async throws
    {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            let id = try await build.publish()
            let first = try await build.answer(id)
            let second = try await build.answer(id, by: build.other)
            let third = try await build.answer(id, by: build.far)
            _ = try await club.post(Answers.retract(third), cookies: build.far.cookies)

            let fields = [("outcome", "in_club"), ("through", build.answerer.membership.description)]
            let closed = try await club.post(Routes.close(id), fields, cookies: build.author.cookies)
            let twice = try await club.post(Routes.close(id), fields, cookies: build.author.cookies)
            let other = try await club.post(Routes.close(id), [("outcome", "given_up")], cookies: build.author.cookies)
            let late = try await club.post(Answers.say(second), Self.message(club), cookies: build.other.cookies)
            let page = try await club.get(Answers.conversation(second), cookies: build.other.cookies).text

            #expect([closed.status, twice.status, other.status] == [.seeOther, .seeOther, .conflict])
            #expect(try await build.state(first) == .chosen)
            #expect(try await build.state(second) == .declined)
            #expect(try await build.state(third) == .withdrawn)
            #expect(try await build.told(build.answerer) == ["chosen"])
            #expect(try await build.told(build.other) == ["ended-closed"])
            #expect(try await build.told(build.far) == [])
            #expect(late.status == .conflict)
            #expect(page.contains("Merci d’avoir répondu"))
            #expect(try await build.broken() == [])
        }
    }

    @Test func `What was found in the club was found through another member`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await OpportunityBuilder(club)
            let id = try await build.publish()
            try await club.house.database.write { db in try SearchIndex.rebuild(memberships: nil, in: db) }
            let close = Routes.close(id)

            for fields in [
                [("outcome", "in_club")], [("outcome", "in_club"), ("to", "Personne Inconnue")],
                [("outcome", "in_club"), ("through", build.other.membership.description)],
                [("outcome", "in_club"), ("to", "Salma Bennani")], [("outcome", "stolen")], [],
            ] {
                let answer = try await club.post(close, fields, cookies: build.author.cookies)
                #expect(answer.status == .unprocessableContent, "\(fields)")
                #expect(answer.text.contains("data-errors"), "\(fields)")
            }
            let closed = try await club.post(
                close, [("outcome", "in_club"), ("to", "Nadia Fassi")], cookies: build.author.cookies)
            let through: ID<Membership>? = try await club.house.database.read { db in
                try db.value("SELECT through_id FROM opportunities WHERE id = \(id)")
            }

            #expect(closed.status == .seeOther)
            #expect(through == build.far.membership)
        }
    }

    @Test func `An answer taken back can be given again while the opportunity is open`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await OpportunityBuilder(club)
            let id = try await build.publish()
            let answer = try await build.answer(id)

            let back = try await club.post(Answers.retract(answer), cookies: build.answerer.cookies)
            let silent = try await club.post(Answers.say(answer), Self.message(club), cookies: build.author.cookies)
            let again = try await build.answer(id, "Finalement, si.")
            _ = try await club.post(Answers.choose(answer), cookies: build.author.cookies)
            let late = try await club.post(Answers.retract(answer), cookies: build.answerer.cookies)

            #expect(back.status == .seeOther)
            #expect(silent.status == .conflict)
            #expect(again == answer)
            #expect(late.status == .conflict)
            #expect(try await build.state(answer) == .chosen)
            #expect(try await build.steps(id) == [.published, .answered, .retracted, .renewed, .chosen])
            #expect(try await build.told(build.author) == ["answered", "retracted", "answered"])
        }
    }

    @Test func `Nobody answers their own opportunity, be it through another seat`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await OpportunityBuilder(club)
            let id = try await build.publish()
            let second = try await build.builder.seat(9)
            try await club.house.database.write { db in
                try db.execute(
                    "UPDATE memberships SET person_id = \(build.author.person) WHERE id = \(second.membership)")
                try db.execute(
                    """
                    UPDATE sessions SET person_id = \(build.author.person) WHERE membership_id = \(second.membership)
                    """)
            }

            let answer = try await club.post(Routes.answer(id), Self.message(club), cookies: second.cookies)
            let page = try await club.get(Routes.opportunity(id), cookies: second.cookies).text

            #expect(answer.status == .notFound)
            #expect(page.contains("Votre opportunité"), "it is theirs whatever seat they use")
        }
    }
}
