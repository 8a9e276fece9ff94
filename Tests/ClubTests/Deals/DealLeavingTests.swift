import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct DealLeavingTests {
    @Test(arguments: TestEngine.allCases)
    func `Who leaves keeps what is signed; what is not is closed with notice`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            let (signed, declared) = (try await build.signed(1), try await build.declared(2))
            _ = try await build.correct(signed, version: 1, amount: "1", key: 3, by: build.salma)
            let (seat, notices, now) = (build.hicham.membership, club.house.notices, club.time.now())

            for _ in 1...2 {
                try await club.house.database.write { db in
                    try DealRepository.leave(seat, notices, at: now, in: db)
                }
            }

            let (kept, closed) = (try await build.deal(signed), try await build.deal(declared))
            #expect(kept.confirmedAt != nil && kept.closed == nil)
            #expect(kept.versions.map(\.state) == [.stated, .lapsed])
            #expect(closed.closed?.kind == .left && closed.closed?.by == seat)
            #expect(try await build.notices(build.salma) == ["confirmed", "left"])
            try await build.expectSound()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `An erased person leaves no words and no calendar, and the other keeps the deal`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            let (signed, declined) = (try await build.signed(1), try await build.declared(2))
            _ = try await build.say(signed, paidOn: nil, key: 11, by: build.hicham)
            _ = try await build.decline(declined, words: "Voyez ma sœur Leïla", by: build.hicham)
            _ = try await club.post(DealController.Routes.openCalendar(), cookies: build.hicham.cookies)
            let (person, trail, notices) = (build.hicham.person, club.trail, club.house.notices)

            try await club.house.database.write { db in
                try PersonRegister.erase(person, today: club.house.today(), trail: trail, telling: notices, in: db)
            }

            let deal = try await build.deal(signed)
            let feeds: Int? = try await club.house.database.read { db in
                try db.value("SELECT COUNT(*) FROM calendar_feeds")
            }
            let page = try await club.get(DealController.Routes.deal(signed), cookies: build.salma.cookies)
            #expect(deal.terms.amount.minorUnits == 1_250_000 && deal.terms.object == "Mobilier de bureau")
            #expect(deal.payments.first?.content == .disputed(words: ""))
            #expect(try await build.deal(declined).closed?.words == "")
            #expect(feeds == 0)
            #expect(page.status == .ok && !page.text.contains("Lahlou"))
            try await build.expectSound()
        }
    }
}
