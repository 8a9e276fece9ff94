import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// A telephone number that somebody types proves nothing, so that nothing is learnt by one and nobody loses theirs.
@Suite struct VisitorNumberTests {
    /// The numbers of `VisitorBuilder` are those of its visitors; this is the first one's.
    private static let number = "+212612345011"

    /// Somebody with the first visitor's number and an address of their own, who came to a meeting.
    @discardableResult
    private static func came(_ build: VisitorBuilder, _ address: String) async throws -> ID<Meeting> {
        let id = try await build.call()
        try await build.register(try await build.invitation(id), 1, ["email": address])
        let (ids, now) = (build.club.house.ids, build.club.time.now())
        try await build.club.house.database.write { db in
            let visitor: ID<Visitor>? = try db.value("SELECT id FROM visitors WHERE email = \(address)")
            guard let visitor else { return }
            try VisitorSteps.set(.came, [visitor], at: now, in: db)
            try VisitorLines.add(.came, to: [visitor], by: nil, ids, at: now, in: db)
        }
        return id
    }

    private static func visitor(_ build: VisitorBuilder, _ address: String) async throws -> ID<Visitor> {
        let id: ID<Visitor>? = try await build.club.house.database.read { db in
            try db.value("SELECT MAX(id) FROM visitors WHERE email = \(address)")
        }
        return try #require(id)
    }

    @Test(arguments: TestEngine.allCases)
    func `A number the club knows changes nothing of the answer, neither on the page nor in the mail`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            for address in ["un@dehors.example", "deux@dehors.example"] { try await Self.came(build, address) }
            let id = try await build.call()
            let path = try await build.invitation(id)

            // The number is listed, and came twice; another one is new.
            let answers = [
                try await build.register(path, 1, ["email": "a@dehors.example"]),
                try await build.register(path, 1, ["email": "b@dehors.example"]),
                try await build.register(path, 9, ["email": "c@dehors.example"]),
            ]
            var mails: [VisitorBuilder.Mail] = []
            for address in ["a", "b", "c"] { mails += try await build.mails("\(address)@dehors.example") }

