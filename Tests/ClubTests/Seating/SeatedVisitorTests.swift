import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TablePlan
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct SeatedVisitorTests {
    typealias Routes = SeatingController.Routes

    /// A meeting to which four members come, and so many visitors.
    private func room(
        _ club: ClubHarness, visitors number: Int, _ changes: [String: String] = [:]
    ) async throws -> (visitors: VisitorBuilder, build: SeatingBuilder, id: ID<Meeting>) {
        let visitors = try await VisitorBuilder(club)
        let build = SeatingBuilder(visitors.meetings)
        let id = try await visitors.call(changes)
        for member in build.members { try await build.meetings.answer(id, member, .coming) }
        let path = try await visitors.invitation(id)
        for number in 0..<number { try await visitors.register(path, number + 1) }
        return (visitors, build, id)
    }

    @Test(arguments: TestEngine.allCases)
    func `Visitors who have a seat sit like members; their name is on the bureau's pages, their tables on their own`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let (visitors, build, id) = try await room(club, visitors: 4, ["capacity": "7"])
            let gone = try #require(URLPath(local: try await visitors.own(3).description + "/cancellation"))
            // The third gives the seat back and the fourth, who waited, has it.
            #expect(try await club.post(gone).status == .seeOther)

            try await build.seat(id, tables: 2, seats: 4, rounds: 2)
            let draft = try await club.get(try await visitors.own(1)).text
            try await build.move(id, to: .published)
            let own = try await club.get(try await visitors.own(1)).text
            let cancelled = try await club.get(try await visitors.own(3)).text

            let material = try #require(await build.material(id))
            let seated = try await club.house.database.read { db in
                try db.rows(
                    """
                    SELECT v.family_name FROM seating_guests g JOIN visitors v ON v.id = g.visitor_id ORDER BY v.id
                    """
                ).map { try $0.get("family_name", as: String.self) }
            }
            let sitters: Int? = try await club.house.database.read { db in
                try db.value("SELECT COUNT(*) FROM table_seats WHERE sitter_id IS NOT NULL")
            }
            #expect(seated == ["Visiteuse1", "Visiteuse2", "Visiteuse4"])
            #expect(PlanCheck(material.plan, of: material.instance).faults == [])
            #expect(material.plan.rounds.map { $0.joined().count } == [7, 7] && sitters == 8)
            let guest = try #require(material.guests.first { $0.label == "Aya Visiteuse1" })
            for round in 1...2 {
                let table = try #require(material.plan.table(of: guest.key, in: round))
                #expect(own.contains("<p class=\"place\">Table \(table)</p>"))
            }
            #expect(!draft.contains("Vos tables") && own.contains("Vos tables") && !cancelled.contains("Vos tables"))
            for name in ["Numéro1", "Numéro2", "Numéro3", "Visiteuse2"] { #expect(!own.contains(name), "\(name)") }
            for page in [Routes.tables(id), Routes.screen(id), Routes.cards(id)] {
                #expect(try await build.get(page).contains("Aya Visiteuse1"), "\(page)")
            }
            for member in build.members {
                let page = try await build.get(MeetingController.Routes.meeting(id), member)
                let mine = member.membership == visitors.inviter.membership
                #expect(page.contains("Vos tables") && (mine || !page.contains("Visiteuse")))
            }
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A visitor's trade keeps them from those who share it, whoever invited them apart`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let (visitors, build, id) = try await room(club, visitors: 2)
            let member = build.members[1].company
            let (rival, other) = (try await visitors.visitor(1), try await visitors.visitor(2))
            try await club.house.database.write { db in
                // As they may write it themselves; the second works at a member's company.
                try db.execute(
                    """
                    UPDATE visitors SET company = '',
                        trade = (SELECT UPPER(c.activity) FROM companies c WHERE c.id = \(member))
                    WHERE id = \(rival)
                    """
                )
                try db.execute(
                    """
                    UPDATE visitors SET company = (SELECT c.legal_name FROM companies c WHERE c.id = \(member)),
                        trade = (SELECT c.activity FROM companies c WHERE c.id = \(member))
                    WHERE id = \(other)
                    """
                )
            }

            try await build.seat(id, tables: 5, seats: 2, rounds: 1, rivals: true)

            let material = try #require(await build.material(id))
            func apart(_ visitor: ID<Visitor>) -> Set<ID<Membership>?> {
                let key = material.guests.first { $0.visitor == visitor }?.key
                let others = material.instance.apart.filter { $0.first == key || $0.second == key }
                    .map { $0.first == key ? $0.second : $0.first }
                return Set(others.map { key in material.guests.first { $0.key == key }?.membership })
            }
            let rivals = build.members[1...3].map { Optional($0.membership) }
            #expect(apart(rival) == Set(rivals + [nil]))
            #expect(apart(other) == Set(rivals.dropFirst() + [nil]))
            #expect(material.seating.isPlanned)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Live, a visitor who registers, gives the seat back or is noted at the door is seated like a member`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let (visitors, build, id) = try await room(club, visitors: 1)
            try await build.seat(id, tables: 2, seats: 4, rounds: 2)
            try await build.move(id, to: .published)
            let path = try await visitors.invitation(id)
            try await visitors.register(path, 2)
            try await visitors.register(path, 3)
            let cancelled = try #require(URLPath(local: try await visitors.own(1).description + "/cancellation"))
            _ = try await club.post(cancelled)
            func seated(_ round: Int) async throws -> Set<String> {
                let material = try #require(await build.material(id))
                return Set(
                    material.guests.filter { material.plan.table(of: $0.key, in: round) != nil && $0.visitor != nil }
                        .map(\.label))
            }

            let pending = try await build.get(Routes.tables(id))
            for _ in 0..<2 { _ = try await club.post(Routes.answers(id), cookies: build.host.cookies) }
            let answered = try await seated(1)
            let quiet = try await build.get(Routes.tables(id))
            try await build.round(.start, 1, of: id)
            let (now, here) = (club.time.now(), try await visitors.visitor(3))
            try await club.house.database.write { db in
                try db.execute(
                    """
                    INSERT INTO arrivals (id, meeting_id, visitor_id, arrived_at, is_late, way, noted_at, key)
                    VALUES (1, \(id), \(here), \(now), 0, 'list', \(now), 'key')
                    """
                )
            }
            #expect(try await club.post(Routes.door(id), cookies: build.host.cookies).status == .seeOther)

            #expect(pending.contains("3 réponses ont changé") && !quiet.contains("ont changé"))
            #expect(answered == ["Aya Visiteuse2", "Aya Visiteuse3"])
            #expect(try await seated(1) == answered)
            #expect(try await seated(2) == ["Aya Visiteuse3"])
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Erased, a visitor has no name at any table, and no place in the rounds to come`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let (visitors, build, id) = try await room(club, visitors: 2)
            try await build.seat(id, tables: 2, seats: 4, rounds: 2)
            try await build.move(id, to: .published)
            try await build.round(.start, 1, of: id)
            let own = try await visitors.own(1)

            let erased = try await club.post(try #require(URLPath(local: own.description + "/erasure")))

            let material = try #require(await build.material(id))
            #expect(erased.status == .ok)
            #expect(try await club.get(own).status == .notFound)
            #expect(material.plan.rounds.map { $0.joined().count } == [6, 5])
            for round in 1...2 {
                let page = try await build.get(Routes.tables(id).query("round", round))
                #expect(!page.contains("Visiteuse1") && page.contains("Visiteuse2"))
                #expect(page.contains("Un invité") == (round == 1))
            }
            #expect(try await build.brokenRules() == [])
            #expect(try await visitors.brokenRules() == [])
        }
    }
}
