import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct VisitorReminderTests {
    /// How the subjects of the mails that remind a visitor begin, oldest first.
    private static func reminders(_ build: VisitorBuilder, _ number: Int) async throws -> [String] {
        let beginnings = ["Demain", "Tout à l’heure", "غدا"]
        let subjects = try await build.mails("aya\(number)@dehors.example").map(\.subject)
        return subjects.compactMap { subject in beginnings.first { subject.hasPrefix($0) } }
    }

    @Test(arguments: TestEngine.allCases)
    func `A visitor with a seat is reminded the day before and two hours before, in their language, once each`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            let id = try await build.call(["capacity": "2"])
            let path = try await build.invitation(id)
            try await build.register(path, 1)
            _ = try await club.post(path, build.form(2), language: "ar")
            club.time.advance(by: .seconds(1))
            try await build.register(path, 3)

            // Monday ten o'clock; the meeting is on Thursday at half past eight.
            try await build.meetings.runClock()
            let early = try await Self.reminders(build, 1)
            club.time.advance(by: .hours(48))
            for _ in 0..<2 { try await build.meetings.runClock() }
            let dayBefore = try await Self.reminders(build, 1)
            // Two hours before, and a clock that jumps back and forth.
            for hours in [21, -40, 40, -2, 2] {
                club.time.advance(by: .hours(hours))
                try await build.meetings.runClock()
            }
            let last = try #require(try await build.mails("aya1@dehors.example").last)

            #expect(early == [] && dayBefore == ["Demain"])
            #expect(try await Self.reminders(build, 1) == ["Demain", "Tout à l’heure"])
            #expect(try await Self.reminders(build, 2).first == "غدا")
            #expect(try await build.mails("aya2@dehors.example").count == 3)
            // Whoever waits for a seat is promised none.
            #expect(try await build.mails("aya3@dehors.example").count == 1)
            #expect(last.text.contains("Hôtel du Phare"))
            #expect(try await club.get(try #require(last.own)).status == .ok)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of a meeting that moved they are reminded at its new hour, of one called off or a seat given back not`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            let (moved, off) = (try await build.call(), try await build.call())
            let path = try await build.invitation(moved)
            try await build.register(path, 1)
            try await build.register(path, 2)
            try await build.register(try await build.invitation(off), 3)
            _ = try await club.post(
                try #require(URLPath(local: (try await build.own(2)).description + "/cancellation")))
            let host = build.meetings.host
            _ = try await club.post(MeetingController.Routes.cancel(off), [("reason", "Grève")], cookies: host.cookies)
            club.time.advance(by: .hours(48))
            try await build.meetings.runClock()
            let first = try await Self.reminders(build, 1)

            func change(_ changes: [String: String], version: Int) async throws {
                let form = build.meetings.form(moved, changes, version: version) + [("visitors", "on")]
                let answer = try await club.post(MeetingController.Routes.change(moved), form, cookies: host.cookies)
                #expect(answer.status == .seeOther)
            }
            // Its end alone: nobody hears of tomorrow again.
            try await change(["until": "11:00"], version: 1)
            try await build.meetings.runClock()
            let longer = try await Self.reminders(build, 1)
            try await change(["day": "2026-11-27"], version: 2)
            try await build.meetings.runClock()
            let later = try await Self.reminders(build, 1)
            club.time.advance(by: .hours(24))
            try await build.meetings.runClock()

            #expect(first == ["Demain"] && longer == first && later == first)
            #expect(try await Self.reminders(build, 1) == ["Demain", "Demain"])
            #expect(try await Self.reminders(build, 2) == [])
            #expect(try await Self.reminders(build, 3) == [])
        }
    }
}
