import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// Every deal has an amount that stands nowhere else, and every page there is is asked for by everyone there is: an
/// amount is found by its two sides and nobody else.
@Suite struct DealVisibilityTests {
    /// Every path of a pattern that leads to something of this club.
    private static func paths(
        _ pattern: String, _ deals: [ID<Deal>], _ referral: ID<Referral>, _ seats: [ClubBuilder.Seated]
    )
        -> [String]
    {
        guard pattern.contains("{p1}") else { return [pattern] }
        let values: [String]
        switch pattern {
        case let text where text.hasPrefix("/deals"): values = deals.map(\.description)
        case let text where text.hasPrefix("/referrals"): values = [referral.description]
        case let text where text.hasPrefix("/members") || text.hasPrefix("/p/"):
            values = seats.map(\.membership.description)
        case let text where text.hasPrefix("/branches"): values = [ClubBuilder.casablanca.description]
        case let text where text.hasPrefix("/language"): values = ["fr"]
        case let text where text.hasPrefix("/imports/new"): values = ["members"]
        default: values = ["0000000000009"]
        }
        return values.map { pattern.replacing("{p1}", with: $0) }
    }

    @Test(arguments: TestEngine.allCases)
    func `An amount is on no page of anyone but its two sides`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            let builder = ClubBuilder(house: club.house)
            let branch = try await builder.seat(
                4, given: "Nora", family: "Idrissi",
                mandates: [Mandate(role: .president, branch: ClubBuilder.casablanca)])
            let member = try await builder.seat(5, given: "Adil", family: "Fassi")
            let administrator = try await builder.seat(
                6, given: "Zineb", family: "Alami", status: .left,
                mandates: [Mandate(role: .administrator, branch: nil)])
            let candidate = try await builder.seat(7, given: "Omar", family: "Naji", status: .candidate)
            // Declared and corrected, signed with a proposal, of a referral (the giver is thanked), and paid.
            let first = try await build.declared(1, amount: "1830492")
            _ = try await build.correct(first, version: 1, amount: "2345678", key: 11, by: build.hicham)
            let second = try await build.signed(2, amount: "3456789")
            _ = try await build.correct(second, version: 1, amount: "4567891", key: 12, by: build.salma)
            let referral = try await build.referrals.referral(at: .won, amount: 567_891_200)
            _ = try await club.post(ReferralController.Routes.confirm(referral), cookies: build.salma.cookies)
            _ = try await club.post(
                ReferralController.Routes.thank(referral), [("sentence", "Merci")], cookies: build.hicham.cookies)
            let third = try #require(
                try await club.house.database.read { db in
                    try db.value("SELECT id FROM deals WHERE referral_id = \(referral)", as: ID<Deal>.self)
                })
            let fourth = try await build.signed(4, amount: "6789123")
            for (seat, key) in [(build.salma, Int64(13)), (build.hicham, 14)] {
                _ = try await build.say(fourth, paidOn: "2026-11-22", key: key, by: seat)
            }
            let marks = ["1830492", "2345678", "3456789", "4567891", "5678912", "6789123"]
            let deals = [first, second, third, fourth]
            let seats = [build.salma, build.hicham, build.karim, branch, member, administrator, candidate]

            var seenBySides: Set<String> = []
            for (index, seat) in ([nil] + seats.map(Optional.some)).enumerated() {
                for route in club.router where route.method == .get {
                    guard route.pattern != ReferralController.Routes.events.pattern else { continue }
                    for path in Self.paths(route.pattern, deals, referral, seats) {
                        let answer = try await club.send(.get, path, cookies: seat?.cookies)
                        let found = marks.filter { DealBuilder.bare(answer.text).contains($0) }
                        if index == 1 || index == 2 {
                            seenBySides.formUnion(found)
                        } else {
                            #expect(found == [], "\(seat?.email ?? "stranger") \(path)")
                        }
                        let isDeal = path.hasPrefix("/deals/" + deals[0].description.prefix(4))
                        if isDeal, index != 1, index != 2 { #expect(answer.status != .ok, "\(path)") }
                    }
                }
            }
            #expect(seenBySides == Set(marks))
            let mails = try await build.referrals.mails()
            #expect(
                mails.allSatisfy { mail in !marks.contains { DealBuilder.bare(mail.text + mail.subject).contains($0) } }
            )
        }
    }

    @Test func `Only the two sides act on a deal`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await DealBuilder(club)
            let id = try await build.signed()

            for status in [
                try await build.confirm(id, version: 1, by: build.karim).status,
                try await build.correct(id, version: 1, amount: "1", key: 2, by: build.karim).status,
                try await build.say(id, paidOn: "2026-11-23", key: 3, by: build.karim).status,
                try await build.decline(id, by: build.karim).status,
                try await build.answer(id, "accept", number: 1, by: build.karim).status,
                try await club.post(
                    DealController.Routes.thank(id), [("sentence", "x")], cookies: build.karim.cookies
                ).status,
            ] { #expect(status == .notFound) }
        }
    }

    @Test func `Hostile text is harmless on every page of a deal`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await DealBuilder(club)
            let hostile = "<img src=x onerror=alert(1)>\"\u{200D} autofocus"
            let form = build.fields(build.key(1), object: hostile)
            _ = try await club.post(DealController.Routes.declare(), form, cookies: build.salma.cookies)
            let id = build.key(1)
            _ = try await build.confirm(id, version: 1)
            _ = try await club.post(
                DealController.Routes.state(id),
                [
                    ("key", build.key(2).description), ("version", "1"), ("statement", "disputed"), ("words", hostile),
                ], cookies: build.salma.cookies)
            _ = try await build.correct(id, version: 1, amount: "1", key: 3, by: build.salma)
            _ = try await club.post(
                DealController.Routes.answer(id), [("answer", "refuse"), ("version", "2"), ("words", hostile)],
                cookies: build.hicham.cookies)

            for path in [
                DealController.Routes.deals(), DealController.Routes.deal(id), DealController.Routes.correction(id),
                DealController.declaring(object: hostile),
            ] {
                let answer = try await club.get(path, cookies: build.hicham.cookies)
                let bytes = Array(answer.text.utf8)
                #expect(answer.status == .ok, "\(path)")
                #expect(!bytes.contains(Array("<img src=x".utf8)), "\(path)")
                #expect(!bytes.contains(Array("\"\u{200D}".utf8)), "\(path)")
            }
        }
    }
}
