import Chronology
import Persistence
import TestSupport
import Testing

@testable import Club

/// Of every figure of every page: what is listed and the rest come to what the page tells.
@Suite struct FigureSumTests {
    @Test(arguments: TestEngine.allCases, [UInt64(21), 22])
    func `The lines and the rest of each figure of the club are the figure`(
        _ engine: TestEngine, seed: UInt64
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let random = try await RandomClub.make(club, seed: seed, members: 24, referrals: 400)
            let worth = try await FigureProbe.worth(club)
            let today = club.house.today()
            var untold = 0
            for seat in random.seats.prefix(3) {
                let probe = FigureProbe(club: club, seated: seat.seated)
                for filter in FigureProbe.filters {
                    let view = WorthView(worth, filter, today: today, readBy: seat.seated.person)
                    let months: [WorthMonth?] = [nil, view.months[11], view.months[7]]
                    for measure in ClubFigure.Measure.allCases where filter.trade == nil || measure != .newcomers {
                        for month in months {
                            let asked = ClubFigure(measure, filter, month: month)
                            let made = try await probe.figure(.club(asked))

                            let expected = FigureProbe.expected(asked, view)
                            #expect(made.total?.sum == expected?.sum, "\(asked)")
                            if asked.isCounted { #expect(made.total == expected, "\(asked)") }
                            if case .told(let rest) = made.rest {
                                #expect(made.own + rest == made.total ?? made.own, "\(asked)")
                                #expect(rest.count >= 0 && rest.sum >= 0, "\(asked)")
                            } else {
                                #expect(made.total == nil, "\(asked)")
                                untold += 1
                            }
                        }
                    }
                }
            }
            #expect(untold > 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The rest of an amount is what a slow count finds of others, five companies or none`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let random = try await RandomClub.make(club, seed: 23, members: 24, referrals: 500)
            let closing = club.house.today().startOfWeek
            var told = 0
            for (reader, seat) in random.seats.enumerated().prefix(4) {
                let probe = FigureProbe(club: club, seated: seat.seated)
                for filter in FigureProbe.filters where filter.trade == nil {
                    for month in WorthPeriod.lastMonths.months(club.house.today()) where filter.year == nil {
                        let made = try await probe.figure(.club(ClubFigure(.amount, filter, month: month)))
                        guard case .told(let rest) = made.rest, made.total != nil else { continue }
                        told += 1
                        let others = random.referrals.filter { given in
                            guard let deal = given.deal, let confirmedOn = deal.confirmedOn, confirmedOn < closing,
                                given.stage != .withdrawn
                            else { return false }
                            return WorthMonth(deal.signedOn) == month && given.giver != reader
                                && given.receiver != reader
                                && (filter.branch == nil || random.seats[given.receiver].branch == filter.branch)
                        }

                        #expect(rest.sum == others.reduce(0) { $0 + ($1.deal?.amountMinor ?? 0) })
                        #expect(rest.count == others.count)
                        #expect(others.isEmpty || Set(others.map(\.receiver)).count >= 5)
                    }
                }
            }
            #expect(told > 20)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The lines of each figure of my own worth and statement are the figure`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let random = try await RandomClub.make(club, seed: 24)
            let (zone, today) = (club.house.zone, club.house.today())
            let seated = try #require(
                random.seats.indices.first { seat in
                    random.referrals.contains { given in
                        given.receiver == seat && given.deal?.confirmedOn != nil
                            && given.deal?.signedOn.year == today.year
                    }
                }.map { random.seats[$0].seated })
            try await club.house.database.write { db in
                try db.execute("UPDATE memberships SET dues_minor = 300000 WHERE id = \(seated.membership)")
            }
            let probe = FigureProbe(club: club, seated: seated)
            let own = try await club.house.database.read { db in
                try OwnWorthRepository.load(seated.membership, zone: zone, in: db)
            }
            for filter in FigureProbe.filters {
                let view = OwnWorthView(own, filter, today: today)
                for month in [nil, view.months[10]] {
                    let totals = month == nil ? view.total : view.byMonth[10]
                    let expected: [(OwnFigure.Measure, Figure.Tally)] = [
                        (.given, Figure.Tally(count: totals.given)),
                        (.givenWon, Figure.Tally(count: totals.givenWon)),
                        (.received, Figure.Tally(count: totals.received)),
                        (.receivedWon, Figure.Tally(count: totals.receivedWon)),
                        (.signed, Figure.Tally(count: totals.signed, sum: totals.signedMinor)),
                        (.paid, Figure.Tally(count: totals.paid, sum: totals.paidMinor)),
                        (.brought, Figure.Tally(count: totals.brought, sum: totals.broughtMinor)),
                        (.thanked, Figure.Tally(count: totals.thanked, sum: totals.thankedMinor)),
                    ]
                    for (measure, tally) in expected {
                        let made = try await probe.figure(.own(OwnFigure(measure, filter, month: month)))

                        #expect(made.own == tally && made.total == tally, "\(measure) \(filter)")
                    }
                }
            }
            let year = WorthFilter().with { $0.period = .year(today.year) }
            let dues = try await probe.figure(.own(OwnFigure(.dues, year, page: .statement)))
            let balance = try await probe.figure(.own(OwnFigure(.balance, year, page: .statement)))

            #expect(dues.total?.sum == 300_000 && dues.rest == .told(Figure.Tally(count: 0, sum: 300_000)))
            #expect(balance.total == balance.own)
            #expect(balance.dues?.perHundred == balance.own.sum * 10_000 / 300_000)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The lines and the rest of each figure of a month's cohort are the figure`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let random = try await RandomClub.make(club, seed: 25, members: 20, referrals: 400)
            let calendar = CohortCalendar(club.house.today(), club.house.zone)
            let seated = random.seats[1].seated
            let probe = FigureProbe(club: club, seated: seated)
            let scopes: [(CohortFigure.Whose, CohortRepository.Scope)] = [
                (.given, .given(seated.membership)), (.received, .received(seated.membership)),
                (.branch(nil), .branch(nil)), (.branch(ClubBuilder.rabat), .branch(ClubBuilder.rabat)),
            ]
            for (whose, scope) in scopes {
                let cohorts = try await club.house.database.read { db in
                    try CohortRepository.cohorts(scope, calendar, in: db)
                }
                for (month, cohort) in zip(calendar.months, cohorts).suffix(5) {
                    let expected: [(CohortFigure.Measure, Figure.Tally)] = [
                        (.given, Figure.Tally(count: cohort.given)),
                        (.contacted, Figure.Tally(count: cohort.given, sum: Int64(cohort.contacted))),
                        (.conversion, Figure.Tally(count: cohort.given, sum: Int64(cohort.won))),
                        (.open, Figure.Tally(count: cohort.open)),
                        (
                            .soon,
                            Figure.Tally(
                                count: cohort.hours.values.reduce(0, +),
                                sum: cohort.hours.reduce(0) { $0 + Int64($1.key * $1.value) })
                        ),
                    ]
                    for (measure, tally) in expected {
                        let asked = CohortFigure(measure, of: whose, WorthMonth(month))
                        let made = try await probe.figure(.cohort(asked))
                        guard case .told(let rest) = made.rest else {
                            #expect(made.total == nil && made.median == nil)
                            continue
                        }

                        #expect(made.total == tally, "\(asked)")
                        #expect(made.own + rest == tally && rest.count >= 0, "\(asked)")
                        if case .branch = whose {} else { #expect(rest == Figure.Tally(count: 0), "\(asked)") }
                    }
                }
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The lines and the rest of each figure of payments are the figure`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let random = try await RandomClub.make(club, seed: 26, members: 20, referrals: 400)
            try await FigureProbe.late(club)
            let seated = random.seats[2].seated
            let probe = FigureProbe(club: club, seated: seated)
            let today = club.house.today()
            let records = try await club.house.database.read { db in
                try DealRepository.records(seated.membership, seated.person, today: today, in: db)
            }
            let rabat = records.branches.first { $0.branch?.id == ClubBuilder.rabat }?.record
            let sides: [(PaymentFigure.Whose, PaymentRecord?)] = [
                (.sold, records.sold), (.bought, records.bought), (.branch(nil), records.club.record),
                (.branch(ClubBuilder.rabat), rabat),
            ]
            #expect(records.club.record != nil && records.sold?.paid ?? 0 > 0)
            for (whose, record) in sides {
                for measure in PaymentFigure.Measure.allCases where whose.isOwn || measure != .signed {
                    let made = try await probe.figure(.payment(PaymentFigure(measure, of: whose)))
                    guard let record, case .told(let rest) = made.rest else {
                        #expect(made.total == nil)
                        continue
                    }
                    let expected: Int =
                        switch measure {
                        case .signed: record.signed
                        case .onTime: record.onTime
                        case .late: record.late
                        case .days: record.daysToPay
                        case .delay: record.daysLate
                        }

                    #expect(made.total?.sum == Int64(expected), "\(measure) \(whose)")
                    #expect(made.own + rest == made.total, "\(measure) \(whose)")
                    if whose.isOwn { #expect(rest == Figure.Tally(count: 0)) }
                }
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The lines and the rest of each flow are the flow`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let random = try await RandomClub.make(club, seed: 9, members: 24, referrals: 300)
            let worth = try await FigureProbe.worth(club)
            let probe = FigureProbe(club: club, seated: random.seats[0].seated)
            let flows = worth.year(club.house.today().year)
            let asked =
                flows.tradeFlows.cells.map { (FlowFigure(.trades, from: $0.way.from, to: $0.way.to), $0.count) }
                + flows.branchFlows.cells.map { cell in
                    (
                        FlowFigure(.branches, from: cell.way.from.description, to: cell.way.to.description),
                        cell.count
                    )
                }
            #expect(asked.count > 5)
            for (figure, count) in asked {
                let made = try await probe.figure(.flow(figure))
                guard case .told(let rest) = made.rest else { continue }

                #expect(made.own + rest == Figure.Tally(count: count))
                #expect(rest.count >= 0)
            }
        }
    }
}
