import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct InvitingTests {
    @Test(arguments: TestEngine.allCases)
    func `A visitor registers by a member's link and has the appointment and a page of their own by mail`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            let id = try await build.call(["capacity": "10"])
            let path = try await build.invitation(id)

            let page = try await club.get(path)
            let answer = try await build.register(path, 1)
            let sent = try await club.get(try #require(URLPath(local: answer.location ?? "")))
            let mail = try await build.mails("aya1@dehors.example")
            let own = try await club.get(try await build.own(1))

            #expect(page.text.contains("Membre Numéro0") && page.text.contains("Hôtel du Phare"))
            #expect(page.text.contains("og:title") && page.text.contains("09-08"))
            #expect(page.headers[try #require(HTTPField.Name("X-Robots-Tag"))] == "noindex, nofollow")
            #expect(answer.status == .seeOther && sent.status == .ok)
            #expect(!sent.text.contains("Aya"))
            #expect(mail.count == 1 && mail[0].calendar?.contains("UID:meeting-\(id)@") == true)
            #expect(mail[0].calendar?.contains("TZID") == true)
            #expect(own.status == .ok && own.text.contains("Aya") && own.text.contains("<svg xmlns"))
            #expect(try await build.told(build.inviter) == ["coming"])
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The form says everything at once, keeps what was typed, and wants the consent`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            let path = try await build.invitation(try await build.call())

            let wrong = try await build.register(path, 1, ["phone": "12", "email": "aya@", "agrees": ""])
            let keyless = try await build.register(path, 1, ["key": "x"])

            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.text.contains("Atelier d’Aya"))
            for field in ["phone", "email", "agrees"] { #expect(wrong.text.contains("href=\"#\(field)\"")) }
            #expect(keyless.status == .badRequest)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A double tap and a second registration are one visitor, who gets the link again`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            let id = try await build.call()
            let path = try await build.invitation(id)
            let form = build.form(1)

            for _ in 0..<2 { _ = try await club.post(path, form) }
            let once = try await build.mails("aya1@dehors.example").count
            try await build.register(path, 1)
            let twice = try await build.mails("aya1@dehors.example")

            #expect(try await build.places(id) == ["Visiteuse1 coming"])
            #expect(once == 1 && twice.count == 2)
            for mail in twice { #expect(try await club.get(try #require(mail.own)).status == .ok) }
            #expect(try await build.told(build.inviter) == ["coming"])
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Links end with the meeting, with its openness and with the inviter's seat; others' meetings give none`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            let id = try await build.call()
            let closed = try await build.meetings.call()
            let path = try await build.invitation(id)
            let left = try await build.invitation(id, by: build.meetings.members[1])
            let (seat, now, notices) = (build.meetings.members[1].membership, club.time.now(), club.house.notices)
            let day = club.house.today()
            _ = try await club.house.database.write { db in
                try Departure.end(seat, Departure.Decision(author: .console, day: day), notices, at: now, in: db)
            }

            let cookies = build.meetings.elsewhere.cookies
            let foreign = try await club.post(VisitorController.Routes.invite(id), cookies: cookies).status
            let members = try await club.post(
                VisitorController.Routes.invite(closed), cookies: build.inviter.cookies
            ).status
            let empty = try await club.get(left).status
            club.time.advance(by: .days(3))
            let over = try await club.get(path)
            let late = try await build.register(path, 1)

            #expect(foreign == .notFound && members == .conflict && empty == .notFound)
            #expect(over.status == .gone && !over.text.contains("Hôtel du Phare"))
            #expect(late.location == path.description)
            #expect(try await build.places(id) == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The page says the same to whoever asks, whether the address is new, known, a member's or used up`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            let id = try await build.call()
            let path = try await build.invitation(id)
            try await build.register(path, 1)
            try await club.house.database.write { db in
                _ = try db.execute("INSERT INTO visitor_contacts (contact, visits) VALUES ('aya2@dehors.example', 2)")
            }

            let answers = [
                try await build.register(path, 3), try await build.register(path, 1),
                try await build.register(path, 1, ["email": "autre@dehors.example"]),
                try await build.register(path, 2), try await build.register(path, 4, ["email": build.inviter.email]),
            ]

            #expect(Set(answers.map { "\($0.status) \($0.location ?? "") \($0.text)" }).count == 1)
            #expect(try await build.mails("autre@dehors.example").count == 1)
            #expect(try await build.mails(build.inviter.email).last?.own == nil)
            #expect(try await build.mails("aya2@dehors.example").last?.subject.contains("rejoignez-nous") == true)
            #expect(
                try await build.places(id) == [
                    "Visiteuse1 coming", "Visiteuse3 coming", "Visiteuse1 coming", "Visiteuse2 apply",
                ])
        }
    }
}
