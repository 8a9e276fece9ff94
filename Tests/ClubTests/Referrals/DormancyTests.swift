import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import Testing
import TestSupport
import Web

@testable import Club
@testable import Jobs

@Suite struct DormancyTests {
    typealias Routes = ReferralController.Routes

    @Test(arguments: TestEngine.allCases)
    func `After three, ten and thirty days the receiver is reminded once each, then it sleeps for both`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral(at: .acknowledged)
            var mails: [Int] = []
            for days in [2, 1, 6, 1, 19, 1, 40] {
                club.time.advance(by: .days(days))
                for _ in 0..<3 { try await club.remind() }
                mails.append(try await build.mails().filter { $0.to == build.receiver.email }.count)
            }

            #expect(mails == [0, 1, 1, 2, 2, 3, 3])
            #expect(try await build.mails().filter { $0.to == build.giver.email }.count == 1)
            for seated in [build.giver, build.receiver] {
                let cookies = try await club.enter(seated)
                let page = try await club.get(Routes.referral(id), cookies: cookies).text
                #expect(page.contains(Routes.wake(id).description))
                let list = try await club.get(Routes.exchanges(), cookies: cookies).text
                #expect(list.contains(seated.email == build.giver.email ? "En sommeil" : "نائمة"))
                let home = try await club.get(HomeController.Routes.home(), cookies: cookies).text
                #expect(!home.contains(Routes.move(id).description))
            }
            #expect(try await club.broken() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `One tap of either side wakes it, a step too, and the days count anew`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            for (number, seated) in [build.giver, build.receiver].enumerated() {
                let id = try await build.referral(at: .acknowledged, Int64(number + 1))
                club.time.advance(by: .days(31))
                try await club.remind()
                #expect(try await club.dormant(id))
                let before = try await build.mails().count
                let cookies = try await club.enter(seated)

                let first = try await club.post(Routes.wake(id), cookies: cookies)
                let second = try await club.post(Routes.wake(id), cookies: cookies)

                #expect(first.status == .seeOther)
                #expect(second.location == first.location)
                #expect(try await build.mails().count == before + 1)
                #expect(try await !club.dormant(id))
                club.time.advance(by: .days(2))
                try await club.remind()
                #expect(try await build.mails().count == before + 1)
                club.time.advance(by: .days(1))
                try await club.remind()
                #expect(try await build.mails().count == before + 2)
                let stranger = try await club.post(Routes.wake(id), cookies: try await club.enter(build.third))
                #expect(stranger.status == .notFound)
            }
            let id = try await build.referral(at: .contacted, 9)
            club.time.advance(by: .days(31))
            try await club.remind()
            _ = try await club.post(
                Routes.move(id), [("step", "proposal")], cookies: try await club.enter(build.receiver))
            #expect(try await !club.dormant(id))
            #expect(try await club.broken() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Neither a clock that jumps nor several servers send a reminder twice`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            for number in 1...5 { try await build.referral(at: .sent, Int64(number)) }
            let start = club.time.now()
            // Far ahead, back, and through all the days again, by several at once.
            for day in [12, 1, 4, 9, 11, 12, 13] {
                let due = start + .days(day)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<6 { group.addTask { try await club.remind(due) } }
                    try await group.waitForAll()
                }
            }

            let notices = try await club.house.database.read { db in
                try db.rows("SELECT message, COUNT(*) AS number FROM notices GROUP BY message").map {
                    (try $0.get("message", as: String.self), try $0.get("number", as: Int.self))
                }
            }
            // Twelve days ahead only the latest reminder due was sent, and no earlier one came after it.
            #expect(notices.map(\.0) == ["referrals.mail.remind-10"])
            #expect(notices.map(\.1) == [5])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A register brought in falls asleep without a mail`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let house = club.house
            let row = ImportedReferral(
                givenOn: house.today().adding(days: -400), giver: build.giver.membership,
                receiver: build.receiver.membership, kind: .outside, prospect: "Clinique Amal", stage: .contacted)
            try await house.database.write { db in
                _ = try ReferralImport.insert([row], zone: house.zone, currency: "MAD", ids: house.ids, in: db)
            }

            try await club.remind()

            #expect(try await build.mails().isEmpty)
            let sleeping = try await house.database.read { db in
                try db.value("SELECT COUNT(*) FROM referrals WHERE dormant_at IS NOT NULL", as: Int.self)
            }
            #expect(sleeping == 1)
        }
    }
}

extension ClubHarness {
    /// Runs the chore as the schedule does.
    func remind(_ due: Instant? = nil) async throws {
        let (house, due) = (house, due ?? time.now())
        try await house.database.write { db in
            for job in Chores.jobs(house) where job.name == "remind-receivers" {
                if case .transaction(let work) = job.work { try work(db, due) }
            }
        }
    }

    /// A session that begins now: others end after a month of silence.
    func enter(_ seated: ClubBuilder.Seated) async throws -> String {
        try await ClubBuilder(house: house).session(of: seated)
    }

    func dormant(_ id: ID<Referral>) async throws -> Bool {
        try await house.database.read { db in
            try db.first("SELECT 1 FROM referrals WHERE id = \(id) AND dormant_at IS NOT NULL") != nil
        }
    }
}
