import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import Testing
import TestSupport
import Web

@testable import Club

@Suite struct HomeTests {
    @Test(arguments: TestEngine.allCases)
    func `Home counts what was given, received and thanked, this year and in all`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let last = try await build.referral(at: .won, 1, amount: 1_000_000)
            try await Self.settle(last, build)
            club.time.advance(by: .days(60))
            let this = try await build.referral(at: .won, 2, amount: 250_000)
            try await Self.settle(this, build)
            try await build.referral(at: .won, 3, amount: 999)
            try await build.referral(at: .sent, 4)
            try await build.referral(at: .withdrawn, 5)

            let worth = try await Self.worth(build, .giver)
            let mirrored = try await Self.worth(build, .receiver)

            #expect(
                worth.all
                    == HomeWorth.Span(
                        given: 4, givenWon: 3, received: 0, receivedWon: 0, thankedMinor: 1_250_000, thankedBy: 1))
            #expect(
                worth.year
                    == HomeWorth.Span(
                        given: 3, givenWon: 2, received: 0, receivedWon: 0, thankedMinor: 250_000, thankedBy: 1))
            #expect(mirrored.all == HomeWorth.Span(given: 0, givenWon: 0, received: 4, receivedWon: 3))
            #expect(worth.givenByMonth == [0, 0, 0, 1, 0, 3])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `What waits comes in order of need, and news after`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            try await build.referral(at: .proposal, 1)
            try await build.referral(at: .won, 2)
            try await build.referral(at: .sent, 3)
            try await build.referral(at: .lost, 4)

            let receiver = try await Self.waits(build, .receiver)
            let giver = try await Self.waits(build, .giver)
            let later = try await Self.waits(build, .giver, after: .days(15))

            #expect(receiver.map(\.kind) == [.acknowledge, .thank, .advance])
            #expect(giver.map(\.kind) == [.confirm, .news, .news])
            #expect(later.map(\.kind) == [.confirm])
        }
    }

    @Test func `Each page speaks three languages without a key or a hole left`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            var paths: [URLPath] = [
                HomeController.Routes.home(), ReferralController.Routes.new(), ReferralController.Routes.exchanges(),
                ReferralController.Routes.exchanges().query("q", "personne"),
            ]
            for (number, stage) in Referral.Stage.allCases.enumerated() {
                let id = try await build.referral(at: stage, Int64(number + 1), inside: number.isMultiple(of: 2))
                paths.append(ReferralController.Routes.referral(id))
            }
            for language in Language.allCases {
                try await club.house.database.write { db in
                    try db.execute("UPDATE people SET language = \(language.rawValue)")
                }
                for (path, side) in paths.flatMap({ path in [(path, Referral.Side.giver), (path, .receiver)] }) {
                    let page = try await club.get(path, cookies: build.seat(side).cookies)

                    #expect(page.status == .ok, "\(path)")
                    let comment = "\(language) \(path)"
                    for prefix in [">home.", ">referrals.", ">exchanges.", ">chart.", "\"referrals.", "%{"] {
                        #expect(!page.text.contains(prefix), "\(prefix) \(comment)")
                    }
                    #expect(!page.text.contains(" style="), "\(comment)")
                    #expect(page.text.split(separator: "<h1").count == 2, "\(comment)")
                }
            }
        }
    }

    @Test func `A stranger is sent on, and someone without a seat is told why`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let unfounded = try await club.get(HomeController.Routes.home())
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let candidate = try await builder.seat(1, status: .candidate)
            let stranger = try await club.get(HomeController.Routes.home())
            let seatless = try await club.get(HomeController.Routes.home(), cookies: candidate.cookies)

            #expect(unfounded.location == "/welcome")
            #expect(stranger.location == "/sign-in")
            #expect(seatless.status == .ok)
            #expect(seatless.text.contains("Votre candidature"))
        }
    }

    @Test func `The chart runs from the right in Arabic`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            try await build.referral()

            let french = try await club.get(HomeController.Routes.home(), cookies: build.giver.cookies).text
            let arabic = try await club.get(HomeController.Routes.home(), cookies: build.receiver.cookies).text

            #expect(french.contains("<text x=\"385\" y=\"158\" text-anchor=\"middle\">nov.</text>"))
            #expect(arabic.contains("<text x=\"35\" y=\"158\" text-anchor=\"middle\">نونبر</text>"))
        }
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

    private static func worth(_ build: ReferralBuilder, _ side: Referral.Side) async throws -> HomeWorth {
        let house = build.club.house
        let seat = build.seat(side).membership
        let calendar = HomeCalendar(house.today(), house.zone)
        return try await house.database.read { db in HomeWorth(try HomeRepository.referrals(seat, in: db), calendar) }
    }

    private static func waits(
        _ build: ReferralBuilder, _ side: Referral.Side, after span: Duration = .zero
    ) async throws -> [HomeWait] {
        let seat = build.seat(side).membership
        let since = build.now + span - HomeRepository.newsLife
        return try await build.club.house.database.read { db in
            try HomeRepository.waits(
                try HomeRepository.referrals(seat, in: db), seat: seat, since: since, in: db
            ).waits
        }
    }
}
