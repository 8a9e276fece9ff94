import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct IntroductionTests {
    typealias Routes = IntroductionController.Routes

    @Test(arguments: TestEngine.allCases)
    func `Nothing of one is told to the other before both accept`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await IntroductionBuilder(club)
            let id = try await build.introduce()

            for accepting in [nil, build.one] {
                if let accepting { _ = try await build.accept(id, accepting) }
                #expect(build.marks(of: 2, in: try await build.all(build.one, id)) == [])
                #expect(build.marks(of: 1, in: try await build.all(build.other, id)) == [])
            }
            #expect(try await build.mails(build.other).count == 1)
            #expect(try await build.all(build.one, id).contains(IntroductionBuilder.reason))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Once both accepted, each has the contacts of the other and three times to meet`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await IntroductionBuilder(club)
            // What is shown to nobody is given by accepting.
            try await club.house.database.write { db in
                try AudienceColumns.save(
                    [.phone: .me, .email: .me], isPublic: false, of: build.other.membership, in: db)
            }

            let id = try await build.made()
            let page = try await club.get(Routes.introduction(id), cookies: build.one.cookies).text
            let introducer = try await build.all(build.introducer, id)

            for word in ["Yassirmarque", "Atelier 2", "tel:+212661000002", "mailto:membre2@", "wa.me/212661000002"] {
                #expect(page.contains(word), "\(word)")
            }
            #expect(page.matches(of: #/name="position"/#).count == 3)
            #expect(!page.contains(id.description + "&"))
            #expect(introducer.contains("grâce à vous"))
            #expect(!introducer.contains("661000002"))
            let mails = try await build.mails(build.one)
            #expect(mails.count == 2)
            #expect(mails.allSatisfy { !$0.contains("661000002") && !$0.contains("membre2@") })
        }
    }

    @Test func `A WhatsApp link holds names and no address of the club`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await IntroductionBuilder(club)
            let id = try await build.made()

            let page = try await club.get(Routes.introduction(id), cookies: build.one.cookies).text
            let link = try #require(page.firstMatch(of: #/https:\/\/wa\.me\/[^"]*/#)).output

            #expect(link.contains("Yassirmarque") && link.contains("Karim"))
            #expect(!link.contains(id.description) && !link.contains("http%3A"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A refusal is silent for the other and for who introduced, until the term`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await IntroductionBuilder(club)
            let (declined, waiting) = (try await build.introduce(1), ID<Introduction>(rawValue: 70_002))
            let before = try await club.get(Routes.introduction(declined), cookies: build.other.cookies).text
            let mine = try await club.get(Routes.introduction(declined), cookies: build.introducer.cookies).text

            #expect(try await build.decline(declined, build.one).status == .seeOther)
            let after = try await club.get(Routes.introduction(declined), cookies: build.other.cookies).text
            let still = try await club.get(Routes.introduction(declined), cookies: build.introducer.cookies).text
            let accepted = try await build.accept(declined, build.other)

            #expect(before == after)
            #expect(mine == still)
            #expect(accepted.location?.hasSuffix("done=accepted") == true)
            #expect(try await build.send(waiting).status == .unprocessableContent)
            #expect(try await build.state(declined) == .declined)
            let list = try await club.get(Routes.all(), cookies: build.one.cookies).text
            #expect(!list.contains(declined.description))

            club.time.advance(by: Introduction.life)
            let due = club.time.now()
            for _ in 1...2 {
                try await club.house.database.write { db in
                    try Introductions.close(due: due, club.house.notices, in: db)
                }
            }
            #expect(try await build.state(declined) == .closed)
            #expect(try await build.mails(build.one).count == 1)
            #expect(try await build.mails(build.other).count == 2)
            #expect(try await build.mails(build.introducer).count == 1)
            #expect(try await build.accept(declined, build.other).status == .seeOther)
            #expect(try await build.decline(declined, build.other).status == .conflict)
            #expect(try await build.send(waiting).status == .seeOther)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Sent and answered twice, an introduction is one and its notices too`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await IntroductionBuilder(club)
            let id = try await build.introduce()
            #expect(try await build.introduce() == id)

            for _ in 1...2 {
                #expect(try await build.accept(id, build.one).status == .seeOther)
                #expect(try await build.accept(id, build.other).status == .seeOther)
            }
            #expect(try await build.decline(id, build.one).status == .conflict)

            #expect(try await club.count("SELECT count(*) FROM introductions") == 1)
            #expect(try await club.count("SELECT count(*) FROM introduction_times") == 3)
            #expect(try await build.mails(build.one).count == 2)
            #expect(try await build.mails(build.introducer).count == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of many who answer at once, the two are in touch once or not at all`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await IntroductionBuilder(club)
            for number in 1...6 {
                let id = try await build.introduce(Int64(number))
                let codes = try await withThrowingTaskGroup(of: Int.self) { group in
                    for index in 0..<16 {
                        group.addTask {
                            switch index % 4 {
                            case 0: Int(try await build.accept(id, build.one).status.code)
                            case 3 where number % 2 == 0: Int(try await build.decline(id, build.other).status.code)
                            default: Int(try await build.accept(id, build.other).status.code)
                            }
                        }
                    }
                    return try await group.reduce(into: [Int]()) { $0.append($1) }
                }
                #expect(codes.allSatisfy { $0 == 303 || $0 == 409 })
                let state = try await build.state(id)
                #expect(number % 2 == 0 ? state == .made || state == .declined : state == .made)
                let told = try await club.count(
                    "SELECT count(*) FROM notices WHERE once = \("introduction-made-" + id.description)")
                #expect(told == (state == .made ? 3 : 0))
                let due = club.time.now() + Introduction.life
                try await club.house.database.write { db in
                    try Introductions.close(due: due, club.house.notices, in: db)
                    // The next one is of the same two by the same member.
                    try db.execute("DELETE FROM introduction_times")
                    try db.execute("DELETE FROM introductions")
                }
            }
            #expect(
                try await build.club.house.database.read { db in
                    try Invariant.all.filter { try $0.broken(in: db) > 0 }.map(\.name)
                } == [])
        }
    }

    @Test func `Who is none of the three finds nothing, officers neither`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await IntroductionBuilder(club)
            let id = try await build.made()

            #expect(try await club.get(Routes.introduction(id), cookies: build.fourth.cookies).status == .notFound)
            #expect(try await build.accept(id, build.fourth).status == .notFound)
            #expect(try await build.decline(id, build.introducer).status == .notFound)
            let take = [("position", "1"), ("round", "1")]
            #expect(try await club.post(Routes.take(id), take, cookies: build.introducer.cookies).status == .notFound)
            #expect(try await !club.get(Routes.all(), cookies: build.fourth.cookies).text.contains(id.description))
        }
    }

    @Test func `The reason names neither of the two, and one is not introduced to oneself`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await IntroductionBuilder(club)
            for reason in ["Voyez l’Atelier 2 !", "TADLAOUIMARQUE emballe", "Demandez Zoubidamarque", ""] {
                let answer = try await build.send(ID(rawValue: 70_001), reason: reason)
                #expect(answer.status == .unprocessableContent, "\(reason)")
            }
            for (one, other) in [("Zoubidamarque", "Zoubidamarque"), ("Karim Tazi", "Yassirmarque"), ("", "Inconnu")] {
                let answer = try await club.post(
                    Routes.introduce(),
                    [
                        ("key", ID<Introduction>(rawValue: 70_001).description), ("one", one), ("other", other),
                        ("reason", "Parlez-vous."),
                    ],
                    cookies: build.introducer.cookies)
                #expect(answer.status == .unprocessableContent, "\(one) \(other)")
            }
            #expect(try await club.count("SELECT count(*) FROM introductions") == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Who leaves is not put in touch any more, and an hour agreed falls through`(_ engine: TestEngine) async throws
    {
        try await ClubHarness.run(engine) { club in
            let build = try await IntroductionBuilder(club)
            let made = try await build.made(1)
            let take = [("position", "2"), ("round", "1")]
            #expect(try await club.post(Routes.take(made), take, cookies: build.one.cookies).status == .seeOther)
            let open = ID<Introduction>(rawValue: 70_009)
            let (now, fourth, one) = (build.now, build.fourth.membership, build.one.membership)
            try await club.house.database.write { db in
                let pair = try #require(Pair(fourth, one))
                let new = NewIntroduction(
                    id: open, pair: pair, origin: .member, introducer: build.introducer.membership, reason: "Parlez.")
                #expect(try IntroductionRepository.introduce(new, at: now, club.house.zone, in: db) == .introduced)
                for _ in 1...2 { try Departure.settle(one, club.house.notices, at: now, in: db) }
            }

            #expect(try await build.state(open) == .declined)
            #expect(try await build.state(made) == .made)
            #expect(try await build.mails(build.other).last?.contains("Zoubidamarque") == true)
            #expect(try await club.count("SELECT count(*) FROM one_to_ones WHERE state = 'called_off'") == 1)
        }
    }
}
