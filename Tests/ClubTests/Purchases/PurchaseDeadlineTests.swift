import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct PurchaseDeadlineTests {
    typealias Routes = PurchaseController.Routes

    @Test(arguments: TestEngine.allCases)
    func `Each deadline moves a purchase once, however often the clock comes by`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club)
            let (id, _) = try await build.purchase(at: .joining)
            func turn(_ span: Duration) async throws -> Purchase.Stage? {
                club.time.advance(by: span)
                for _ in 0..<3 { try await build.runClock() }
                return try await build.stage(of: id)
            }

            #expect(try await turn(.days(7)) == .joining)
            // Through the last day, to midnight of the club.
            #expect(try await turn(.hours(14) - .seconds(1)) == .joining)
            #expect(try await turn(.seconds(1)) == .offers)
            let key: ID<PurchaseOffer> = club.house.ids.next()
            _ = try await club.post(Routes.offer(id), build.offer(key), cookies: build.seller.cookies)
            #expect(try await turn(.days(7)) == .choosing)
            _ = try await club.post(Routes.choose(id), [("offer", key.description)], cookies: build.organiser.cookies)
            _ = try await build.confirm(id, build.buyers[0])
            #expect(try await turn(.days(6)) == .confirming)
            #expect(try await turn(.days(2)) == .done)

            #expect(try await build.told(build.buyers[0]) == ["offers", "confirm", "done"])
            #expect(try await build.told(build.buyers[1]) == ["offers", "confirm", "reminder", "dropped"])
            #expect(try await build.told(build.organiser).filter { $0 == "choosing" }.count == 1)
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A clock that jumps ahead leaves everyone their days, and one that jumps back moves nothing again`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club)
            let (id, _) = try await build.purchase(at: .offers)
            let start = club.time.now()

            club.time.advance(by: .days(200))
            try await build.runClock()
            let ahead = try await build.stage(of: id)
            club.time.set(start)
            try await build.runClock()
            let back = try await build.stage(of: id)
            club.time.advance(by: .days(207))
            try await build.runClock()
            let later = try await build.stage(of: id)
            club.time.advance(by: .days(1))
            try await build.runClock()
            club.time.set(start)
            try await build.runClock()

            #expect([ahead, back, later] == [.choosing, .choosing, .choosing])
            #expect(try await build.stage(of: id) == .lapsed)
            #expect(try await build.told(build.organiser).filter { $0 == "choosing" }.count == 1)
            #expect(try await build.told(build.buyers[0]) == ["offers", "ended.no_choice"])
            #expect(try await build.parts(id) == ["dropped 0", "dropped 0"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `After a deadline nothing of that stage is taken, though the clock has not come by`(_ engine: TestEngine)
        async throws
    {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club)
            let (joining, _) = try await build.purchase(at: .joining)
            let (offers, _) = try await build.purchase(at: .offers)
            let (confirming, _) = try await build.purchase(at: .confirming)

            club.time.advance(by: .days(20))

            #expect(try await build.join(joining, build.onlooker, "5") == 409)
            let late = try await club.post(
                Routes.offer(offers), build.offer(club.house.ids.next()), cookies: build.rival.cookies)
            #expect(late.status == .conflict)
            #expect(try await build.confirm(confirming, build.buyers[0]) == 409)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Alone, without offers or without answers it comes to nothing, and all are told`(_ engine: TestEngine)
        async throws
    {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club)
            let alone = try await build.open(own: "5")
            let (unanswered, _) = try await build.purchase(at: .joining)

            let early = try await club.post(Routes.endJoining(alone), cookies: build.organiser.cookies)
            club.time.advance(by: .days(15))
            try await build.runClock()
            let (silent, _) = try await build.purchase(at: .lapsed)

            #expect(early.status == .conflict)
            let endings = try await club.house.database.read { db in
                try [alone, unanswered, silent].map { id in
                    try db.value("SELECT ending FROM purchases WHERE id = \(id)", as: String.self)
                }
            }
            #expect(endings == ["alone", "no_offer", "nobody"])
            #expect(try await build.told(build.buyers[0]).last == "ended.nobody")
            #expect(try await build.count("SELECT COUNT(*) FROM purchase_parts WHERE quantity > 0") == 0)
        }
    }
}
