import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import Testing
import TestSupport
import Web

@testable import Club

@Suite struct WhyTests {
    typealias Routes = ExchangesController.Routes

    @Test(arguments: TestEngine.allCases)
    func `A figure counts what the other side confirmed, less and less, and lists each deal`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            for (number, amount) in [10_000_000, 5_000_000, 2_000_000].enumerated() {
                let id = try await build.referral(at: .won, Int64(number + 1), amount: Int64(amount))
                _ = try await club.post(ReferralController.Routes.confirm(id), cookies: build.giver.cookies)
            }
            try await build.referral(at: .won, 4, amount: 99_900)

            let giver = try await club.get(Routes.why().query("of", "given"), cookies: build.giver.cookies)
            let mirrored = try await Self.why(.receiver, build.receiver, club)
            let other = try await club.get(Routes.why().query("of", "given"), cookies: build.third.cookies)

            #expect(mirrored.counted == 15_280_000)
            #expect(mirrored.unconfirmed == 1)
            #expect(giver.text.contains("152\u{202F}800\u{A0}DH"))
            for part in ["100\u{A0}%", "80\u{A0}%", "64\u{A0}%", "version 1", "1 affaire attend"] {
                #expect(
                    giver.text.contains(part) || giver.text.contains(part.replacing("\u{A0}", with: "\u{202F}")),
                    "\(part)")
            }
            #expect(!giver.text.contains("999\u{A0}DH"))
            #expect(!other.text.contains("DH</bdi></td>"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of others a member sees one line, and none of it with fewer than five companies`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let builder = ClubBuilder(house: club.house)
            var shown: [Int64?] = []
            for number in 1...6 {
                let seated = try await builder.seat(Int64(20 + number), given: "Membre", family: "Numéro")
                try await Self.deal(Int64(number), from: build.third, to: seated, amount: 1_000_000, club)
                shown.append(try await Self.club(build.giver, club).others.counted)
            }
            let own = try await build.referral(at: .won, 1, amount: 400_000)
            _ = try await club.post(ReferralController.Routes.confirm(own), cookies: build.giver.cookies)
            let giver = try await Self.club(build.giver, club)
            let page = try await club.get(Routes.why().query("of", "club"), cookies: build.giver.cookies).text

            #expect(shown == [nil, nil, nil, nil, 5_000_000, 6_000_000])
            #expect(giver.deals.map(\.amountMinor) == [400_000])
            #expect(giver.counted == 6_400_000)
            #expect(page.contains("6 affaires d’autres membres"))
            #expect(!page.contains("Numéro"))
            #expect(!page.contains("10\u{202F}000\u{A0}DH"))
            // Of the six companies one is this member's own, five others remain.
            let party = try await builder.session(
                of: ClubBuilder.Seated(
                    person: ID(rawValue: 1_021), membership: ID(rawValue: 3_021), company: ID(rawValue: 2_021),
                    email: "", cookies: ""))
            let text = try await club.get(Routes.why().query("of", "club"), cookies: party).text
            #expect(text.contains("10\u{202F}000\u{A0}DH"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A branch is not found by taking the others from the club`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let builder = ClubBuilder(house: club.house)
            for number in 1...7 {
                let seated = try await builder.seat(
                    Int64(20 + number), given: "Membre", family: "Numéro",
                    branch: number <= 5 ? ClubBuilder.casablanca : ClubBuilder.rabat)
                try await Self.deal(Int64(number), from: build.third, to: seated, amount: 1_000_000, club)
            }
            let (seat, year) = (build.giver.membership, club.house.today().year)
            let whys = try await club.house.database.read { db in
                try [nil, ClubBuilder.casablanca, ClubBuilder.rabat].map { branch in
                    try Why.branch(branch, seat, year: year, in: db).counted
                }
            }

            #expect(whys == [7_000_000, nil, nil])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Colleagues of one company count nothing for the club`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let company = build.receiver.company
            let giver = build.giver.membership
            let id = try await build.referral(at: .won)
            _ = try await club.post(ReferralController.Routes.confirm(id), cookies: build.giver.cookies)
            try await club.house.database.write { db in
                try db.execute("UPDATE memberships SET company_id = \(company) WHERE id = \(giver)")
            }

            let why = try await Self.why(.giver, build.giver, club)

            #expect(why.deals.count == 1)
            #expect(why.counted == 0)
        }
    }

    private static func why(
        _ side: Referral.Side, _ seated: ClubBuilder.Seated, _ club: ClubHarness
    ) async throws -> Why {
        let year = club.house.today().year
        return try await club.house.database.read { db in
            try Why.own(side, seated.membership, seated.person, year: year, in: db)
        }
    }

    private static func club(_ seated: ClubBuilder.Seated, _ club: ClubHarness) async throws -> Why {
        let year = club.house.today().year
        return try await club.house.database.read { db in
            try Why.branch(nil, seated.membership, year: year, in: db)
        }
    }

    /// A confirmed outside deal between any two.
    private static func deal(
        _ number: Int64, from giver: ClubBuilder.Seated, to receiver: ClubBuilder.Seated, amount: Int64,
        _ club: ClubHarness
    ) async throws {
        let house = club.house
        let row = ImportedReferral(
            givenOn: house.today(), giver: giver.membership, receiver: receiver.membership, kind: .outside,
            prospect: "Contact \(number)", stage: .won, amountMinor: amount)
        try await house.database.write { db in
            _ = try ReferralImport.insert([row], zone: house.zone, currency: "MAD", ids: house.ids, in: db)
        }
    }
}
