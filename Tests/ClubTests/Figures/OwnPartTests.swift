import Chronology
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// Whoever has a part in a sum takes it away and looks at what is left.
@Suite struct OwnPartTests {
    @Test(arguments: TestEngine.allCases)
    func `A seller sees no sum that would leave four others, and sees it with five`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let seats = try await Self.seats(1...9, builder)
            let (seller, stranger) = (seats[0], seats[8])
            for number in 0..<5 { try await Self.sell(number, by: seats[number], to: seats[7], club) }

            let four = try await Self.told(seller, club)
            let asStranger = try await Self.told(stranger, club)
            let page = try await club.get(WorthController.Routes.club(), cookies: seller.cookies, language: "fr").text
            let why = try await club.get(
                FigureQuestion.club(ClubFigure(.amount)).path, cookies: seller.cookies, language: "fr"
            ).text
            try await Self.sell(5, by: seats[5], to: seats[7], club)
            let five = try await Self.told(seller, club)

            #expect(four.amount == nil && four.paid == nil)
            #expect(asStranger.amount == 15 * 100_000 && asStranger.paid == 5)
            #expect(five.amount == 21 * 100_000 && five.paid == 6)
            // Their own is listed, the rest is said not to be shown, and the sum stands on neither page.
            #expect(why.contains("La somme des autres n’est montrée que si elle vient de cinq entreprises"))
            #expect(why.contains("1\u{202F}000\u{A0}DH"))
            for text in [page, why] { #expect(!text.contains("15\u{202F}000\u{A0}DH")) }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A customer of four of five sellers does not find the fifth`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let seats = try await Self.seats(1...9, builder)
            for number in 0..<4 { try await Self.sell(number, by: seats[number], to: seats[7], club) }
            try await Self.sell(4, by: seats[4], to: seats[8], club)

            let customer = try await Self.told(seats[7], club)
            let stranger = try await Self.told(seats[6], club)

            #expect(customer.amount == nil && customer.paid == nil)
            #expect(stranger.amount == 15 * 100_000 && stranger.paid == 5)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Who is behind all of a sum sees it, for nothing is left`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let seats = try await Self.seats(1...9, builder)
            for number in 0..<3 { try await Self.sell(number, by: seats[number], to: seats[7], club) }

            let all = try await FigureProbe(club: club, seated: seats[7]).figure(.club(ClubFigure(.amount)))
            let stranger = try await FigureProbe(club: club, seated: seats[6]).figure(.club(ClubFigure(.amount)))

            #expect(all.total?.sum == 6 * 100_000 && all.own == all.total && all.rest == .nothing)
            #expect(stranger.total == nil && stranger.rest == .untold && stranger.lines.isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A month's referrals and the payments are not told to one who would leave a few`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let seats = try await Self.seats(1...9, builder)
            let month = WorthMonth(club.house.zone.date(at: club.time.now() - .days(5)))
            // Behind a payment stand its two sides: four sellers and their customer are five.
            let asked: [(FigureQuestion, sellers: Int)] = [
                (.payment(PaymentFigure(.days, of: .branch(nil))), 4),
                (.cohort(CohortFigure(.given, of: .branch(nil), month)), 5),
            ]
            var sold = 0
            for (question, sellers) in asked {
                for number in sold..<sellers { try await Self.sell(number, by: seats[number], to: seats[7], club) }
                sold = sellers

                let seller = try await FigureProbe(club: club, seated: seats[0]).figure(question)
                let stranger = try await FigureProbe(club: club, seated: seats[8]).figure(question)

                #expect(seller.total == nil && seller.rest == .untold && seller.lines.count == 1, "\(question)")
                #expect(stranger.total?.count == sellers && stranger.lines.isEmpty, "\(question)")
            }
        }
    }

    @Test(arguments: UInt64(1)...8)
    func `No reckoning of anyone who knows their own part leaves what fewer than five companies signed`(seed: UInt64) {
        var chance = SeededChance(seed: seed)
        let deals = RandomDeals.year(companies: 10, deals: 30 + chance.below(40), &chance).map { deal in
            var deal = deal
            let customer = ID<Person>(rawValue: Int64(1 + chance.below(10)))
            deal.parties = [ID(rawValue: deal.companies.map(\.rawValue).min() ?? 0), customer]
            return deal
        }
        for number in Int64(1)...10 {
            let reader = ID<Person>(rawValue: number)
            let amounts = Amounts(deals, months: 4, knownTo: reader)

            let trades = TradeAmounts(deals, beside: amounts, knownTo: reader)
            let told = Told(deals, amounts, trades, knownTo: reader)

            #expect(told.figures.allSatisfy { $0.isRight }, "a sum is wrong")
            #expect(told.leaks(of: 10) == [], "seed \(seed), reader \(number)")
        }
    }

    private static func told(
        _ seated: ClubBuilder.Seated, _ club: ClubHarness
    ) async throws -> (amount: Int64?, paid: Int64?) {
        let probe = FigureProbe(club: club, seated: seated)
        let amount = try await probe.figure(.club(ClubFigure(.amount)))
        let paid = try await probe.figure(.club(ClubFigure(.paid)))
        for figure in [amount, paid] {
            if case .told(let rest) = figure.rest { #expect(figure.own + rest == figure.total ?? figure.own) }
        }
        return (amount.total?.sum, paid.total?.sum)
    }

    private static func seats(
        _ numbers: ClosedRange<Int64>, _ builder: ClubBuilder
    ) async throws -> [ClubBuilder.Seated] {
        var seats: [ClubBuilder.Seated] = []
        for number in numbers { seats.append(try await builder.seat(number)) }
        return seats
    }

    /// A won referral of the customer with its deal, confirmed and paid last week; the amount grows with the number.
    private static func sell(
        _ number: Int, by seller: ClubBuilder.Seated, to customer: ClubBuilder.Seated, _ club: ClubHarness
    ) async throws {
        let (id, lastWeek) = (Int64(80_000 + number), club.time.now() - .days(5))
        let day = club.house.zone.date(at: lastWeek).isoText
        try await club.house.database.write { db in
            try db.execute(
                """
                INSERT INTO referrals (id, giver_id, receiver_id, kind, need, prospect_agreed, prospect_name, stage,
                                       given_at, acknowledged_at, closed_at, moved_at)
                VALUES (\(id), \(customer.membership), \(seller.membership), 'inside', 'Besoin', 0, '', 'won',
                        \(lastWeek), \(lastWeek), \(lastWeek), \(lastWeek))
                """
            )
            try db.execute(
                """
                INSERT INTO deals (id, referral_id, amount_minor, currency, signed_on, declared_at, confirmed_at,
                                   seller_id, other_id, is_outside, stated_by_id, outcome, paid_on, changed_at)
                VALUES (\(id), \(id), \(Int64(number + 1) * 100_000), 'MAD', \(day), \(lastWeek), \(lastWeek),
                        \(seller.membership), \(customer.membership), 0, \(seller.membership), 'on_time', \(day),
                        \(lastWeek))
                """
            )
        }
    }
}
