import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// One person with several memberships.
@Suite struct SeatTests {
    /// Salma holds seat 1 in Casablanca and one more for the company of number 3.
    private static func secondSeat(_ build: ReferralBuilder) async throws -> ID<Membership> {
        let second = ID<Membership>(rawValue: 9_001)
        let (person, company, now) = (build.giver.person, build.third.company, build.now)
        try await build.club.house.database.write { db in
            try db.execute(
                """
                INSERT INTO memberships (id, person_id, company_id, branch_id, status, created_at, changed_at)
                VALUES (\(second), \(person), \(company), \(ClubBuilder.rabat), 'active', \(now), \(now))
                """
            )
        }
        return second
    }

    @Test(arguments: TestEngine.allCases)
    func `The seat in use is chosen among one's own, and only among these`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let second = try await Self.secondSeat(build)
            let cookies = build.giver.cookies
            let more = try await club.get(MoreController.Routes.more(), cookies: cookies)
            let alone = try await club.get(MoreController.Routes.more(), cookies: build.receiver.cookies)

            let foreign = try await club.post(
                MoreController.Routes.seat(), [("seat", build.receiver.membership.description)], cookies: cookies)
            let chosen = try await club.post(
                MoreController.Routes.seat(), [("seat", second.description)], cookies: cookies)

            #expect(more.text.contains("value=\"\(second.description)\""))
            #expect(!alone.text.contains("name=\"seat\""))
            #expect(foreign.status == .notFound)
            #expect(chosen.status == .seeOther)
            let used = try await club.count("SELECT COUNT(*) FROM sessions WHERE membership_id = \(second)")
            #expect(used == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A referral is followed and moved whatever seat is in use`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let second = try await Self.secondSeat(build)
            let id = try await build.referral(at: .sent)
            _ = try await club.post(
                MoreController.Routes.seat(), [("seat", second.description)], cookies: build.giver.cookies)

            let page = try await club.get(ReferralController.Routes.referral(id), cookies: build.giver.cookies)
            let withdrawn = try await club.post(ReferralController.Routes.withdraw(id), cookies: build.giver.cookies)

            #expect(page.status == .ok)
            #expect(withdrawn.status == .seeOther)
            #expect(try await build.stage(of: id) == .withdrawn)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Nobody gives to oneself through another seat`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let second = try await Self.secondSeat(build)
            let (giver, now) = (build.giver.membership, build.now)
            let new = NewReferral(
                id: ID(rawValue: 50_001), receiver: second, about: .inside, need: ReferralBuilder.need, note: "")

            let outcome = try await club.house.database.write { db in
                try ReferralRepository.give(new, from: giver, at: now, in: db)
            }

            #expect(outcome == .noSuchReceiver)
        }
    }

    @Test func `An officer without a seat sees members and the club's worth, and is not offered to give`() async throws
    {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            let officer = try await ClubBuilder(house: club.house).seat(
                7, status: .left, mandates: [Mandate(role: .secretary, branch: nil)])

            let worth = try await club.get(WorthController.Routes.club(), cookies: officer.cookies)
            let member = try await club.get(
                MemberController.Routes.member(build.giver.membership), cookies: officer.cookies)

            #expect([worth.status, member.status] == [.ok, .ok])
            #expect(!member.text.contains(ReferralController.Routes.new().description))
            #expect(!member.text.contains(ProfileController.Routes.edit().description + "\">"))
        }
    }
}
