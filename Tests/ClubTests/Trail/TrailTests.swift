import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct TrailTests {
    @Test func `Every route of the officers' area has its words in the trail`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            for route in club.router where route.access == .officer || route.access == .club {
                let key = "trail." + Trail.action(route.method.rawValue, route.pattern)
                #expect(club.house.catalog.contains(key), "\(key)")
            }
        }
    }

    @Test func `Everything the command line notes has its words in the trail`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            for act in ConsoleTrail.Act.allCases {
                #expect(club.house.catalog.contains("trail." + act.rawValue), "\(act)")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `What the command line did to a person, and a restored backup, stand there without an actor`(
        engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let secretary = try await builder.seat(1, mandates: [Mandate(role: .secretary, branch: nil)])
            let guest = try await builder.seat(2, given: "Hicham", family: "Lahlou")
            let (today, trail, now) = (club.house.today(), club.trail, club.time.now())
            let notices = club.house.notices
            try await club.house.database.write { db in
                try PersonRegister.give(.host, of: nil, to: guest.person, from: today, trail: trail, in: db)
                _ = try PersonRegister.end(.host, of: nil, of: guest.person, before: today, trail: trail, in: db)
                try PersonRegister.signOut(guest.person, trail: trail, in: db)
                _ = try BackupScrub.settleRestored(db, at: now, trail: trail)
            }

            let page = try await club.get(TrailController.Routes.trail(), cookies: secretary.cookies).text
            try await club.house.database.write { db in
                try PersonRegister.erase(guest.person, today: today, trail: trail, telling: notices, in: db)
            }
            let after = try await club.get(TrailController.Routes.trail(), cookies: secretary.cookies).text

            for words in ["A donné un mandat", "A mis fin à un mandat", "A fermé toutes les sessions"] {
                #expect(page.contains(words) && page.contains("Hicham Lahlou"))
            }
            #expect(page.split(separator: "Ligne de commande").count == 5)
            #expect(page.contains("A rétabli une sauvegarde"))
            #expect(after.contains("A effacé une personne"))
            #expect(!after.contains("Lahlou") && !after.contains(" · <bdi></bdi>"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `What an officer saw and did stands there with name, act and hour`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let secretary = try await builder.seat(1, mandates: [Mandate(role: .secretary, branch: nil)])
            let guest = try await builder.seat(2, given: "Hicham", family: "Lahlou")
            _ = try await club.get(ExportController.Routes.members(), cookies: secretary.cookies)
            _ = try await club.post(
                InvitationController.Routes.invite(guest.membership), cookies: secretary.cookies)

            let page = try await club.get(TrailController.Routes.trail(), cookies: secretary.cookies)

            #expect(page.status == .ok)
            #expect(page.text.contains("Salma Bennani"))
            #expect(page.text.contains("A téléchargé la liste des membres"))
            #expect(page.text.contains("A invité un membre</") || page.text.contains("A invité un membre ·"))
            #expect(page.text.contains("Hicham Lahlou"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Whoever has no right leaves no line and sees none`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let member = try await builder.seat(1)

            let export = try await club.get(ExportController.Routes.members(), cookies: member.cookies)
            let page = try await club.get(TrailController.Routes.trail(), cookies: member.cookies)

            #expect([export.status, page.status] == [.notFound, .notFound])
            #expect(try await club.count("SELECT COUNT(*) FROM activity_lines") == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Lines follow one another over pages, and old ones are forgotten`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let secretary = try await builder.seat(1, mandates: [Mandate(role: .secretary, branch: nil)])
            for _ in 0..<TrailPage.size + 3 {
                _ = try await club.get(InvitationController.Routes.invitations(), cookies: secretary.cookies)
            }

            let lines = try await club.house.database.read { db in
                let first = try TrailRepository.lines(before: nil, limit: TrailPage.size, in: db)
                return (first, try TrailRepository.lines(before: first.last?.id, limit: TrailPage.size, in: db))
            }
            try await club.house.database.write { db in
                try TrailRepository.forget(before: ClubHarness.start.adding(milliseconds: 86_400_000), in: db)
            }

            #expect([lines.0.count, lines.1.count] == [TrailPage.size, 3])
            #expect(Set((lines.0 + lines.1).map(\.id)).count == TrailPage.size + 3)
            #expect(try await club.count("SELECT COUNT(*) FROM activity_lines") == 0)
        }
    }
}
