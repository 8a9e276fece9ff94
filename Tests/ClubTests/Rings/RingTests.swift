import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct RingTests {
    typealias Routes = RingController.Routes

    @Test(arguments: TestEngine.allCases)
    func `Each sees only whom they would serve and who would serve them, until all accepted`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await RingBuilder(club)
            let id = try await build.ring()

            // The first seeks from the second and serves the fourth; the third is none of theirs.
            for accepted in 0..<4 {
                let page = try await build.page(id, 0)
                #expect(page.contains("Prenom2") && page.contains("Prenom4"))
                #expect(page.contains("marque1") && page.contains("marque4"))
                #expect(!page.contains("Prenom3") && !page.contains("marque3") && !page.contains("marque2"))
                #expect(try await build.accept(id, (accepted + 1) % 4) == 303)
            }
            let page = try await build.page(id, 0)
            let outsider = try await club.get(Routes.ring(id), cookies: build.match.president.cookies)

            #expect(try await build.state(id) == .standing)
            #expect((1...4).allSatisfy { page.contains("Prenom\($0)") })
            #expect(page.matches(of: #/href="\/introductions\/\w+"/#).count == 2)
            #expect(outsider.status == .notFound)
            #expect(try await club.count("SELECT count(*) FROM introductions WHERE state = 'made'") == 4)
            #expect(try await build.refuse(id, 1) == 409)
            #expect(try await build.accept(id, 1) == 303)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A refusal ends it quietly`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await RingBuilder(club, members: 3)
            let id = try await build.ring()
            #expect(try await build.accept(id, 0) == 303)
            let told = try await build.match.mails(build.seats[0])

            #expect(try await build.refuse(id, 1) == 303)
            #expect(try await build.refuse(id, 1) == 303)
            let (first, third) = (try await build.page(id, 0), try await build.page(id, 2))

            #expect(try await build.state(id) == .closed)
            #expect(try await build.match.mails(build.seats[0]) == told)
            #expect(first.contains("ne s’est pas formé") && third.contains("ne s’est pas formé"))
            #expect(try await !build.match.page(build.seats[0]).contains(id.description))
            #expect(try await build.accept(id, 2) == 409)
            #expect(try await club.count("SELECT count(*) FROM introductions") == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of 64 who accept and refuse at once, the ring stands or ends, once and whole`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await RingBuilder(club)
            for refusals in [0, 1, 3] {
                let id = try await build.ring()
                let answers = try await withThrowingTaskGroup(of: (index: Int, refused: Bool, code: Int).self) {
                    group in
                    for client in 0..<64 {
                        let (index, refused) = (client % 4, client % 64 >= 64 - refusals)
                        group.addTask {
                            let code =
                                refused ? try await build.refuse(id, index) : try await build.accept(id, index)
                            return (index, refused, code)
                        }
                    }
                    return try await group.reduce(into: [(index: Int, refused: Bool, code: Int)]()) { $0.append($1) }
                }
                let state = try await build.state(id)
                let introductions = try await club.count("SELECT count(*) FROM introductions")
                let stood = try await club.count(
                    "SELECT count(*) FROM notices WHERE once = \("ring-stands-" + id.description)")

                // The history: a refusal that went through means it is over, and then nothing was made of it.
                let refused = answers.contains { $0.refused && $0.code == 303 }
                let isSettled = answers.allSatisfy { $0.code == 303 || $0.code == 409 }
                #expect(isSettled)
                #expect(state == (refused ? .closed : .standing))
                #expect(introductions == (refused ? 0 : 4))
                #expect(stood == (refused ? 0 : 4))
                #expect(refusals > 0 || answers.allSatisfy { $0.code == 303 })
                let broken = try await club.house.database.read { db in
                    try Invariant.all.filter { try $0.broken(in: db) > 0 }.map(\.name)
                }
                #expect(broken.filter { $0.hasPrefix("ring") || $0.hasPrefix("intro") } == [])
                try await club.house.database.write { db in
                    for table in ["ring_places", "rings", "introduction_times", "introductions", "match_rounds"] {
                        try db.execute("DELETE FROM \(unsafe: table)")
                    }
                }
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Three whose needs go round are proposed a ring by the week’s round`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await RingBuilder(club, members: 3)

            try await build.match.round()

            #expect(try await club.count("SELECT count(*) FROM rings WHERE size = 3") == 1)
            #expect(try await build.match.page(build.seats[0]).contains("Cercle de 3 membres"))
            try await build.match.weeks(3)
            #expect(try await club.count("SELECT count(*) FROM rings") == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A ring whose member leaves, or whose term passes, is over`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await RingBuilder(club)
            let id = try await build.ring()
            club.time.advance(by: Ring.life)

            #expect(try await build.accept(id, 0) == 409)
            #expect(try await build.page(id, 0).contains("ne s’est pas formé"))
            let (due, seat) = (build.match.now, build.seats[2].membership)
            try await club.house.database.write { db in
                try db.execute("UPDATE rings SET expires_at = expires_at + 1000000")
                try Rings.leave(seat, club.house.notices, at: due, in: db)
            }
            #expect(try await build.state(id) == .closed)
        }
    }
}
