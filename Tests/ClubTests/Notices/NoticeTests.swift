import Chronology
import HTTPTypes
import HummingbirdTesting
import Jobs
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct NoticeTests {
    static let https = ["BASE_URL": "https://club.example"]

    private static func notice(
        _ kind: Notice.Kind = .deal, _ number: Int64 = 1, author: ID<Person>? = nil
    ) -> Notice {
        // The words of a page that exists: what is tested is how they travel.
        Notice(
            kind, "referrals.mail.nudged", ["author": .text("Salma Bennani"), "contact": .text("Dr Haddad")],
            path: MoreController.Routes.more(), once: "test:\(number)", author: author)
    }

    @Test(arguments: TestEngine.allCases)
    func `A notice is told once, on Home and by mail`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            for _ in 1...2 { try await club.tell(Self.notice(), build.giver) }

            let home = try await club.get(HomeController.Routes.home(), cookies: build.giver.cookies)
            let list = try await club.get(NoticeController.Routes.all(), cookies: build.giver.cookies)
            let other = try await club.get(NoticeController.Routes.all(), cookies: build.third.cookies)

            #expect(home.text.ranges(of: "href=\"/notices/").count == 1)
            #expect(list.text.contains("Salma Bennani"))
            #expect(!other.text.contains("Salma Bennani"))
            #expect(try await build.mails().map(\.to) == [build.giver.email])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Opening a notice leads where it says, for its reader alone, and it is no longer new`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            try await club.tell(Self.notice(), build.giver)
            let id = try #require(
                try await club.house.database.read { db in
                    try db.value("SELECT id FROM notices", as: ID<Notice>.self)
                })

            let foreign = try await club.get(NoticeController.Routes.notice(id), cookies: build.third.cookies)
            let opened = try await club.get(NoticeController.Routes.notice(id), cookies: build.giver.cookies)
            let home = try await club.get(HomeController.Routes.home(), cookies: build.giver.cookies)

            #expect(foreign.status == .notFound)
            #expect(opened.location == "/more")
            #expect(!home.text.contains("/notices/" + id.description))
        }
    }

    @Test func `What arrived since the page was made stays new`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            try await club.tell(Self.notice(.deal, 1), build.giver)
            let first = try #require(
                try await club.house.database.read { db in
                    try db.value("SELECT max(id) FROM notices", as: ID<Notice>.self)
                })
            club.time.advance(by: .seconds(5))
            try await club.tell(Self.notice(.deal, 2), build.giver)

            _ = try await club.post(
                NoticeController.Routes.read(), [("last", first.description)], cookies: build.giver.cookies)

            #expect(try await club.count("SELECT count(*) FROM notices WHERE read_at IS NULL") == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Mail waits for the morning when it was wished daily, in one mail, without what was read`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            try await club.pace(.daily, .deal, build.giver)
            for number in 1...3 { try await club.tell(Self.notice(.deal, Int64(number)), build.giver) }
            try await club.tell(Self.notice(.deal, 4), build.receiver)
            let ids = try await club.house.database.read { db in
                try db.rows("SELECT id FROM notices WHERE person_id = \(build.giver.person) ORDER BY id")
                    .map { try $0.get("id", as: ID<Notice>.self) }
            }
            _ = try await club.get(NoticeController.Routes.notice(ids[0]), cookies: build.giver.cookies)

            let atOnce = try await build.mails().map(\.to)
            try await club.gather(at: ClubHarness.start + .hours(20))
            let evening = try await build.mails().count
            try await club.gather(at: ClubHarness.start + .hours(22))
            try await club.gather(at: ClubHarness.start + .hours(22))
            let mails = try await build.mails()

            #expect(atOnce == [build.receiver.email])
            #expect(evening == 1)
            #expect(mails.count == 2)
            let digest = try #require(mails.last { $0.to == build.giver.email })
            #expect(digest.subject.contains("2 nouvelles"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A clock that jumps sends no mail twice`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            try await club.pace(.weekly, .deal, build.giver)
            try await club.tell(Self.notice(), build.giver)

            for hours in [24 * 8, 24 * 1, 24 * 9, 24 * 8] {
                try await club.gather(at: ClubHarness.start + .hours(hours))
            }

            #expect(try await build.mails().count == 1)
        }
    }

    @Test func `Nothing leaves in quiet hours`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            club.time.advance(by: .hours(13))
            try await club.tell(Self.notice(), build.giver)

            let night = try await build.mails().count
            try await club.gather(at: ClubHarness.start + .hours(21))
            let seven = try await build.mails().count

            #expect(night == 0)
            #expect(seven == 1)
        }
    }

    @Test func `Whoever wishes no mail is told on Home alone`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            try await club.pace(.never, .deal, build.giver)

            try await club.tell(Self.notice(), build.giver)
            try await club.gather(at: ClubHarness.start + .days(30))
            let home = try await club.get(HomeController.Routes.home(), cookies: build.giver.cookies)

            #expect(home.text.contains("/notices/"))
            #expect(try await build.mails().isEmpty)
        }
    }

    @Test func `Whoever caused a notice is not told`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)

            try await club.tell(Self.notice(author: build.giver.person), build.giver)

            #expect(try await club.count("SELECT count(*) FROM notices") == 0)
        }
    }

    @Test func `The form of the paces keeps what is chosen and refuses what is no pace`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            var fields = Notice.Kind.allCases.map { ("pace_\($0.rawValue)", "weekly") }
            fields += [("quiet_from", "22"), ("quiet_until", "6")]
            let path = NoticeController.Routes.savePaces()

            let saved = try await club.post(path, fields, cookies: build.giver.cookies)
            let wrong = try await club.post(path, [("pace_deal", "hourly")] + fields, cookies: build.giver.cookies)
            let paces = try await club.house.database.read { db in try NoticePaces.load(build.giver.person, in: db) }

            #expect(saved.location == "/me/notices?done=saved")
            #expect(wrong.status == .unprocessableContent)
            #expect(Notice.Kind.allCases.allSatisfy { paces.pace($0) == .weekly })
            #expect(paces.quiet == QuietHours(from: 22 * 60, until: 6 * 60))
        }
    }
}

extension ClubHarness {
    func tell(_ notice: Notice, _ seated: ClubBuilder.Seated) async throws {
        let (house, now) = (house, time.now())
        try await house.database.write { db in
            _ = try house.notices.tell(notice, to: seated.membership, at: now, in: db)
        }
    }

    func pace(_ pace: Notice.Pace, _ kind: Notice.Kind, _ seated: ClubBuilder.Seated) async throws {
        try await house.database.write { db in try NoticePaces.set(pace, of: kind, for: seated.person, in: db) }
    }

    func gather(at due: Instant) async throws {
        let notices = house.notices
        try await house.database.write { db in _ = try NoticeGathering(notices: notices).run(due: due, in: db) }
    }
}
