import Chronology
import Persistence
import TestSupport
import Testing

@testable import Club

/// What the pages tell, beside a slow count of the same club that knows nothing of the queries.
@Suite struct RecountTests {
    @Test(arguments: TestEngine.allCases, [UInt64(1), 2, 3])
    func `Every figure of the club is what a slow count finds`(engine: TestEngine, seed: UInt64) async throws {
        try await ClubHarness.run(engine) { club in
            let random = try await RandomClub.make(club, seed: seed)
            let house = club.house
            let today = house.today()
            let closing = today.startOfWeek
            let worth = try await house.database.read { db in
                try WorthRepository.load(
                    today: today, closing: house.zone.start(of: closing), zone: house.zone, in: db)
            }

            for period in [WorthPeriod.lastMonths, .year(2026), .year(2025), .year(1999)] {
                for branch in [nil, ClubBuilder.casablanca, ClubBuilder.rabat] {
                    for trade in [nil, "C", "F", "J"] {
                        let filter = WorthFilter().with {
                            $0.period = period
                            $0.branch = branch
                            $0.trade = trade
                        }
                        let view = WorthView(worth, filter, today: today)
                        Self.compare(view, random, closing, "seed \(seed), \(filter)")
                    }
                }
            }
        }
    }

    private static func compare(
        _ view: WorthView, _ random: RandomClub, _ closing: CivilDate, _ comment: Comment
    ) {
        func isWanted(_ seat: Int) -> Bool {
            (view.filter.branch == nil || random.seats[seat].branch == view.filter.branch)
                && (view.filter.trade == nil || random.section(seat) == view.filter.trade)
        }
        let counted = random.referrals.filter { $0.stage != .withdrawn }
        for (place, month) in view.months.enumerated() {
            let given = counted.filter { WorthMonth($0.day) == month && isWanted($0.giver) }
            let received = counted.filter { WorthMonth($0.day) == month && isWanted($0.receiver) }
            #expect(view.traffic[place].given == given.count, comment)
            #expect(view.traffic[place].received == received.count, comment)
            #expect(view.traffic[place].won == received.count { $0.stage == .won }, comment)
            #expect(view.traffic[place].lost == received.count { $0.stage == .lost }, comment)
            let signed = counted.filter { given in
                guard let deal = given.deal, deal.confirmedOn != nil else { return false }
                return WorthMonth(deal.signedOn) == month && isWanted(given.receiver)
            }
            #expect(view.deals[place] == signed.count, comment)
            let told = signed.filter { ($0.deal?.confirmedOn ?? closing) < closing }
            let paid = counted.filter { given in
                guard let deal = given.deal, deal.isPaid, let confirmedOn = deal.confirmedOn else { return false }
                return WorthMonth(deal.signedOn) == month && confirmedOn < closing && isWanted(given.receiver)
            }
            if case .shown(let number)? = view.paidLine?.months[place] {
                #expect(number == paid.count, comment)
                #expect(Set(paid.map(\.receiver)).count >= 5, comment)
            }
            if case .shown(let sum)? = view.line?.months[place] {
                #expect(sum == told.reduce(0) { $0 + ($1.deal?.amountMinor ?? 0) }, comment)
                #expect(told.isEmpty || Set(told.map(\.receiver)).count >= 5, comment)
            }
        }
        #expect(view.everything.given == counted.count { isWanted($0.giver) }, comment)
        #expect(view.branches.reduce(0) { $0 + $1.traffic.given } == view.total.given, comment)
        #expect(view.trades.reduce(0) { $0 + $1.traffic.received } == view.total.received, comment)
        #expect(view.members == random.seats.indices.count { isWanted($0) }, comment)
        compareYear(view, counted, random, closing, comment)
    }