            #expect(Set(answers.map { "\($0.status) \($0.location ?? "") \($0.text)" }).count == 1)
            #expect(mails.count == 3 && mails.allSatisfy { $0.own != nil && $0.calendar != nil })
            let words = mails.map { mail in
                mail.text.replacing(mail.own?.description ?? "", with: "").replacing("Visiteuse9", with: "Visiteuse1")
            }
            #expect(Set(words).count == 1 && Set(mails.map(\.subject)).count == 1)
            #expect(
                try await build.places(id) == ["Visiteuse1 coming", "Visiteuse1 coming", "Visiteuse9 coming"])
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Nobody loses their number by strangers who type it: on the page and at the desk they are welcome`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            for index in 0..<3 {
                let path = try await build.invitation(try await build.call())
                try await build.register(path, 1, ["email": "faux\(index)@dehors.example"])
            }
            let (next, last) = (try await build.call(), try await build.call())

            try await build.register(try await build.invitation(next), 1)
            club.time.advance(by: .hours(70))
            let desk = try await club.post(
                DoorController.Routes.welcome(last), build.form(1, ["email": ""]), cookies: build.meetings.host.cookies)

            #expect(try await build.places(next) == ["Visiteuse1 coming"])
            #expect(desk.status == .seeOther)
            #expect(try await build.places(last) == ["Visiteuse1 coming"])
            #expect(try await build.told(build.meetings.host) == [])
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The bureau alone hears of a number that came twice, and asks to apply with one tap`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            for address in ["un@dehors.example", "deux@dehors.example"] { try await Self.came(build, address) }
            let id = try await build.call(["capacity": "1"])
            let path = try await build.invitation(id)
            try await build.register(path, 1)
            try await build.register(path, 2)
            let visitor = try await Self.visitor(build, "aya1@dehors.example")
            let (host, page) = (build.meetings.host, VisitorController.Routes.visitor(visitor))

            let seen = try await club.get(page, cookies: host.cookies).words
            let inviters = try await club.get(page, cookies: build.inviter.cookies).text
            let codes = [
                try await build.step(visitor, "third", from: "invited", by: build.inviter),
                try await build.step(visitor, "third", from: "invited", by: host),
                try await build.step(visitor, "third", from: "invited", by: host),
            ]

            #expect(seen.contains("déjà venu à 2 autres visites") && seen.contains("value=\"third\""))
            #expect(!inviters.contains("value=\"third\"") && !inviters.contains("id=\"number\""))
            #expect(codes == [404, 303, 303])
            #expect(try await build.places(id) == ["Visiteuse1 apply", "Visiteuse2 coming"])
            #expect(try await build.mails("aya1@dehors.example").last?.subject.contains("rejoignez-nous") == true)
            #expect(try await build.told(host) == ["number"])
            #expect(try await build.told(build.inviter).contains("number") == false)
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The bureau frees a number entered wrongly, and nobody else does`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            for address in ["un@dehors.example", "deux@dehors.example"] { try await Self.came(build, address) }
            let id = try await build.call()
            try await build.register(try await build.invitation(id), 1)
            let first = try await Self.visitor(build, "un@dehors.example")
            let own = try await Self.visitor(build, "aya1@dehors.example")
            let (number, host) = (VisitorController.Routes.number(first), build.meetings.host)
            func free(_ phone: String, by seated: ClubBuilder.Seated) async throws -> Int {
                try await club.post(number, [("phone", phone)], cookies: seated.cookies).status.code
            }

            let codes = [
                try await free("", by: build.inviter), try await free("12", by: host),
                try await free("", by: host), try await free("", by: host),
            ]
            let page = try await club.get(VisitorController.Routes.visitor(own), cookies: host.cookies).words
            let story = try await club.get(VisitorController.Routes.visitor(first), cookies: host.cookies).text

            #expect(codes == [404, 422, 303, 303])
            #expect(page.contains("déjà venu à 1 autre visite") && !page.contains("value=\"third\""))
            #expect(story.contains("Correction") && story.split(separator: "Correction").count == 2)
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A number that is the only way to reach somebody is put right, not taken out`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            let id = try await build.call()
            club.time.advance(by: .hours(70))
            let host = build.meetings.host
            _ = try await club.post(
                DoorController.Routes.welcome(id), build.form(1, ["email": ""]), cookies: host.cookies)
            let found: ID<Visitor>? = try await club.house.database.read { db in
                try db.value("SELECT id FROM visitors WHERE phone = \(Self.number)")
            }
            let route = VisitorController.Routes.number(try #require(found))

            let empty = try await club.post(route, [("phone", "")], cookies: host.cookies)
            let right = try await club.post(route, [("phone", "06 55 44 33 22")], cookies: host.cookies)
            let kept: String? = try await club.house.database.read { db in try db.value("SELECT phone FROM visitors") }

            #expect(empty.status == .conflict && right.status == .seeOther)
            #expect(kept == "+212655443322")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `An invitation takes twenty forms, whatever came of them, and says so`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            let id = try await build.call()
            let path = try await build.invitation(id)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<24 { group.addTask { try await build.register(path, number % 18) } }
                try await group.waitForAll()
            }

            let page = try await club.get(path)
            let late = try await build.register(path, 40)
            let other = try await build.register(try await build.invitation(id), 41)
            let sent: Int? = try await club.house.database.read { db in
                try db.value("SELECT MAX(sent) FROM visitor_invitations")
            }

            #expect(sent == Visitor.mostRegistrations)
            #expect(page.status == .gone && page.text.contains("vingt fois") && !page.text.contains("name=\"family\""))
            #expect(late.location == path.description)
            #expect(try await build.mails("aya40@dehors.example").isEmpty)
            #expect(other.location?.hasSuffix("/sent") == true)
            #expect(try await build.mails("aya41@dehors.example").count == 1)
            await #expect(throws: DatabaseError.self) {
                try await club.house.database.write { db in
                    try db.execute("UPDATE visitor_invitations SET sent = 21")
                }
            }
            #expect(try await build.brokenRules() == [])
        }
    }
}
