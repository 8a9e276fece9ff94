import Chronology
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct FigureTests {
    typealias Routes = ExchangesController.Routes

    @Test(arguments: TestEngine.allCases)
    func `The lines behind each figure of Home add up to it, this year and in all`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await Self.scene(club)

            for seated in [build.giver, build.receiver, build.third] {
                let worth = try await Self.worth(seated, club)
                for period in ExchangeFilter.Period.allCases {
                    let span = period == .year ? worth.year : worth.all
                    let expected: [FigureQuestion.Home: Int64] = [
                        .given: Int64(span.given), .received: Int64(span.received), .thanked: span.thankedMinor,
                    ]
                    for (figure, value) in expected {
                        let made = try await Self.figure(.home(figure, period), seated, club)

                        #expect(made.own.sum == value, "\(figure) \(period)")
                        #expect(made.total?.sum == value && made.rest == .nothing)
                    }
                }
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The amount of each view of the exchanges is the sum of its lines`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await Self.scene(club)
            let yearStart = club.house.zone.start(of: club.house.today().startOfYear)
            for direction in [nil] + ExchangeFilter.Direction.allCases.map(Optional.some) {
                for period in ExchangeFilter.Period.allCases {
                    let filter = ExchangeFilter().with {
                        $0.direction = direction
                        $0.period = period
                    }
                    let seat = build.giver.membership
                    let total = try await club.house.database.read { db in
                        try ExchangeRepository.page(filter, seat: seat, yearStart: yearStart, in: db).totals.amountMinor
                    }
                    let made = try await Self.figure(.confirmed(filter), build.giver, club)

                    #expect(made.own.sum == total && made.rest == .nothing)
                }
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Each figure leads to its own page, which shows it again and only to whom it belongs`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await Self.scene(club)
            let builder = ClubBuilder(house: club.house)
            let giver = try await builder.session(of: build.giver)
            let third = try await builder.session(of: build.third)
            let home = try await club.get(HomeController.Routes.home(), cookies: giver).text
            let list = try await club.get(ReferralController.Routes.exchanges(), cookies: giver).text
            let thanked = FigureQuestion.home(.thanked, .year)
            let own = try await club.get(thanked.path, cookies: giver).text
            let other = try await club.get(thanked.path, cookies: third).text

            for figure in FigureQuestion.Home.allCases {
                let address = FigureQuestion.home(figure, .year).path.description.replacing("&", with: "&amp;")
                #expect(home.contains(address), "\(address)")
            }
            #expect(list.contains(FigureQuestion.confirmed(ExchangeFilter()).path.description))
            #expect(own.contains("2\u{202F}500\u{A0}DH"))
            #expect(own.contains(ReferralBuilder.prospect))
            #expect(!other.contains("2\u{202F}500\u{A0}DH"))
            #expect(!other.contains(ReferralBuilder.prospect))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A long list is paged, and what stands before and after is in the sum`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            for number in Int64(1)...Int64(Figure.shown + 5) { try await build.referral(at: .sent, number) }
            let path = FigureQuestion.home(.given, .all).path

            let first = try await club.get(path, cookies: build.giver.cookies).text
            let second = try await club.get(
                path.query("from", String(Figure.shown)), cookies: build.giver.cookies
            ).text
            let mistyped = try await club.get(path.query("from", "9999"), cookies: build.giver.cookies).text

            #expect(first.contains("5 lignes après celles-ci") && first.contains("from=\(Figure.shown)"))
            #expect(second.contains("\(Figure.shown) lignes avant celles-ci") && !second.contains("lignes après"))
            for page in [first, second] { #expect(page.contains("<strong><bdi>\(Figure.shown + 5)</bdi></strong>")) }
            #expect(mistyped == first)
        }
    }

    /// Two settled deals on both sides of a new year, one waiting, one referral open and one withdrawn.
    private static func scene(_ club: ClubHarness) async throws -> ReferralBuilder {
        let build = try await ReferralBuilder(club)
        try await settle(build.referral(at: .won, 1, amount: 1_000_000), build)
        club.time.advance(by: .days(60))
        try await settle(build.referral(at: .won, 2, amount: 250_000), build)
        try await build.referral(at: .won, 3, amount: 999)
        try await build.referral(at: .sent, 4)
        try await build.referral(at: .withdrawn, 5)
        return build
    }

    private static func settle(_ id: ID<Referral>, _ build: ReferralBuilder) async throws {
        let (giver, receiver, now, house) = (
            build.giver.membership, build.receiver.membership, build.now, build.club.house
        )
        try await house.database.write { db in
            _ = try ReferralRepository.confirm(id, by: giver, at: now, in: db)
            _ = try ReferralRepository.thank(id, "Merci", by: receiver, thanks: house.ids.next(), at: now, in: db)
        }
    }

    private static func figure(
        _ question: FigureQuestion, _ seated: ClubBuilder.Seated, _ club: ClubHarness
    ) async throws -> Figure {
        try await FigureProbe(club: club, seated: seated).figure(question)
    }

    private static func worth(_ seated: ClubBuilder.Seated, _ club: ClubHarness) async throws -> HomeWorth {
        let calendar = HomeCalendar(club.house.today(), club.house.zone)
        return try await club.house.database.read { db in
            HomeWorth(try HomeRepository.referrals(seated.membership, in: db), calendar)
        }
    }
}
