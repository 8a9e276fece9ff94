import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct MinutesTests {
    typealias Routes = MinutesController.Routes

    /// A meeting of last Thursday with those who said they come.
    private static func held(_ build: MeetingBuilder, answers: Int = 3) async throws -> ID<Meeting> {
        let id = try await build.call()
        for member in build.members.prefix(answers) { try await build.answer(id, member, .coming) }
        // Thursday noon.
        build.club.time.advance(by: .hours(74))
        return id
    }

    @discardableResult
    private static func write(
        _ words: String, from version: Int, _ id: ID<Meeting>, _ build: MeetingBuilder, _ seat: ClubBuilder.Seated
    ) async throws -> TestResponse {
        try await build.club.post(
            Routes.write(id), [("words", words), ("version", String(version))], cookies: seat.cookies)
    }

    private static func task(
        _ words: String, _ owner: ClubBuilder.Seated?, due: String = "", key: Int64, _ id: ID<Meeting>,
        _ build: MeetingBuilder
    ) async throws -> Int {
        try await build.club.post(
            Routes.note(id),
            [
                ("key", ID<MeetingTask>(rawValue: key).description), ("kind", owner == nil ? "decision" : "task"),
                ("task", words), ("owner", owner?.membership.description ?? ""), ("due", due),
            ], cookies: build.host.cookies
        ).status.code
    }

    @Test(arguments: TestEngine.allCases)
    func `A draft is its bureau's; sent, those invited are told once and read it, corrections say so`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await Self.held(build)
            let (reader, page) = (build.members[3], Routes.minutes(id))
            let empty = try await club.post(Routes.send(id), cookies: build.host.cookies)
            #expect(try await Self.write("Marché <de> l’emballage", from: 0, id, build, build.host).status == .seeOther)
            let draft = try await build.status(page, reader)
            let stranger = try await Self.write("Autre", from: 1, id, build, build.elsewhere)
            let member = try await Self.write("Autre", from: 1, id, build, reader)

            for _ in 0..<2 {
                #expect(try await club.post(Routes.send(id), cookies: build.host.cookies).status == .seeOther)
            }
            let sent = try await club.get(page, cookies: reader.cookies).text
            try await Self.write("Marché de l’emballage, suite", from: 1, id, build, build.host)
            let corrected = try await club.get(page, cookies: reader.cookies).text

            #expect(empty.status == .conflict)
            #expect([draft, stranger.status.code, member.status.code] == [404, 404, 404])
            #expect(sent.contains("Marché &lt;de&gt; l’emballage") && !sent.contains("Corrigé le"))
            #expect(corrected.contains("suite") && corrected.contains("Corrigé le"))
            #expect(try await build.status(page, build.elsewhere) == 404)
            let told = try await club.house.database.read { db in
                try db.rows("SELECT person_id FROM notices WHERE message = 'minutes.notice.sent' ORDER BY id").map {
                    try $0.get("person_id", as: ID<Person>.self)
                }
            }
            #expect(Set(told).isSuperset(of: build.members.map(\.person)) && told.count == Set(told).count)
            #expect(!told.contains(build.elsewhere.person))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of two who write at once the second keeps the own words and sees the other's`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await Self.held(build)
            try await Self.write("Premier", from: 0, id, build, build.host)

            let same = try await Self.write("Premier", from: 0, id, build, build.host)
            let second = try await Self.write("Second", from: 0, id, build, build.president)

            #expect(same.status == .seeOther)
            #expect(second.status == .conflict)
            #expect(second.text.contains("Premier") && second.text.contains("Second"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A task is its owner's once the minutes are sent: told, reminded three times, closed by one tap`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await Self.held(build)
            let (owner, other) = (build.members[0], build.members[1])
            for _ in 0..<2 {
                #expect(try await Self.task("Réserver la salle", owner, due: "2026-12-10", key: 71, id, build) == 303)
            }
            #expect(try await Self.task("Cotisation inchangée", nil, key: 72, id, build) == 303)
            // Not of those who answered.
            #expect(try await Self.task("Rien", build.elsewhere, due: "2026-12-10", key: 73, id, build) == 404)
            #expect(try await Self.task("Hier", owner, due: "2026-11-20", key: 74, id, build) == 422)
            let early = try await club.get(Routes.own(), cookies: owner.cookies).text
            try await Self.write("Compte rendu", from: 0, id, build, build.host)
            _ = try await club.post(Routes.send(id), cookies: build.host.cookies)
            let own = try await club.get(Routes.own(), cookies: owner.cookies).text
            let (house, notices) = (club.house, club.house.notices)
            func remind() async throws {
                let now = club.time.now()
                let today = house.zone.date(at: now)
                try await house.database.write { db in
                    try MeetingTasks.remind(notices, today: today, due: now, in: db)
                }
            }
            for days in [1, 10, 0, 1, 2, 5, 5] {
                club.time.advance(by: .days(days))
                try await remind()
            }
            let told = try await club.house.database.read { db in
                try db.rows(
                    "SELECT message FROM notices WHERE person_id = \(owner.person) AND message LIKE 'minutes.%' ORDER BY id"
                ).map { String(try $0.get("message", as: String.self).dropFirst("minutes.notice.".count)) }
            }
            let key = ID<MeetingTask>(rawValue: 71)
            let foreign = try await club.post(Routes.move(key), [("state", "done")], cookies: other.cookies)
            let dropped = try await club.post(Routes.move(key), [("state", "dropped")], cookies: owner.cookies)
            for _ in 0..<2 {
                let done = try await club.post(
                    Routes.move(key), [("state", "done"), ("from", "own")], cookies: owner.cookies)
                #expect(done.status == .seeOther)
            }

            #expect(!early.contains("Réserver la salle") && own.contains("Réserver la salle"))
            #expect(told.sorted() == ["remind1", "remind2", "remind3", "sent", "task"])
            #expect([foreign.status, dropped.status] == [.notFound, .notFound])
            #expect(try await !club.get(Routes.own(), cookies: owner.cookies).text.contains("Réserver la salle"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The tasks of a member who leaves are told to the bureau once, which hands them on`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await Self.held(build)
            let (owner, heir) = (build.members[0], build.members[1])
            for key in [Int64(71), 72, 73] {
                #expect(try await Self.task("Tâche \(key)", owner, due: "2026-12-10", key: key, id, build) == 303)
            }
            try await Self.write("Compte rendu", from: 0, id, build, build.host)
            _ = try await club.post(Routes.send(id), cookies: build.host.cookies)
            _ = try await club.post(
                Routes.move(ID(rawValue: 73)), [("state", "done")], cookies: owner.cookies)
            let (seat, now, notices, day) = (
                owner.membership, club.time.now(), club.house.notices, club.house.today()
            )
            func hand(_ task: Int64, _ to: ClubBuilder.Seated, by seated: ClubBuilder.Seated) async throws -> Int {
                try await club.post(
                    Routes.hand(ID(rawValue: task)), [("owner", to.membership.description)], cookies: seated.cookies
                ).status.code
            }
            let early = try await hand(71, heir, by: build.host)

            try await club.house.database.write { db in
                try Departure.end(seat, Departure.Decision(author: .console, day: day), notices, at: now, in: db)
                try Departure.settle(seat, notices, at: now, in: db)
            }
            let told = try await club.house.database.read { db in
                try db.rows(
                    "SELECT person_id, arguments FROM notices WHERE message = 'minutes.notice.left' ORDER BY id"
                ).map { row in
                    (try row.get("person_id", as: ID<Person>.self), try row.get("arguments", as: String.self))
                }
            }
            let page = try await club.get(Routes.minutes(id), cookies: build.host.cookies).text
            let members = try await club.get(Routes.minutes(id), cookies: heir.cookies).text
            let codes = [
                try await hand(71, build.members[3], by: build.host), try await hand(71, heir, by: heir),
                try await hand(71, heir, by: build.elsewhere), try await hand(71, heir, by: build.host),
                try await hand(71, heir, by: build.host), try await hand(73, heir, by: build.host),
            ]
            let own = try await club.get(Routes.own(), cookies: heir.cookies).text

            #expect(early == 409)
            #expect(told.map(\.0) == [build.host.person])
            #expect(told.first?.1.contains("\u{1F}n\u{1F}2") == true)
            #expect(page.contains("a quitté le club") && page.contains("/owner"))
            #expect(!members.contains("/owner"))
            // Who did not answer takes nothing on; a member and another bureau hand nothing on; what is done is done.
            #expect(codes == [404, 404, 404, 303, 303, 409])
            #expect(own.contains("Tâche 71") && !own.contains("Tâche 72"))
        }
    }
}
