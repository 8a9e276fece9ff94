import Chronology
import Foundation
import HTTPTypes
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct MeetingClockTests {
    @Test(arguments: TestEngine.allCases)
    func `Those who come are reminded the day before and two hours before, once each however the clock jumps`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await build.call()
            try await build.answer(id, build.members[0], .coming)
            try await build.answer(id, build.members[1], .maybe)

            // Monday ten o'clock; the meeting is on Thursday at half past eight.
            try await build.runClock()
            let early = try await build.told(build.members[0])
            club.time.advance(by: .hours(48))
            try await build.runClock()
            try await build.runClock()
            let dayBefore = try await build.told(build.members[0])
            club.time.advance(by: .hours(21))
            try await build.runClock()
            club.time.advance(by: .hours(-40))
            try await build.runClock()
            club.time.advance(by: .hours(40))
            try await build.runClock()

            #expect(early == ["called"])
            #expect(dayBefore == ["called", "remind-day"])
            #expect(try await build.told(build.members[0]) == ["called", "remind-day", "remind-hours"])
            #expect(try await build.told(build.members[1]) == ["called"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `On the day itself nobody is told that it is tomorrow`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await build.call(["from": "18:00", "until": "20:00"])
            try await build.answer(id, build.members[0], .coming)

            // Thursday eight o'clock, ten hours before.
            club.time.advance(by: .hours(70))
            try await build.runClock()
            let morning = try await build.told(build.members[0])
            club.time.advance(by: .hours(9))
            try await build.runClock()

            #expect(morning == ["called"])
            #expect(try await build.told(build.members[0]) == ["called", "remind-hours"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `When the law of a zone changes the local hour stays, and those who answered are told that the instant moved`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await build.call()
            try await build.answer(id, build.members[0], .coming)
            let before = try await build.startsAt(id)
            // The rules as they were before Morocco left summer time: a fixed hour ahead of universal time.
            let old = ZoneDatabase { _ in zoneFile(named: "Etc/GMT-1") }

            try await build.runClock()
            let same = try await build.startsAt(id)
            try await build.runClock(zones: old)
            try await build.runClock(zones: old)
            let moved = try await build.startsAt(id)
            let page = try await club.get(
                MeetingController.Routes.meeting(id), cookies: build.members[0].cookies
            ).text

            #expect(before == same)
            #expect(moved.map { $0 + .hours(1) } == before)
            #expect(page.contains("2026-11-26T08:30:00"))
            #expect(try await build.told(build.members[0]) == ["called", "zone"])
        }
    }
}

/// A zone's file as the system has it.
private func zoneFile(named name: String) -> [UInt8]? {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/" + name)) else { return nil }
    return [UInt8](data)
}
