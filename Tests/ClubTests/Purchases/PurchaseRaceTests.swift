import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// Sixty-four people act at once; what each was answered and what stands afterwards tell one story.
@Suite struct PurchaseRaceTests {
    typealias Routes = PurchaseController.Routes

    private static let crowd = 64

    /// The answers to requests made together, in the order of who made them.
    private static func together(
        _ count: Int, _ ask: @escaping @Sendable (Int) async throws -> Int
    ) async throws -> [Int] {
        try await withThrowingTaskGroup(of: (Int, Int).self) { group in
            for index in 0..<count { group.addTask { (index, try await ask(index)) } }
            var answers = Array(repeating: 0, count: count)
            for try await (index, code) in group { answers[index] = code }
            return answers
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of 64 who want the last three places, three have them and 61 see why not`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club, buyers: Self.crowd)
            let id = try await build.open(places: "3")

            let answers = try await Self.together(Self.crowd) { try await build.join(id, build.buyers[$0], "10") }

            #expect(answers.filter { $0 == 303 }.count == 3)
            #expect(answers.filter { $0 == 409 }.count == 61)
            let seated = try await club.house.database.read { db in
                Set(
                    try db.rows("SELECT membership_id FROM purchase_parts WHERE purchase_id = \(id)").map {
                        try $0.get("membership_id", as: ID<Membership>.self)
                    })
            }
            let winners = Set(zip(build.buyers, answers).filter { $0.1 == 303 }.map(\.0.membership))
            #expect(seated == winners)
            #expect(try await build.told(build.organiser) == ["joined", "joined", "joined"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `While joining ends, whoever was let in is counted and nobody else`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club, buyers: Self.crowd)
            let id = try await build.open(own: "1")
            #expect(try await build.join(id, build.buyers[0], "10") == 303)

            let answers = try await Self.together(Self.crowd) { index in
                if index == 32 {
                    return try await club.post(Routes.endJoining(id), cookies: build.organiser.cookies).status.code
                }
                return index == 0 ? 0 : try await build.join(id, build.buyers[index], "10")
            }

            let joined = answers.enumerated().filter { $0.offset != 32 && $0.element == 303 }.count + 1
            #expect(answers[32] == 303)
            #expect(Set(answers.dropFirst()).isSubset(of: [303, 409]))
            let counted = try await build.count("SELECT group_quantity FROM purchases WHERE id = \(id)")
            #expect(counted == 100 + joined * 1_000)
            #expect(try await build.count("SELECT group_companies FROM purchases WHERE id = \(id)") == joined + 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of choices, withdrawals and calling off at once, one story stands`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club)
            for _ in 0..<4 {
                let (id, first) = try await build.purchase(at: .offers)
                let second: ID<PurchaseOffer> = club.house.ids.next()
                _ = try await club.post(Routes.offer(id), build.offer(second), cookies: build.rival.cookies)

                let answers = try await Self.together(Self.crowd) { index in
                    switch index % 4 {
                    case 0:
                        try await club.post(
                            Routes.choose(id), [("offer", first.description)], cookies: build.organiser.cookies
                        ).status.code
                    case 1:
                        try await club.post(
                            Routes.choose(id), [("offer", second.description)], cookies: build.organiser.cookies
                        ).status.code
                    case 2:
                        try await club.post(Routes.withdrawOffer(id, first), cookies: build.seller.cookies).status.code
                    default:
                        try await club.post(Routes.withdrawOffer(id, second), cookies: build.rival.cookies).status.code
                    }
                }

                let won = (0..<4).map { kind in
                    answers.enumerated().contains { $0.offset % 4 == kind && $0.element == 303 }
                }
                // Chosen and withdrawn never both, and at most one is chosen.
                #expect(!(won[0] && won[1]) && !(won[0] && won[2]) && !(won[1] && won[3]))
                #expect(won[0] != won[2] && won[1] != won[3] || won[0] || won[1])
                let chosen = try await build.count(
                    "SELECT COUNT(*) FROM purchase_offers WHERE purchase_id = \(id) AND chosen_at IS NOT NULL")
                #expect(chosen == (won[0] || won[1] ? 1 : 0))
                #expect(try await build.stage(of: id) == (chosen == 1 ? .confirming : .offers))
                #expect(try await build.brokenRules() == [])
                _ = try await club.post(Routes.cancel(id), [("words", "x")], cookies: build.organiser.cookies)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The last answers close a purchase once, with all who said yes`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club, buyers: 8)
            let (id, _) = try await build.purchase(at: .confirming)

            let answers = try await Self.together(Self.crowd) { index in
                let buyer = build.buyers[index / 8]
                if index / 8 == 7 {
                    return try await club.post(Routes.leave(id), cookies: buyer.cookies).status.code
                }
                return try await build.confirm(id, buyer)
            }

            // Repeated taps are the same tap, also when the last answer has closed it meanwhile.
            #expect(Set(answers).isSubset(of: [303, 409]))
            for buyer in 0..<8 { #expect(answers[buyer * 8..<buyer * 8 + 8].contains(303)) }
            #expect(try await build.stage(of: id) == .done)
            #expect(try await build.parts(id).filter { $0.hasPrefix("confirmed") }.count == 7)
            for buyer in build.buyers.prefix(7) {
                #expect(try await build.told(buyer).filter { $0 == "done" }.count == 1)
            }
            #expect(try await build.told(build.seller).filter { $0 == "orders" }.count == 1)
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of 64 who would take over from an organiser who left, one does`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club, buyers: Self.crowd)
            let id = try await build.open(own: "5")
            for buyer in build.buyers { _ = try await build.join(id, buyer, "10") }
            let (now, today, notices) = (club.time.now(), club.house.today(), club.house.notices)
            try await club.house.database.write { db in
                let decision = Departure.Decision(author: .console, day: today)
                try Departure.end(build.organiser.membership, decision, notices, at: now, in: db)
            }

            let answers = try await Self.together(Self.crowd) {
                try await club.post(Routes.takeOver(id), cookies: build.buyers[$0].cookies).status.code
            }

            #expect(answers.filter { $0 == 303 }.count == 1)
            #expect(answers.filter { $0 == 409 }.count == 63)
            let winner = try #require(answers.firstIndex(of: 303))
            let organiser: ID<Membership>? = try await club.house.database.read { db in
                try db.value("SELECT organiser_id FROM purchases WHERE id = \(id) AND vacant_until IS NULL")
            }
            #expect(organiser == build.buyers[winner].membership)
        }
    }
}
