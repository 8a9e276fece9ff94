import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct DealPaymentTests {
    typealias Routes = DealController.Routes

    @Test(arguments: TestEngine.allCases)
    func `A payment is what both say, and differing words are shown as such`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            // Due on 19 January 2027.
            let id = try await build.signed()
            try await build.wait(days: 90)

            let first = try await build.say(id, paidOn: "2027-02-01", key: 11, by: build.salma)
            let second = try await build.say(id, paidOn: "2027-01-18", key: 12, by: build.hicham)
            let differing = try await build.deal(id)
            let page = try await club.get(Routes.deal(id), cookies: build.salma.cookies)
            _ = try await build.say(id, paidOn: "2027-02-01", key: 13, by: build.hicham)
            let agreed = try await build.deal(id)
            let late = try await build.say(id, paidOn: nil, key: 14, by: build.salma)
            let correction = try await build.correct(id, version: 1, amount: "1", key: 15, by: build.salma)

            #expect(first.location?.hasSuffix("done=said") == true)
            #expect(second.location?.hasSuffix("done=differing") == true)
            #expect(differing.isDiffering && differing.outcome == nil)
            #expect(page.text.contains("13 jours de retard") && page.text.contains("payée à temps"))
            #expect(agreed.outcome == .late && agreed.paidOn?.isoText == "2027-02-01" && !agreed.isDiffering)
            #expect([late.status, correction.status] == [.conflict, .conflict])
            #expect(agreed.payments.count == 3)
            #expect(try await build.notices(build.salma) == ["confirmed", "paid", "paid"])
            try await build.expectSound()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `On time may differ by days, and a dispute can still be settled`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            let (one, two) = (try await build.signed(1), try await build.signed(2))
            try await build.wait(days: 30)

            _ = try await build.say(one, paidOn: "2026-12-03", key: 11, by: build.salma)
            _ = try await build.say(one, paidOn: "2026-12-01", key: 12, by: build.hicham)
            _ = try await build.say(two, paidOn: nil, key: 13, by: build.salma)
            _ = try await build.say(two, paidOn: nil, key: 14, by: build.hicham)
            let disputed = try await build.deal(two)
            _ = try await build.say(two, paidOn: "2026-12-10", key: 15, by: build.salma)
            let moving = try await build.deal(two)
            _ = try await build.say(two, paidOn: "2026-12-10", key: 16, by: build.hicham)

            let (onTime, settled) = (try await build.deal(one), try await build.deal(two))
            // The seller's day is kept.
            #expect(onTime.outcome == .onTime && onTime.paidOn?.isoText == "2026-12-03")
            #expect(disputed.outcome == .disputed)
            #expect(moving.outcome == nil && moving.isDiffering)
            #expect(settled.outcome == .onTime)
            try await build.expectSound()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `What was said under former terms no longer counts`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            let id = try await build.signed(days: "30")
            try await build.wait(days: 60)
            _ = try await build.say(id, paidOn: "2026-12-25", key: 11, by: build.salma)
            _ = try await build.correct(id, version: 1, amount: "12 500", key: 2, days: "60", by: build.hicham)
            _ = try await build.answer(id, "accept", number: 2, by: build.salma)

            let stale = try await build.say(id, paidOn: "2026-12-25", version: 1, key: 12, by: build.hicham)
            let between = try await build.deal(id)
            _ = try await build.say(id, paidOn: "2026-12-25", version: 2, key: 13, by: build.hicham)
            _ = try await build.say(id, paidOn: "2026-12-25", version: 2, key: 14, by: build.salma)

            #expect(stale.status == .conflict)
            #expect(between.outcome == nil && between.statement(of: .seller) == nil)
            #expect(try await build.deal(id).outcome == .onTime)
            try await build.expectSound()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A double tap says it once, a future day is refused, and unsigned deals are not paid`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            let (signed, open) = (try await build.signed(1), try await build.declared(2))

            let future = try await build.say(signed, paidOn: "2026-11-24", key: 11, by: build.salma)
            let wordless = try await club.post(
                Routes.state(signed),
                [("key", build.key(12).description), ("version", "1"), ("statement", "disputed")],
                cookies: build.salma.cookies)
            let early = try await build.say(open, paidOn: "2026-11-23", key: 13, by: build.salma)
            for _ in 1...2 { _ = try await build.say(signed, paidOn: "2026-11-23", key: 14, by: build.salma) }
            _ = try await build.say(signed, paidOn: "2026-11-23", key: 15, by: build.salma)

            #expect([future.status, wordless.status] == [.unprocessableContent, .unprocessableContent])
            #expect(early.status == .conflict)
            #expect(try await build.deal(signed).payments.count == 1)
            #expect(try await build.notices(build.hicham).filter { $0 == "paid" }.count == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Filters, record and table follow the payment`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            try await build.declared(1)
            try await build.signed(2)
            try await build.signed(3)
            try await build.signed(4, days: "5")
            try await build.signed(5)
            try await build.wait(days: 40)
            for (number, paidOn) in [(Int64(3), "2026-12-20"), (5, "2026-12-10")] {
                _ = try await build.say(build.key(number), paidOn: paidOn, key: number * 10, by: build.salma)
                _ = try await build.say(build.key(number), paidOn: paidOn, key: number * 10 + 1, by: build.hicham)
            }
            _ = try await build.say(build.key(2), paidOn: nil, key: 61, by: build.hicham)
            func ids(_ query: FormFields, _ seat: ClubBuilder.Seated) async throws -> [Int64] {
                let today = club.house.today()
                return try await club.house.database.read { db in
                    try DealRepository.page(DealFilter(query), seat: seat.membership, today: today, in: db)
                        .deals.map { $0.id.rawValue - 70_000 }
                }
            }

            #expect(try await ids([:], build.salma) == [5, 4, 3, 2, 1])
            #expect(try await ids([:], build.karim).isEmpty)
            #expect(try await ids(["state": "to-confirm"], build.hicham) == [1])
            #expect(try await ids(["state": "to-confirm"], build.salma).isEmpty)
            #expect(try await ids(["state": "open"], build.salma) == [4, 2, 1])
            #expect(try await ids(["state": "due"], build.salma) == [2])
            #expect(try await ids(["state": "late"], build.salma) == [4])
            #expect(try await ids(["state": "paid"], build.salma) == [5, 3])
            #expect(try await ids(["state": "disputed"], build.salma) == [2])
            #expect(
                try await ids(["state": "nonsense", "with": build.karim.membership.description], build.salma).isEmpty)
            let table = try await club.get(Routes.table(), cookies: build.salma.cookies)
            #expect(table.text.split(separator: "\r\n").count == 6)
            #expect(table.text.contains("Mobilier de bureau;12500,00;MAD"))
            let records = try await club.house.database.read { db in
                try DealRepository.records(build.salma.membership, nil, today: club.house.today(), in: db)
            }
            // Signed on 20 November, paid after 30 and 20 days.
            #expect(records.sold == PaymentRecord(signed: 4, onTime: 2, late: 0, daysToPay: 50, daysLate: 0))
            #expect(records.bought == PaymentRecord())
            // Two companies are too few for anyone else to read.
            #expect(records.club.record == nil && records.branches.allSatisfy { $0.record == nil })
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The club reads the record from the fifth company on`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            var seats: [ClubBuilder.Seated] = []
            for number in Int64(1)...5 { seats.append(try await builder.seat(number)) }
            let (now, everyone) = (club.time.now(), seats)
            func pay(_ number: Int64, _ seller: Int, _ buyer: Int) async throws {
                try await club.house.database.write { db in
                    try db.execute(
                        """
                        INSERT INTO deals (id, seller_id, other_id, stated_by_id, amount_minor, currency, signed_on, due_on,
                                           declared_at, confirmed_at, outcome, paid_on, changed_at)
                        VALUES (\(number), \(everyone[seller].membership), \(everyone[buyer].membership),
                                \(everyone[seller].membership), 777700, 'MAD', '2026-09-01', '2026-10-31', \(now), \(now),
                                'on_time', '2026-10-01', \(now))
                        """)
                }
            }
            // Who has a part in none of them.
            let reader = try await builder.seat(6)
            func page() async throws -> String {
                try await club.get(Routes.records(), cookies: reader.cookies).text
            }

            try await pay(1, 0, 1)
            try await pay(2, 2, 3)
            let four = try await page()
            try await pay(3, 4, 0)
            let five = try await page()

            #expect(!four.contains("100\u{202F}%") && !four.contains("100\u{A0}%"))
            #expect(five.contains("100\u{202F}%") || five.contains("100\u{A0}%"))
            #expect(!five.contains("7\u{202F}777"))
        }
    }
}
