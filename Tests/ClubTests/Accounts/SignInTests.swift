import Chronology
import HTTPTypes
import HummingbirdTesting
import Jobs
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct SignInTests {
    @Test(arguments: TestEngine.allCases)
    func `The code opens the club in the browser that asked, once`(engine: TestEngine) async throws {
        try await withMember(engine) { club, salma in
            let asked = try await club.ask(salma.email.uppercased())
            let typed = asked.code?.lowercased().replacing("-", with: " ")
            let entered = try await club.type(typed, cookies: asked.cookies)
            let again = try await club.type(asked.code, cookies: asked.cookies)

            #expect(asked.response.status == .seeOther)
            #expect(asked.response.location == "/sign-in/code")
            #expect(entered.status == .seeOther)
            #expect(entered.location == "/")
            #expect(try await club.isIn(entered.cookies))
            #expect(again.status == .unprocessableContent)
            #expect(!again.cookies.contains("session"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of two requests with the same code one gets in`(engine: TestEngine) async throws {
        try await withMember(engine) { club, salma in
            let asked = try await club.ask(salma.email)
            async let one = club.type(asked.code, cookies: asked.cookies)
            async let other = club.type(asked.code, cookies: asked.cookies)
            let statuses = try await [one.status, other.status]

            #expect(statuses.filter { $0 == .seeOther }.count == 1)
            #expect(try await club.count("SELECT count(*) FROM sessions WHERE person_id = \(salma.person)") == 2)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A code ends after ten minutes`(engine: TestEngine) async throws {
        try await withMember(engine) { club, salma in
            let asked = try await club.ask(salma.email)
            club.time.advance(by: .seconds(600))
            let late = try await club.type(asked.code, cookies: asked.cookies)

            #expect(late.status == .unprocessableContent)
            #expect(late.text.contains("10\u{A0}minutes sont passées"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The fifth wrong try spoils the code`(engine: TestEngine) async throws {
        try await withMember(engine) { club, salma in
            let asked = try await club.ask(salma.email)
            var answers: [String] = []
            for _ in 1...5 {
                answers.append(try await club.type(otherCode(asked.code), cookies: asked.cookies).text)
            }
            let right = try await club.type(asked.code, cookies: asked.cookies)

            #expect(answers[0].contains("Il vous reste 4 essais"))
            #expect(answers[3].contains("Il vous reste 1 essai."))
            #expect(answers[4].contains("Cinq essais sont passés"))
            #expect(right.status == .unprocessableContent)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A code is of no use in another browser, and a newer one replaces it`(engine: TestEngine) async throws {
        try await withMember(engine) { club, salma in
            let asked = try await club.ask(salma.email)
            let stranger = "rabita_browser=" + SessionToken(from: club.house.random).text
            let elsewhere = try await club.type(asked.code, cookies: stranger)
            let thief = try await club.ask("voleur@essai.example")
            let stolen = try await club.type(asked.code, cookies: thief.cookies)
            let newer = try await club.ask(salma.email, cookies: asked.cookies)
            let old = try await club.type(asked.code, cookies: asked.cookies)
            let new = try await club.type(newer.code, cookies: asked.cookies)

            #expect(elsewhere.location == "/sign-in")
            #expect(stolen.status == .unprocessableContent)
            #expect(newer.cookies == asked.cookies)
            #expect(old.status == .unprocessableContent)
            #expect(new.status == .seeOther)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Known and unknown addresses get the same words after the same work`(engine: TestEngine) async throws {
        try await withMember(engine) { club, salma in
            let unknown = "membre9@essai.example"
            let one = try await club.ask(salma.email)
            let rowsForOne = try await club.count("SELECT count(*) FROM sign_in_codes")
            let other = try await club.ask(unknown)
            let rowsForBoth = try await club.count("SELECT count(*) FROM sign_in_codes")
            let onePage = try await club.get(SignInController.Routes.enterCode(), cookies: one.cookies).text
            let otherPage = try await club.get(SignInController.Routes.enterCode(), cookies: other.cookies).text

            #expect(one.response.status == other.response.status)
            #expect(one.response.text == other.response.text)
            #expect(one.response.headers.map(\.name) == other.response.headers.map(\.name))
            #expect((rowsForOne, rowsForBoth) == (1, 2))
            #expect(onePage.replacing(salma.email, with: unknown) == otherPage)
            #expect(one.code != nil)
            #expect(other.code == nil)
            #expect(try await statements(club, salma.email) == (try await statements(club, unknown)))
        }
    }

    private func statements(_ club: ClubHarness, _ email: String) async throws -> [String] {
        let counter = StatementLog(club.house.database)
        var house = club.house
        house.database = counter
        let now = house.time.now()
        let visit = Visit(
            club: nil, viewer: nil, language: .fr, now: now, today: house.today(), here: nil)
        let browser = SessionToken(from: house.random)
        try await SignInController(house: house).ask(for: email, at: MailAddress(email), browser, visit)
        return counter.texts
    }

    @Test func `Somebody erased, or without an address, gets no code`() async throws {
        try await withMember(.sqlite) { club, salma in
            let trail = club.trail
            let asked = try await club.ask(salma.email)
            try await club.house.database.write { db in
                try PersonRegister.erase(
                    salma.person, today: club.house.today(), trail: trail, telling: club.house.notices, in: db)
            }
            let typed = try await club.type(asked.code, cookies: asked.cookies)
            let anew = try await club.ask(salma.email)

            #expect(!typed.cookies.contains("session="))
            #expect(anew.response.status == .seeOther)
            #expect(anew.code == nil)
            #expect(try await club.isIn(salma.cookies) == false)
        }
    }

    @Test func `The mail is in the member's language and holds no link`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let amina = try await builder.seat(1, given: "أمينة", family: "العلوي", language: .ar)

            _ = try await club.ask(amina.email)
            let mail = try #require(try await club.mails().first)

            #expect(mail.language == "ar")
            #expect(mail.subject.hasPrefix("رمزكم"))
            #expect(mail.html?.contains("dir=\"rtl\"") == true)
            #expect(!mail.text.contains("http"))
            #expect(mail.html?.contains("href") == false)
        }
    }
}

/// Runs the body in a founded club with one member.
func withMember(
    _ engine: TestEngine, _ body: @escaping @Sendable (ClubHarness, ClubBuilder.Seated) async throws -> Void
) async throws {
    try await ClubHarness.run(engine) { club in
        let builder = ClubBuilder(house: club.house)
        try await builder.found()
        try await body(club, try await builder.seat(1))
    }
}
