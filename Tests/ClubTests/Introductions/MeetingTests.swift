import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct MeetingTests {
    typealias Routes = IntroductionController.Routes

    private static let own = [
        ("time1", "2026-11-26T10:00"), ("time2", "2026-11-27T09:00"), ("time3", "2026-11-30T17:30"),
    ]

    @Test func `The club proposes working hours on working days, in its own zone`() throws {
        let zone = try ZoneDatabase.system().rules(named: "Africa/Casablanca")
        for days in 0..<14 {
            let now = ClubHarness.start + .days(days)

            let times = MeetingTimes.proposed(after: now, zone).times

            #expect(times.count == 3)
            #expect(times == times.sorted())
            for time in times {
                #expect(time.date.days(since: zone.date(at: now)) >= 2)
                #expect(![.saturday, .sunday].contains(time.date.weekday))
                #expect(MeetingTimes.hours.contains(time.time.hour))
                #expect(time.date.weekday != .friday || time.time.hour < 12)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Who accepts first may propose three times, and only the other takes one`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await IntroductionBuilder(club)
            let id = try await build.introduce()
            #expect(try await build.accept(id, build.one, Self.own).status == .seeOther)
            // What the one proposed is told to the other only when both accepted.
            #expect(
                try await !club.get(Routes.introduction(id), cookies: build.other.cookies).text.contains("2026-11-26")
            )
            #expect(try await build.accept(id, build.other).status == .seeOther)

            let take = [("position", "3"), ("round", "1")]
            let page = try await club.get(Routes.introduction(id), cookies: build.other.cookies).text
            let own = try await club.post(Routes.take(id), take, cookies: build.one.cookies)
            let taken = try await club.post(Routes.take(id), take, cookies: build.other.cookies)
            let again = try await club.post(Routes.take(id), take, cookies: build.other.cookies)
            let late = try await club.post(
                Routes.take(id), [("position", "1"), ("round", "1")], cookies: build.other.cookies)

            #expect(page.contains("2026-11-30T17:30"))
            #expect([own, taken, again, late].map(\.status) == [.conflict, .seeOther, .seeOther, .conflict])
            #expect(try await build.mails(build.one).count == 3)
            let startsAt = try await club.count(
                "SELECT starts_at FROM introduction_times WHERE position = 3 AND introduction_id = \(id)")
            // In November 2026 Morocco keeps the time of Greenwich.
            #expect(
                Int64(startsAt)
                    == CivilDateTime(isoText: "2026-11-30T17:30").map {
                        TimeZoneRules.utc.instant(of: $0).resolved.milliseconds
                    })
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Other times replace those before, and what was seen before cannot be taken`(_ engine: TestEngine) async throws
    {
        try await ClubHarness.run(engine) { club in
            let build = try await IntroductionBuilder(club)
            let id = try await build.made()

            let proposed = try await club.post(
                Routes.propose(id), Self.own + [("round", "1")], cookies: build.other.cookies)
            let twice = try await club.post(
                Routes.propose(id), Self.own + [("round", "1")], cookies: build.other.cookies)
            let stale = try await club.post(
                Routes.take(id), [("position", "1"), ("round", "1")], cookies: build.one.cookies)
            let fresh = try await club.post(
                Routes.take(id), [("position", "1"), ("round", "2")], cookies: build.one.cookies)

            #expect([proposed, twice, stale, fresh].map(\.status) == [.seeOther, .seeOther, .conflict, .seeOther])
            #expect(try await build.mails(build.one).count == 3)
        }
    }

    @Test func `Times that cannot be met are refused with what was typed`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await IntroductionBuilder(club)
            let id = try await build.made()
            for wrong in ["2026-11-20T10:00", "2026-11-29T10:00", "2026-11-26T22:00", "2027-11-26T10:00", "demain", ""]
            {
                let fields = [("round", "1"), ("time1", wrong)] + Self.own.dropFirst()

                let answer = try await club.post(Routes.propose(id), fields, cookies: build.one.cookies)

                #expect(answer.status == .unprocessableContent, "\(wrong)")
                #expect(answer.text.contains("value=\"2026-11-27T09:00\""))
            }
        }
    }

    @Test func `Times proposed too early have passed when the other accepts: the club proposes new ones`() async throws
    {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await IntroductionBuilder(club)
            let id = try await build.introduce()
            _ = try await build.accept(id, build.one, Self.own)
            club.time.advance(by: .days(20))

            _ = try await build.accept(id, build.other)

            let page = try await club.get(Routes.introduction(id), cookies: build.one.cookies).text
            #expect(page.matches(of: #/name="position"/#).count == 3)
            #expect(page.contains("2026-12-15"))
        }
    }
}