    private static func compareYear(
        _ view: WorthView, _ counted: [RandomClub.Given], _ random: RandomClub, _ closing: CivilDate, _ comment: Comment
    ) {
        for part in view.trades where view.filter.branch == nil {
            let signed = counted.filter { given in
                guard let deal = given.deal, let confirmedOn = deal.confirmedOn else { return false }
                return deal.signedOn.year == view.year && random.section(given.receiver) == part.key
                    && confirmedOn < closing
            }
            if case .shown(let number) = part.paid {
                let paid = signed.filter { $0.deal?.isPaid == true }
                #expect(number == paid.count && Set(paid.map(\.receiver)).count >= 5, comment)
            }
            guard case .shown(let sum) = part.amount else { continue }
            #expect(sum == signed.reduce(0) { $0 + ($1.deal?.amountMinor ?? 0) }, comment)
            #expect(signed.isEmpty || Set(signed.map(\.receiver)).count >= 5, comment)
        }
    }

    @Test(arguments: TestEngine.allCases, [UInt64(4), 5])
    func `One's own worth is what a slow count finds, for every member`(engine: TestEngine, seed: UInt64) async throws {
        try await ClubHarness.run(engine) { club in
            let random = try await RandomClub.make(club, seed: seed)
            let (house, today) = (club.house, club.house.today())

            for (index, seat) in random.seats.enumerated() {
                let membership = seat.seated.membership
                let own = try await house.database.read { db in
                    try OwnWorthRepository.load(membership, zone: house.zone, in: db)
                }
                for year in [2025, 2026] {
                    let filter = WorthFilter().with { $0.period = .year(year) }
                    let view = OwnWorthView(own, filter, today: today)

                    #expect(view.total == Self.totals(random, of: index, year), "\(index) in \(year)")
                    #expect(view.byMonth.reduce(0) { $0 + $1.signedMinor } == view.total.signedMinor)
                    #expect(view.branches.reduce(0) { $0 + $1.totals.broughtMinor } == view.total.broughtMinor)
                    #expect(view.trades.reduce(0) { $0 + $1.totals.given } == view.total.given)
                }
            }
        }
    }

    private static func totals(_ random: RandomClub, of member: Int, _ year: Int) -> OwnTotals {
        var totals = OwnTotals()
        for given in random.referrals where given.stage != .withdrawn {
            if given.day.year == year {
                if given.giver == member {
                    totals.given += 1
                    totals.givenWon += given.stage == .won ? 1 : 0
                } else if given.receiver == member {
                    totals.received += 1
                    totals.receivedWon += given.stage == .won ? 1 : 0
                }
            }
            guard let deal = given.deal, deal.confirmedOn != nil, deal.signedOn.year == year else { continue }
            if given.receiver == member {
                totals.signed += 1
                totals.signedMinor += deal.amountMinor
                totals.paid += deal.isPaid ? 1 : 0
                totals.paidMinor += deal.isPaid ? deal.amountMinor : 0
            } else if given.giver == member {
                totals.brought += 1
                totals.broughtMinor += deal.amountMinor
                totals.thanked += deal.isThanked ? 1 : 0
                totals.thankedMinor += deal.isThanked ? deal.amountMinor : 0
            }
        }
        return totals
    }

    @Test(arguments: TestEngine.allCases)
    func `The flows are what a slow count finds`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let random = try await RandomClub.make(club, seed: 9, members: 24, referrals: 300)
            let house = club.house
            let worth = try await house.database.read { db in
                try WorthRepository.load(
                    today: house.today(), closing: house.time.now(), zone: house.zone, in: db)
            }

            for year in [2025, 2026] {
                let flows = worth.year(year)
                #expect(!flows.branchFlows.cells.isEmpty && !flows.tradeFlows.cells.isEmpty)
                for cell in flows.branchFlows.cells {
                    let found = random.referrals.filter { given in
                        given.stage != .withdrawn && given.day.year == year
                            && random.seats[given.giver].branch == cell.way.from
                            && random.seats[given.receiver].branch == cell.way.to
                    }
                    #expect(cell.count == found.count)
                    #expect(Set(found.flatMap { [$0.giver, $0.receiver] }).count >= 5)
                }
                for cell in flows.tradeFlows.cells {
                    let found = random.referrals.filter { given in
                        given.stage != .withdrawn && given.day.year == year
                            && random.section(given.giver) == cell.way.from
                            && random.section(given.receiver) == cell.way.to
                    }
                    #expect(cell.count == found.count)
                    #expect(Set(found.flatMap { [$0.giver, $0.receiver] }).count >= 5)
                }
            }
        }
    }
}
