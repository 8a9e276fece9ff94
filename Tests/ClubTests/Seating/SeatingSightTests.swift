import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TablePlan
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct SeatingSightTests {
    typealias Routes = SeatingController.Routes

    @Test(arguments: TestEngine.allCases)
    func `Each sees their own tables once the plan is published, and nothing of another table`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club)
            let id = try await build.meeting(crowd: 12)
            try await build.seat(id, tables: 4, seats: 4, rounds: 1)
            let page = MeetingController.Routes.meeting(id)
            let me = build.members[0]

            let draft = try await build.get(page, me)
            try await build.move(id, to: .published)
            let shown = try await build.get(page, me)
            let other = try await build.get(page, build.meetings.elsewhere)

            let material = try #require(await build.material(id))
            let guest = try #require(material.guests.first { $0.membership == me.membership })
            let table = try #require(material.plan.table(of: guest.key, in: 1))
            let mates = Set(material.plan.rounds[0][table - 1])
            #expect(!draft.contains("Vos tables") && !other.contains("Vos tables"))
            #expect(shown.contains("Vos tables") && shown.contains("Table \(table)"))
            for other in material.guests where other.id != guest.id {
                let name = other.party?.familyName ?? "?"
                #expect(shown.contains(name) == mates.contains(other.key), "\(name)")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The plan as a whole is its bureau's: to all others none of its pages exists`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club)
            let id = try await build.meeting(crowd: 4)
            try await build.seat(id, tables: 2, seats: 4, rounds: 1)
            try await build.move(id, to: .published)
            let stranger = try await ClubBuilder(house: club.house).seat(
                90, branch: ClubBuilder.rabat, mandates: [Mandate(role: .president, branch: ClubBuilder.rabat)])
            let pages = [Routes.tables(id), Routes.edit(id), Routes.hosts(id), Routes.screen(id), Routes.cards(id)]

            for page in pages {
                #expect(try await build.meetings.status(page, build.members[0]) == 404, "\(page)")
                #expect(try await build.meetings.status(page, stranger) == 404, "\(page)")
                #expect(try await build.meetings.status(page, build.host) == 200, "\(page)")
                #expect(try await build.meetings.status(page, build.meetings.president) == 200, "\(page)")
            }
            #expect(try await build.meetings.status(Routes.progress(id), build.members[0]) == 404)
            for path in [Routes.seat(id), Routes.answers(id), Routes.cancel(id), Routes.rounds(id)] {
                let fields =
                    build.form(club.house.ids.next(), tables: 2, seats: 4, rounds: 1, version: 3) + [
                        ("round", "1"), ("do", "start"),
                    ]
                let answer = try await club.post(path, fields, cookies: stranger.cookies)
                #expect(answer.status == .notFound, "\(path)")
            }
            #expect(try await build.find(id)?.held == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A substitute's name is the bureau's to know, and who left the club or was erased has none at a table`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club)
            let id = try await build.meeting()
            let (me, sends, leaves, erased) = (build.members[0], build.members[1], build.members[2], build.members[3])
            try await build.meetings.answer(id, sends, .substitute, substitute: "Aya Nouri")
            try await build.seat(id, tables: 1, seats: 4, rounds: 2)
            try await build.move(id, to: .published)
            let page = MeetingController.Routes.meeting(id)
            let before = try await build.get(page, me)
            let own = try await build.get(page, sends)
            try await build.round(.start, 1, of: id)

            let (now, notices, today) = (club.time.now(), club.house.notices, club.house.today())
            let trail = club.trail
            try await club.house.database.write { db in
                try Departure.end(
                    leaves.membership, Departure.Decision(author: .console, day: today), notices, at: now, in: db)
                for person in [erased.person, sends.person] {
                    try PersonRegister.erase(person, today: today, trail: trail, telling: notices, in: db)
                }
            }
            let after = try await build.get(page, me)
            let bureau = try await build.get(Routes.tables(id).query("round", 1))

            #expect(before.contains("remplaçant de") && !before.contains("Aya Nouri") && own.contains("Aya Nouri"))
            #expect(before.contains("Numéro2") && before.contains("Numéro3"))
            #expect(!after.contains("Numéro2") && !after.contains("Numéro3") && after.contains("Une personne"))
            #expect(bureau.contains("Numéro2") && !bureau.contains("Numéro3") && !bureau.contains("Aya"))
            // The round that was held keeps its lines, the next one gave their places up.
            let material = try #require(await build.material(id))
            #expect(material.plan.rounds[0].joined().count == 4 && material.plan.rounds[1].joined().count == 1)
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Who is kept apart is listed for the bureau of both, changed by it alone and told to nobody`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club)
            let (one, other) = (build.members[0], build.members[1])
            // As the script fills it in; what is typed alone is looked up in the directory.
            let seats = [
                "Membre Numéro0": one.membership, "Membre Numéro1": other.membership,
                "Omar Kabbaj": build.meetings.elsewhere.membership,
            ]
            func fields(_ second: String) -> [(String, String)] {
                [
                    ("one", "Membre Numéro0"), ("one_id", one.membership.description), ("other", second),
                    ("other_id", seats[second]?.description ?? ""),
                ]
            }

            let added = try await club.post(
                Routes.keepApart(), fields("Membre Numéro1"), cookies: build.host.cookies)
            let twice = try await club.post(
                Routes.keepApart(), fields("Membre Numéro1"), cookies: build.meetings.president.cookies)
            let same = try await club.post(Routes.keepApart(), fields("Membre Numéro0"), cookies: build.host.cookies)
            let far = try await club.post(Routes.keepApart(), fields("Omar Kabbaj"), cookies: build.host.cookies)
            let nobody = try await club.post(Routes.keepApart(), fields("Zzz Qqq"), cookies: build.host.cookies)
            _ = try await club.post(
                Routes.keepApart(), fields("Omar Kabbaj"), cookies: build.meetings.president.cookies)
            let own = try await build.get(Routes.apart())
            let all = try await build.get(Routes.apart(), build.meetings.president)
            let member = try await build.meetings.status(Routes.apart(), one)
            let pair = [("first", one.membership.description), ("second", other.membership.description)]
            let removed = try await club.post(Routes.letTogether(), pair, cookies: build.host.cookies)

            #expect([added.status, twice.status, removed.status] == [.seeOther, .seeOther, .seeOther])
            #expect([same.status, far.status, nobody.status].allSatisfy { $0 == .unprocessableContent })
            #expect(own.contains("Numéro1") && !own.contains("Kabbaj") && all.contains("Kabbaj") && member == 404)
            #expect(try await build.get(Routes.apart()).contains("Personne : tous") == false)
            let left: Int? = try await club.house.database.read { db in
                try db.value("SELECT COUNT(*) FROM apart_pairs")
            }
            #expect(left == 1)
            #expect(try await build.meetings.told(one) == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A long list of who is kept apart is read page by page, each pair once`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club, members: 0)
            _ = try await build.meeting(crowd: 120)
            let president = build.meetings.president
            let pairs = (0..<119).map { ("\(10_000 + $0)", "\(10_001 + $0)") }
            try await club.house.database.write { db in
                try db.insert(
                    into: "apart_pairs", columns: ["first_id", "second_id", "noted_at", "noted_by_id"],
                    rows: (0..<119).map { [10_000 + Int64($0), 10_001 + Int64($0), 1 as Int64, president.person] })
            }

            var found: [String] = []
            var path: URLPath? = Routes.apart()
            var sizes: [Int] = []
            while let next = path, sizes.count < 9 {
                let page = try await build.get(next, president)
                let names = page.matches(of: /Foule(\d+)<\/bdi> · <bdi>Invité Foule(\d+)<\/bdi><\/span><form/).map {
                    "\($0.output.1)-\($0.output.2)"
                }
                sizes.append(names.count)
                found += names
                let link = page.firstMatch(of: /rel="next" href="([^"]+)"/).map {
                    $0.output.1.replacing("&amp;", with: "&")
                }
                path = link.flatMap { URLPath(local: String($0)) }
            }

            #expect(sizes == [50, 50, 19])
            #expect(Set(found) == Set(pairs.map { "\($0)-\($1)" }) && found.count == 119)
        }
    }
}
