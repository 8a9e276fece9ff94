import Chronology
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Jobs
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct SubjectTests {
    private typealias Routes = SubjectController.Routes

    @Test(arguments: TestEngine.allCases)
    func `Whom a letter is about opens it by a mailed code, answers, hides and shows it`(_ engine: TestEngine)
        async throws
    {
        try await LetterDesk.run(engine) { desk in
            let (id, code) = try await desk.sign()
            let cookies = try await desk.claim(code)
            let own = try await desk.club.get(Routes.own(code), cookies: cookies)

            _ = try await desk.club.post(Routes.answer(code), [("answer", "Merci à vous.")], cookies: cookies)
            _ = try await desk.club.post(Routes.answer(code), [("answer", "Merci à vous.")], cookies: cookies)
            let answered = try await desk.page(code)
            _ = try await desk.club.post(Routes.hide(code), [("hidden", "1")], cookies: cookies)
            let hidden = try await desk.page(code)
            _ = try await desk.club.post(Routes.hide(code), [("hidden", "0")], cookies: cookies)
            let shown = try await desk.page(code)

            #expect(own.status == .ok)
            #expect(own.text.contains("Elle chiffre juste."))
            #expect(!own.text.contains(LetterDesk.address))
            #expect(answered.text.contains("Merci à vous."))
            #expect(hidden.status == .notFound)
            #expect(shown.status == .ok)
            #expect(try await desk.record(id).claimedAt != nil)
            #expect(
                try await desk.told(desk.author.person) == [
                    "commendations.notice.claimed", "commendations.notice.answered", "commendations.notice.hidden",
                    "commendations.notice.shown",
                ])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Search engines see the page only once whom it is about said so`(_ engine: TestEngine) async throws {
        try await LetterDesk.run(engine) { desk in
            let (_, code) = try await desk.sign()
            let robots = try #require(HTTPField.Name("X-Robots-Tag"))
            let cookies = try await desk.claim(code)

            let before = try await desk.page(code).headers[robots]
            _ = try await desk.club.post(Routes.list(code), [("listed", "1")], cookies: cookies)
            let listed = try await desk.page(code).headers[robots]
            _ = try await desk.club.post(Routes.list(code), [("listed", "0")], cookies: cookies)
            let after = try await desk.page(code).headers[robots]

            #expect(before == "noindex, nofollow")
            #expect(listed == nil)
            #expect(after == "noindex, nofollow")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Without its code, from another browser or after the hour nobody acts on a letter`(_ engine: TestEngine)
        async throws
    {
        try await LetterDesk.run(engine) { desk in
            let (id, code) = try await desk.sign()
            let (_, other) = try await desk.sign()
            let asked = try await desk.ask(code)
            let stranger = try await desk.ask(code)
            let typed = try #require(asked.code)

            let elsewhere = try await desk.club.post(Routes.check(code), [("code", typed)], cookies: stranger.cookies)
            let otherLetter = try await desk.club.post(Routes.check(other), [("code", typed)], cookies: asked.cookies)
            let right = try await desk.club.post(Routes.check(code), [("code", typed)], cookies: asked.cookies)
            let replayed = try await desk.club.post(Routes.check(code), [("code", typed)], cookies: asked.cookies)

            #expect(elsewhere.status == .unprocessableContent)
            #expect(otherLetter.status == .unprocessableContent)
            #expect(right.status == .seeOther)
            #expect(replayed.status == .unprocessableContent)
            for cookies in [stranger.cookies, nil] {
                for route in [Routes.answer(code), Routes.hide(code), Routes.erase(code), Routes.apply(code)] {
                    let answer = try await desk.club.post(route, [("hidden", "1")], cookies: cookies)
                    #expect(answer.location == Routes.ask(code).description)
                }
            }
            let stolen = try await desk.club.post(Routes.erase(other), cookies: asked.cookies)
            #expect(stolen.location == Routes.ask(other).description)
            desk.club.time.advance(by: .seconds(3601))
            let late = try await desk.club.post(Routes.hide(code), [("hidden", "1")], cookies: asked.cookies)
            #expect(late.location == Routes.ask(code).description)
            let record = try await desk.record(id)
            #expect(record.state == .standing)
            #expect(!record.isHidden)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Five wrong codes end it, and an old code opens nothing`(_ engine: TestEngine) async throws {
        try await LetterDesk.run(engine) { desk in
            let (_, code) = try await desk.sign()
            let asked = try await desk.ask(code)
            for _ in 0..<5 {
                _ = try await desk.club.post(
                    Routes.check(code), [("code", otherCode(asked.code))], cookies: asked.cookies)
            }
            let right = try await desk.club.post(
                Routes.check(code), [("code", asked.code ?? "")], cookies: asked.cookies)

            let late = try await desk.ask(code)
            desk.club.time.advance(by: .seconds(601))
            let expired = try await desk.club.post(
                Routes.check(code), [("code", late.code ?? "")], cookies: late.cookies)

            #expect(right.status == .unprocessableContent)
            #expect(expired.status == .unprocessableContent)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Asking says and does the same for a letter with an address, without one, and for none`(
        _ engine: TestEngine
    ) async throws {
        try await LetterDesk.run(engine) { desk in
            let (_, known) = try await desk.sign()
            let (_, without) = try await desk.sign([LetterDesk.Field.email: ""])
            let never = CommendationCode(from: desk.club.house.random).text
            let now = desk.club.time.now()
            var answers: [String] = []
            var statements: [[String]] = []

            for code in [known, without, never, "x"] {
                let asked = try await desk.club.post(Routes.send(code))
                let entry = try await desk.club.get(Routes.enter(code), cookies: asked.cookies)
                let wrong = try await desk.club.post(
                    Routes.check(code), [("code", "AAAA-AAAA")], cookies: asked.cookies)
                answers.append(
                    [asked.status.description, entry.text, wrong.text].joined().replacing(code, with: "CODE"))
                let log = StatementLog(desk.club.house.database)
                var house = desk.club.house
                house.database = log
                let visit = Visit(
                    club: nil, viewer: nil, language: .fr, now: now, today: house.today(), here: nil)
                try await SubjectController(house: house).mail(
                    toLetter: CommendationCode.hash(ofTyped: code), SessionToken(from: house.random), visit)
                statements.append(log.texts)
            }

            #expect(Set(answers.dropLast()).count == 1)
            #expect(Set(statements).count == 1)
            let codes = try await desk.club.mails().filter { $0.kind == SignInMail.kind }
            #expect(Set(codes.map(\.recipient)) == [LetterDesk.address])
        }
    }

    @Test func `However often it is asked, a mailbox is not filled`() async throws {
        try await LetterDesk.run(.sqlite) { desk in
            let (_, code) = try await desk.sign()

            for _ in 0..<30 {
                _ = try await desk.ask(code)
                desk.club.time.advance(by: .seconds(301))
            }

            let codes = try await desk.club.mails().filter { $0.kind == SignInMail.kind }
            #expect(codes.count == SubjectRepository.codesPerDay)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Erased, nothing of them is left, and the author learns only that it is so`(_ engine: TestEngine) async throws
    {
        try await LetterDesk.run(engine) { desk in
            let (id, code) = try await desk.sign()
            let cookies = try await desk.claim(code)
            _ = try await desk.club.post(Routes.answer(code), [("answer", "Merci à vous.")], cookies: cookies)

            let erased = try await desk.club.post(Routes.erase(code), cookies: cookies)
            let again = try await desk.club.post(Routes.erase(code), cookies: cookies)

            #expect(erased.status == .ok)
            #expect(again.location == Routes.ask(code).description)
            #expect(try await desk.page(code).status == .notFound)
            let rest = try await desk.everything()
            for trace in ["Nadia", "Sefrioui", "Zohra", LetterDesk.address, "Merci à vous", "chiffre", code] {
                #expect(!rest.contains(trace), "\(trace)")
            }
            let own = try await desk.club.get(
                CommendationController.Routes.commendation(id), cookies: desk.author.cookies)
            #expect(own.status == .ok)
            #expect(try await desk.told(desk.author.person).last == "commendations.notice.erased")
            let withdrawal = try await desk.club.post(
                CommendationController.Routes.withdraw(id), cookies: desk.author.cookies)
            #expect(withdrawal.status == .conflict)
        }
    }
}
