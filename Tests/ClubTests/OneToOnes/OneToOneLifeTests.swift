import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct OneToOneLifeTests {
    typealias Routes = OneToOneController.Routes

    @Test(arguments: TestEngine.allCases)
    func `One proposes three times, the other takes one, both say it took place, and it counts once`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OneToOneBuilder(club)

            let proposed = try await build.propose()
            let asked = try await build.page(build.key(1), build.hicham).text
            let own = try await build.take(build.key(1), by: build.salma)
            let taken = try await build.take(build.key(1))
            let agreed = try await build.page(build.key(1), build.salma).text
            let early = try await build.say(build.key(1), "held", by: build.salma)
            club.time.advance(by: .days(4))
            let said = try await build.say(
                build.key(1), "held", by: build.salma, result: "referral", words: "Merci du temps.")
            let between = try await build.page(build.key(1), build.salma).text
            let confirmed = try await build.say(build.key(1), "held", by: build.hicham)
            let closed = try await build.page(build.key(1), build.hicham).text

            #expect([proposed, taken, said, confirmed].allSatisfy { $0.status == .seeOther })
            #expect([own, early].map(\.status) == [.conflict, .conflict])
            #expect(asked.contains("2026-11-30T17:30") && asked.contains("Café de la Poste"))
            #expect(asked.contains(OneToOneBuilder.note))
            #expect(agreed.contains("2026-11-27T09:00") && agreed.contains("calendar"))
            #expect(between.contains("/referrals/new?to=" + build.hicham.membership.description))
            #expect(closed.contains("Merci du temps."))
            #expect(try await build.state(build.key(1)) == .closed)
            #expect(try await build.held(build.salma) == 1)
            #expect(try await build.held(build.hicham) == 1)
            #expect(try await build.told(build.hicham) == ["proposed", "said"])
            #expect(try await build.told(build.salma) == ["taken", "closed"])
            #expect(try await build.broken() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Every form sent twice has one effect`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OneToOneBuilder(club)
            let id = build.key(1)
            let anew = OneToOneBuilder.others + OneToOneBuilder.place + [("round", "1")]
            for _ in 1...2 {
                #expect(try await build.propose().status == .seeOther)
            }
            for _ in 1...2 {
                #expect(
                    try await club.post(Routes.times(id), anew, cookies: build.hicham.cookies).status == .seeOther)
            }
            for _ in 1...2 { #expect(try await build.take(id, 1, round: 2, by: build.salma).status == .seeOther) }
            for _ in 1...2 {
                let moved = [("way", "video"), ("place", "https://visio.example/x"), ("minutes", "30")]
                #expect(
                    try await club.post(Routes.place(id), moved, cookies: build.salma.cookies).status == .seeOther)
            }
            club.time.advance(by: .days(9))
            for seat in [build.salma, build.hicham] {
                for _ in 1...2 { #expect(try await build.say(id, "held", by: seat).status == .seeOther) }
            }

            #expect(try await club.count("SELECT count(*) FROM one_to_ones") == 1)
            #expect(try await club.count("SELECT count(*) FROM one_to_one_times") == 6)
            #expect(try await build.told(build.hicham) == ["proposed", "taken", "place", "said"])
            #expect(try await build.told(build.salma) == ["times", "closed"])
            #expect(try await build.held(build.salma) == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Who declines is not asked again for a month, and what is called off is over`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OneToOneBuilder(club)
            let id = try await build.proposed()
            let words = [("words", "Pas ce mois-ci.")]
            // A sentence too long is refused and stays before its writer's eyes; nothing is cut.
            let long = String(repeating: "mot ", count: 101)
            let refused = try await club.post(Routes.decline(id), [("words", long)], cookies: build.hicham.cookies)
            #expect(refused.status == .unprocessableContent && refused.text.contains("mot mot mot"))

            for _ in 1...2 {
                #expect(
                    try await club.post(Routes.decline(id), words, cookies: build.hicham.cookies).status == .seeOther)
            }
            let page = try await build.page(id, build.salma).text
            let soon = try await build.propose(2)
            let reverse = try await build.propose(3, by: build.hicham, to: build.salma)
            let late = try await build.take(id)
            let off = try await club.post(Routes.callOff(build.key(3)), cookies: build.hicham.cookies)
            club.time.advance(by: .days(31))
            let session = try await build.builder.session(of: build.salma)
            let stale = try await club.post(
                Routes.callOff(build.key(3)), cookies: session)

            #expect(page.contains("Pas ce mois-ci."))
            #expect(soon.status == .unprocessableContent)
            #expect([reverse, late, off, stale].map(\.status) == [.seeOther, .conflict, .seeOther, .conflict])
            #expect(try await build.told(build.salma) == ["declined", "proposed", "off"])
            #expect(try await build.broken() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `An introduction whose hour was taken goes on as a one-to-one`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await IntroductionBuilder(club)
            let introduction = try await build.made()
            for _ in 1...2 {
                let take = [("position", "2"), ("round", "1")]
                let answer = try await club.post(
                    IntroductionController.Routes.take(introduction), take, cookies: build.one.cookies)
                #expect(answer.status == .seeOther)
            }

            let id = ID<OneToOne>(rawValue: introduction.rawValue)
            let page = try await club.get(
                IntroductionController.Routes.introduction(introduction), cookies: build.other.cookies)
            let one = try await club.get(Routes.one(id), cookies: build.other.cookies)
            let anew = try await club.post(
                Routes.times(id), OneToOneBuilder.others + [("round", "1")], cookies: build.other.cookies)
            let old = try await club.post(
                IntroductionController.Routes.propose(introduction), OneToOneBuilder.others + [("round", "1")],
                cookies: build.other.cookies)

            #expect(page.text.contains(Routes.one(id).description))
            #expect(one.status == .ok && one.text.contains("Oufkirmarque"))
            #expect([anew, old].map(\.status) == [.seeOther, .conflict])
            #expect(try await club.count("SELECT count(*) FROM one_to_ones WHERE introduction_id IS NOT NULL") == 1)
            #expect(try await club.count("SELECT count(*) FROM one_to_one_times") == 6)
            for third in [build.introducer, build.fourth] {
                #expect(try await club.get(Routes.one(id), cookies: third.cookies).status == .notFound)
            }
        }
    }

    @Test func `Wrong times, a missing place and a stranger are refused with what was typed`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await OneToOneBuilder(club)
            let (times, place) = (OneToOneBuilder.times, OneToOneBuilder.place)
            let past = Array(times.dropLast()) + [("time3", "2026-11-20T10:00")]
            let wrongs: [(whom: String, fields: [(String, String)])] = [
                ("Hicham Lahlou", place + past),
                ("Hicham Lahlou", times + [("way", "elsewhere"), ("place", "")]),
                ("Hicham Lahlou", times + [("place", "x")]),
                ("Personne Inconnue", times + place),
                ("Salma Bennani", times + place),
            ]
            for (whom, fields) in wrongs {
                let wrong = [("key", build.key(1).description), ("with", whom)] + fields

                let answer = try await club.post(Routes.propose(), wrong, cookies: build.salma.cookies)

                #expect(answer.status == .unprocessableContent)
                #expect(answer.text.contains("value=\"2026-11-26T10:00\""))
            }
            #expect(try await club.count("SELECT count(*) FROM one_to_ones") == 0)
        }
    }
}
