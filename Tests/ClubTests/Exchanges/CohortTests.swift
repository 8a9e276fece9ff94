import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import Testing
import TestSupport
import Web

@testable import Club

@Suite struct CohortTests {
    typealias Routes = ExchangesController.Routes

    @Test func `The median is the hour by which half were called`() {
        var cohort = Cohort()
        cohort.add(1, .contacted, isContacted: true, hour: 2)
        cohort.add(1, .won, isContacted: true, hour: 50)
        cohort.add(1, .lost, isContacted: true, hour: 9)
        cohort.add(1, .won, isContacted: true, hour: nil)
        cohort.add(1, .sent, isContacted: false, hour: nil)

        #expect(cohort == Cohort(given: 5, won: 2, open: 2, contacted: 4, hours: [2: 1, 50: 1, 9: 1]))
        #expect(cohort.medianHours == 9)
        #expect(cohort.conversion == 0.4)
        #expect(Cohort().medianHours == nil)
    }

    @Test(arguments: TestEngine.allCases)
    func `One's own cohorts say how many were called, how soon and how many won, hand-ons included`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let called = try await build.referral(at: .acknowledged, 1)
            let handed = try await build.referral(at: .sent, 2)
            try await build.referral(at: .withdrawn, 3)
            club.time.advance(by: .hours(30))
            _ = try await club.post(
                ReferralController.Routes.move(called), [("step", "contacted")], cookies: build.receiver.cookies)
            _ = try await club.post(
                ReferralController.Routes.move(handed), [("step", "contacted")], cookies: build.receiver.cookies)
            _ = try await club.post(
                ReferralController.Routes.handOn(handed), HandoverTests.form(club.house.ids.next()),
                cookies: build.receiver.cookies)

            let given = try await Self.last(.given(build.giver.membership), club)
            let received = try await Self.last(.received(build.third.membership), club)
            let page = try await club.get(Routes.cohorts(), cookies: build.giver.cookies).text

            #expect(given == Cohort(given: 2, won: 0, open: 2, contacted: 2, hours: [30: 2]))
            #expect(received == Cohort(given: 1, won: 0, open: 1, contacted: 1, hours: [30: 1]))
            #expect(page.contains("30 heures"))
            #expect(page.contains("100"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The club and a branch show a month when five companies received`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let builder = ClubBuilder(house: club.house)
            var shown: [Bool] = []
            for number in 1...5 {
                let seated = try await builder.seat(Int64(20 + number))
                let (from, house) = (build.giver.membership, club.house)
                let row = ImportedReferral(
                    givenOn: house.today(), giver: from, receiver: seated.membership, kind: .inside, stage: .contacted)
                try await house.database.write { db in
                    _ = try ReferralImport.insert([row], zone: house.zone, currency: "MAD", ids: house.ids, in: db)
                }
                shown.append(try await Self.isShown(nil, club))
            }
            let page = try await club.get(Routes.cohorts().query("of", "club"), cookies: build.third.cookies)

            #expect(shown == [false, false, false, false, true])
            #expect(try await Self.isShown(ClubBuilder.casablanca, club))
            // A register brought in says no hour.
            #expect(try await Self.last(.branch(nil), club) == Cohort(given: 5, won: 0, open: 5, contacted: 5))
            #expect(page.status == .ok)
        }
    }

    private static func last(_ scope: CohortRepository.Scope, _ club: ClubHarness) async throws -> Cohort? {
        let calendar = CohortCalendar(club.house.today(), club.house.zone)
        return try await club.house.database.read { db in
            try CohortRepository.cohorts(scope, calendar, in: db).last
        }
    }

    private static func isShown(_ branch: ID<Branch>?, _ club: ClubHarness) async throws -> Bool {
        let calendar = CohortCalendar(club.house.today(), club.house.zone)
        return try await club.house.database.read { db in
            try CohortRepository.shown(branch: branch, calendar, in: db).last ?? false
        }
    }
}
