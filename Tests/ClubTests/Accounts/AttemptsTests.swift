import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct AttemptsTests {
    @Test func `The seventh code asked in a row waits, for that address alone`() async throws {
        try await withMember(.sqlite) { club, salma in
            for _ in 1...6 { _ = try await club.ask(salma.email) }
            let seventh = try await club.ask(salma.email)
            let other = try await club.ask("karim@essai.example")
            club.time.advance(by: .seconds(301))
            let later = try await club.ask(salma.email)

            #expect(seventh.response.status == .tooManyRequests)
            #expect(seventh.response.headers[.retryAfter].flatMap { Int($0) } == 301)
            #expect(seventh.response.text.contains("Réessayez"))
            #expect(seventh.code == nil)
            #expect(other.response.status == .seeOther)
            #expect(later.code != nil)
        }
    }

    @Test func `An unknown address meets the same limit`() async throws {
        try await withMember(.sqlite) { club, _ in
            for _ in 1...6 { _ = try await club.ask("personne@essai.example") }

            #expect(try await club.ask("personne@essai.example").response.status == .tooManyRequests)
        }
    }

    @Test func `Guessing from one network leaves the owner free elsewhere`() throws {
        let limits = Limits(now: { .zero })
        let (thief, owner) = (Attempts(prefix: "203.0.113.0/24"), Attempts(prefix: "198.51.100.0/24"))
        for _ in 1...10 {
            try Attempts.take([(limits.guessingPerAccountAndPrefix, thief.key("salma@essai.example"))])
        }

        #expect(throws: Refusal.self) {
            try Attempts.take([(limits.guessingPerAccountAndPrefix, thief.key("salma@essai.example"))])
        }
        #expect(throws: Never.self) {
            try Attempts.take([(limits.guessingPerAccountAndPrefix, owner.key("salma@essai.example"))])
        }
    }

    @Test func `The limit never closes an open session`() async throws {
        try await withMember(.sqlite) { club, salma in
            for _ in 1...20 { _ = try await club.ask(salma.email) }

            #expect(try await club.isIn(salma.cookies))
        }
    }
}

@Suite struct HostileSignInTests {
    @Test(arguments: [
        "//evil.example", "https://evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
        "/\u{9}/evil.example", "/%0d%0aSet-Cookie:x=1\r\nX: y", "/sign-in?next=/sign-in", "",
    ])
    func `Only an address of this site is come back to`(next: String) async throws {
        try await withMember(.sqlite) { club, salma in
            let asked = try await club.ask(salma.email, next: next)
            let entered = try await club.type(asked.code, cookies: asked.cookies, next: next)

            #expect(asked.response.location == "/sign-in/code")
            #expect(entered.location == "/")
        }
    }

    @Test func `A page of this site is come back to`() async throws {
        try await withMember(.sqlite) { club, salma in
            let asked = try await club.ask(salma.email, next: "/members?q=bois&branch=1")
            let page = try await club.send(.get, asked.response.location ?? "", cookies: asked.cookies)
            let entered = try await club.type(asked.code, cookies: asked.cookies, next: "/members?q=bois&branch=1")

            #expect(page.text.contains("value=\"/members?q=bois&amp;branch=1\""))
            #expect(entered.location == "/members?q=bois&branch=1")
        }
    }

    @Test(arguments: [
        "salma@essai.example\r\nBcc: x@evil.example", "a b@c.example", "salma@", "@essai.example", "a..b@essai.example",
        "\"<script>\"@essai.example", "", String(repeating: "a", count: 300) + "@essai.example",
    ])
    func `What is no address is refused beside its field`(email: String) async throws {
        try await withMember(.sqlite) { club, _ in
            let asked = try await club.ask(email)

            #expect(asked.response.status == .unprocessableContent)
            #expect(asked.response.text.contains("id=\"email-error\""))
            #expect(!asked.response.text.contains("<script>\""))
            #expect(try await club.mails().isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The language is kept in a cookie, and with the person when signed in`(engine: TestEngine) async throws {
        try await withMember(engine) { club, salma in
            let chosen = try await club.send(.get, "/language/ar?back=/sign-in%3Fnext%3D/members")
            let page = try await club.get(SignInController.Routes.ask(), cookies: chosen.cookies)
            let away = try await club.send(.get, "/language/en?back=//evil.example")
            let unknown = try await club.send(.get, "/language/de")
            let kept = try await club.post(
                LanguageController.Routes.keep(), [("language", "en")], cookies: salma.cookies)
            let more = try await club.get(MoreController.Routes.more(), cookies: salma.cookies)

            #expect(chosen.location == "/sign-in?next=/members")
            #expect(chosen.cookies == "rabita_language=ar")
            #expect(page.text.contains("dir=\"rtl\""))
            #expect(away.location == "/")
            #expect(unknown.status == .notFound)
            #expect(kept.location == "/more")
            #expect(more.text.contains("<html lang=\"en\""))
        }
    }
}
