import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct CallingTests {
    typealias Routes = MeetingController.Routes

    @Test(arguments: TestEngine.allCases)
    func `A draft is its bureau's alone; published, those it is for see it and are told once`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await build.call(isPublished: false)
            let (member, page) = (build.members[0], Routes.meeting(id))

            #expect(try await build.status(page, member) == 404)
            #expect(try await build.status(page, build.host) == 200)
            #expect(try await build.status(page, build.president) == 200)
            #expect(try await build.answer(id, member, .coming) == 404)
            for _ in 0..<2 {
                #expect(try await club.post(Routes.publish(id), cookies: build.host.cookies).status == .seeOther)
            }

            let shown = try await club.get(page, cookies: member.cookies).text
            #expect(shown.contains("Petit-déjeuner d’automne") && shown.contains("Hôtel du Phare"))
            // The second part begins when the first ends.
            #expect(shown.contains("8\u{A0}h\u{A0}45"))
            #expect(try await build.told(member) == ["called"])
            #expect(try await build.told(build.host) == [])
            #expect(try await build.told(build.elsewhere) == [])
            #expect(try await build.status(page, build.elsewhere) == 404)
            #expect(try await build.answer(id, build.elsewhere, .coming) == 404)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The next meeting one is called to stands on Home, with one's answer, and no other branch's`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await build.call()
            let (member, link) = (build.members[0], Routes.meeting(id).description)

            let before = try await club.get(HomeController.Routes.home(), cookies: member.cookies).text
            try await build.answer(id, member, .coming)
            let after = try await club.get(HomeController.Routes.home(), cookies: member.cookies).text
            let elsewhere = try await club.get(HomeController.Routes.home(), cookies: build.elsewhere.cookies).text
            club.time.advance(by: .hours(71))
            let over = try await club.get(HomeController.Routes.home(), cookies: member.cookies).text

            #expect(before.contains("Hôtel du Phare") && before.contains("Viendrez-vous"))
            #expect(after.contains("Hôtel du Phare") && after.contains("Vous venez"))
            #expect(!elsewhere.contains(link))
            #expect(!over.contains("Hôtel du Phare"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A meeting of the club is everybody's, and only its bureau changes it`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await build.call(["branch": "", "audience": "club"])
            let changed = build.form(id, ["branch": "", "audience": "club", "title": "Autre"], version: 1)

            #expect(try await build.status(Routes.meeting(id), build.elsewhere) == 200)
            #expect(try await build.status(Routes.people(id), build.president) == 200)
            #expect(try await build.status(Routes.people(id), build.host) == 404)
            #expect(try await build.status(Routes.edit(id), build.host) == 404)
            #expect(try await club.post(Routes.cancel(id), cookies: build.host.cookies).status == .notFound)
            // Of a branch's bureau the club is not to be chosen at all.
            #expect(
                try await club.post(Routes.change(id), changed, cookies: build.host.cookies).status
                    == .unprocessableContent)
            #expect(try await build.status(Routes.people(id), build.members[0]) == 404)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Changed from two desks, the second sees that it changed; those who come hear of another hour`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await build.call()
            try await build.answer(id, build.members[0], .coming)
            try await build.answer(id, build.members[1], .declined)
            let later = build.form(id, ["from": "9h", "until": "10h30"], version: 1)

            let first = try await club.post(Routes.change(id), later, cookies: build.host.cookies)
            let second = try await club.post(Routes.change(id), later, cookies: build.president.cookies)
            let words = build.form(id, ["from": "9h", "until": "10h30", "about": "Plus court"], version: 2)
            let third = try await club.post(Routes.change(id), words, cookies: build.host.cookies)

            #expect([first.status, second.status, third.status] == [.seeOther, .conflict, .seeOther])
            #expect(try await build.told(build.members[0]) == ["called", "moved"])
            #expect(try await build.told(build.members[1]) == ["called"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Cancelled, it says why to those who answered and takes no more answers`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await build.call(["capacity": "1"])
            for member in build.members.prefix(2) { try await build.answer(id, member, .coming) }

            for _ in 0..<2 {
                let answer = try await club.post(
                    Routes.cancel(id), [("reason", "Grève des trains")], cookies: build.host.cookies)
                #expect(answer.status == .seeOther)
            }

            for member in build.members.prefix(2) {
                #expect(try await build.told(member) == ["called", "cancelled"])
                #expect(
                    try await club.get(Routes.meeting(id), cookies: member.cookies).text.contains("Grève des trains"))
            }
            #expect(try await build.told(build.members[2]) == ["called"])
            #expect(try await build.answer(id, build.members[2], .coming) == 409)
            #expect(try await club.get(Routes.calendar(id), cookies: build.members[0].cookies).status == .notFound)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `What is wrong in the form is said beside its field and nothing is kept`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let wrong: [([String: String], String)] = [
                (["title": ""], "title"), (["day": "2026-11-20"], "day"), (["day": "demain"], "day"),
                (["day": "2029-01-01"], "day"), (["from": "25:00"], "from"), (["until": "08:30"], "until"),
                (["zone": "Mars/Olympus"], "zone"), (["zone": "../../etc/passwd"], "zone"),
                (["capacity": "0"], "capacity"),
                (["branch": ClubBuilder.rabat.description], "branch"), (["branch": ""], "branch"),
                (["map": "javascript:alert(1)"], "map"), (["minutes2": "0"], "minutes2"),
                (["audience": "open"], "audience"),
            ]

            for (change, field) in wrong {
                let key: ID<Meeting> = club.house.ids.next()
                let answer = try await club.post(Routes.call(), build.form(key, change), cookies: build.host.cookies)

                #expect(answer.status == .unprocessableContent, "\(change)")
                #expect(answer.text.contains("href=\"#\(field)\""), "\(change)")
            }
            let kept: Int? = try await club.house.database.read { db in try db.value("SELECT COUNT(*) FROM meetings") }
            #expect(kept == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Sent twice a form calls one meeting, and a copy is another a week later`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let key: ID<Meeting> = club.house.ids.next()

            let first = try await club.post(Routes.call(), build.form(key), cookies: build.host.cookies)
            let second = try await club.post(Routes.call(), build.form(key), cookies: build.host.cookies)
            let other = try await club.post(Routes.call(), build.form(key), cookies: build.president.cookies)
            let copy = try await club.get(
                Routes.new().query("copy", key.description), cookies: build.host.cookies
            ).text

            #expect(first.location == second.location && first.status == .seeOther)
            #expect(other.status == .notFound)
            #expect(copy.contains("value=\"2026-12-03\"") && copy.contains("Tour de table"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The calendar file says when and where, and grows by one with each change`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await build.call()

            let first = try await club.get(Routes.calendar(id), cookies: build.members[0].cookies).text
            _ = try await club.post(
                Routes.change(id), build.form(id, ["place": "Au siège"], version: 1), cookies: build.host.cookies)
            let second = try await club.get(Routes.calendar(id), cookies: build.members[0].cookies).text

            #expect(first.contains("DTSTART;TZID=Africa/Casablanca:20261126T083000") && first.contains("SEQUENCE:0"))
            #expect(first.contains("BEGIN:VTIMEZONE") && first.contains("TZOFFSETTO:+0000"))
            #expect(second.contains("LOCATION:Au siège") && second.contains("SEQUENCE:1"))
            #expect(first.contains("UID:meeting-\(id)@") && second.contains("UID:meeting-\(id)@"))
        }
    }
}
