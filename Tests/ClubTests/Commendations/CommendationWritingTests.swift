import Chronology
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Jobs
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct CommendationWritingTests {
    @Test(arguments: TestEngine.allCases)
    func `A signed letter says who vouches for whom, to anybody with its code`(_ engine: TestEngine) async throws {
        try await LetterDesk.run(engine) { desk in
            let (id, code) = try await desk.sign()

            let page = try await desk.page(code)
            let own = try await desk.club.get(
                CommendationController.Routes.commendation(id), cookies: desk.author.cookies)
            let list = try await desk.club.get(CommendationController.Routes.list(), cookies: desk.author.cookies)

            #expect(page.status == .ok)
            for words in [
                "Nadia Sefrioui", "Architecte d’intérieur", "Salma Bennani", "Atelier 1", "Elle chiffre juste.", "2019",
                "23\u{A0}nov.\u{A0}2028", "og:title", "og:description",
            ] {
                #expect(page.text.contains(words), "\(words)")
            }
            #expect(!page.text.contains(LetterDesk.address))
            #expect(!own.text.contains(LetterDesk.address), "not even its author is shown the address again")
            #expect(own.text.contains(code))
            #expect(list.text.contains("Nadia Sefrioui"))
            #expect(page.headers[HTTPField.Name("X-Robots-Tag") ?? .accept] == "noindex, nofollow")
            let mails = try await desk.club.mails()
            #expect(mails.map(\.recipient) == [LetterDesk.address])
            #expect(mails.first?.text.contains(code) == true)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A form sent twice is one letter, and one's key never changes another's`(_ engine: TestEngine) async throws {
        try await LetterDesk.run(engine) { desk in
            let other = try await ClubBuilder(house: desk.club.house).seat(2)
            let (id, code) = try await desk.sign()
            let write = CommendationController.Routes.write()

            let again = try await desk.club.post(write, LetterDesk.fields(id), cookies: desk.author.cookies)
            let foreign = try await desk.club.post(write, LetterDesk.fields(id), cookies: other.cookies)
            let looked = try await desk.club.get(CommendationController.Routes.commendation(id), cookies: other.cookies)
            let withdrawn = try await desk.club.post(
                CommendationController.Routes.withdraw(id), cookies: other.cookies)

            #expect(again.status == .seeOther)
            #expect(foreign.status == .notFound)
            #expect(looked.status == .notFound)
            #expect(withdrawn.status == .notFound)
            #expect(try await desk.club.count("SELECT count(*) FROM commendations") == 1)
            #expect(try await desk.club.mails().count == 1)
            #expect(try await desk.record(id).code == code)
            #expect(try await desk.record(id).state == .standing)
        }
    }

    @Test func `What is missing stands beside its field, and what was typed stays`() async throws {
        try await LetterDesk.run(.sqlite) { desk in
            let write = CommendationController.Routes.write()
            for (field, value) in [
                (LetterDesk.Field.family, ""), (LetterDesk.Field.letter, ""), (LetterDesk.Field.since, "1812"),
                (LetterDesk.Field.since, "2027"), (LetterDesk.Field.email, "nadia@"), (LetterDesk.Field.agreed, ""),
                (LetterDesk.Field.signs, ""), (LetterDesk.Field.years, "9"), (LetterDesk.Field.language, "xx"),
                (LetterDesk.Field.letter, String(repeating: "a", count: 4001)),
            ] {
                let fields = LetterDesk.fields(desk.club.house.ids.next(), [field: value])
                let answer = try await desk.club.post(write, fields, cookies: desk.author.cookies)

                #expect(answer.status == .unprocessableContent, "\(field)")
                #expect(answer.text.contains("href=\"#\(field)\""), "\(field)")
                #expect(answer.text.contains("Architecte d’intérieur"), "\(field)")
            }
            let nameless = LetterDesk.fields(desk.club.house.ids.next(), ["kind": "company", "company": ""])
            let answer = try await desk.club.post(write, nameless, cookies: desk.author.cookies)

            #expect(answer.status == .unprocessableContent)
            #expect(try await desk.club.count("SELECT count(*) FROM commendations") == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Renewing keeps the code and moves the day, once however often it is tapped`(_ engine: TestEngine) async throws
    {
        try await LetterDesk.run(engine) { desk in
            let (id, code) = try await desk.sign()
            desk.club.time.advance(by: .days(700))
            let before = try await desk.record(id)
            let renew = CommendationController.Routes.renew(id)
            let cookies = try await desk.session()

            let outcomes = try await withThrowingTaskGroup(of: HTTPResponse.Status.self) { group in
                for _ in 0..<16 {
                    group.addTask {
                        try await desk.club.post(renew, [("edition", "1")], cookies: cookies).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let after = try await desk.record(id)

            #expect(outcomes.allSatisfy { $0 == .seeOther })
            #expect(after.edition == 2)
            #expect(after.code == code)
            #expect(after.expiresOn == before.issuedOn.adding(days: 700).adding(months: 24))
            #expect(after.signature != before.signature)
            #expect(try await desk.page(code).status == .ok)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Withdrawing and renewing at once leaves one of the two, never a mixture`(_ engine: TestEngine) async throws {
        try await LetterDesk.run(engine) { desk in
            let (id, code) = try await desk.sign()
            desk.club.time.advance(by: .days(10))

            let statuses = try await withThrowingTaskGroup(of: HTTPResponse.Status.self) { group in
                for number in 0..<32 {
                    group.addTask {
                        let routes = CommendationController.Routes.self
                        return number % 2 == 0
                            ? try await desk.club.post(routes.withdraw(id), cookies: desk.author.cookies).status
                            : try await desk.club.post(
                                routes.renew(id), [("edition", "1")], cookies: desk.author.cookies
                            ).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(Set(statuses).isSubset(of: [.seeOther, .conflict]))
            #expect(try await desk.record(id).state == .withdrawn)
            #expect(try await desk.page(code).status == .gone)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The end of a letter is announced once, however the clock jumps`(_ engine: TestEngine) async throws {
        try await LetterDesk.run(engine) { desk in
            let start = desk.club.time.now()
            let (id, _) = try await desk.sign()

            for days in [1, 600, 705, 705, 703, 720, 729, 690, 800] {
                try await desk.chores(at: start + .days(days))
            }
            desk.club.time.advance(by: .days(706))
            let once = try await desk.told(desk.author.person)
            _ = try await desk.club.post(
                CommendationController.Routes.renew(id), [("edition", "1")], cookies: try await desk.session())
            try await desk.chores(at: start + .days(706 + 720))
            let later = try await desk.club.count(
                "SELECT count(*) FROM notices WHERE created_at > \(start + .days(1000))")

            #expect(once == ["commendations.notice.expiring"])
            #expect(later == 1, "a new term has an end of its own")
        }
    }
}
