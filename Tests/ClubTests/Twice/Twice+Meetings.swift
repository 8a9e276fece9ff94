import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

extension Twice {
    /// Meetings and who comes.
    func meetings() async throws {
        typealias Routes = MeetingController.Routes
        let build = try await MeetingBuilder(club)
        let (host, id): (String, ID<Meeting>) = (build.host.cookies, club.house.ids.next())
        try await send(Routes.call(), build.form(id), by: host)
        try await send(Routes.publish(id), by: host)
        // The version the form was made of no longer stands: it says so, and nothing is written.
        try await send(
            Routes.change(id), build.form(id, ["place": "Au siège"], version: 1), by: host, then: .conflict)
        try await send(
            Routes.answer(id), [("answer", "substitute"), ("substitute", "Aya Nouri")], by: build.members[0].cookies)
        try await send(Routes.cancel(id), [("reason", "La salle est fermée")], by: host)
        // Each answer shows a secret address that is kept by its hash; the second holds.
        try await send(
            BranchCalendarController.Routes.open(ClubBuilder.casablanca), by: host, renewing: ["branch_calendars"])
        try await send(BranchCalendarController.Routes.close(ClubBuilder.casablanca), by: host)
    }

    /// What is noted when a meeting is over.
    func minutes() async throws {
        typealias Routes = MinutesController.Routes
        let build = try await MeetingBuilder(club)
        let (host, member) = (build.host.cookies, build.members[0])
        let id = try await build.call()
        let leaver = build.members[1]
        for seat in [member, leaver] { try await build.answer(id, seat, .coming) }
        club.time.advance(by: .hours(74))
        let now = club.time.now()
        try await club.house.database.write { db in try Attendance.close(due: now, in: db) }
        let task: ID<MeetingTask> = club.house.ids.next()
        let words = [
            ("key", task.description), ("kind", "task"), ("task", "Réserver la salle"),
            ("owner", member.membership.description), ("due", "2026-12-10"),
        ]
        try await send(Routes.note(id), words, by: host)
        let left: ID<MeetingTask> = club.house.ids.next()
        let theirs = [("key", left.description), ("owner", leaver.membership.description)]
        let known = words.filter { !["key", "owner"].contains($0.0) }
        _ = try await club.post(Routes.note(id), theirs + known, cookies: host)
        try await send(Routes.write(id), [("words", "Marché de l’emballage"), ("version", "0")], by: host)
        try await send(Routes.send(id), by: host)
        try await send(Routes.move(task), [("state", "done"), ("from", "own")], by: member.cookies)
        let (notices, today) = (club.house.notices, club.house.today())
        try await club.house.database.write { db in
            _ = try Departure.end(
                leaver.membership, Departure.Decision(author: .console, day: today), notices, at: now, in: db)
        }
        try await send(Routes.hand(left), [("owner", member.membership.description)], by: host)
        let correction: ID<AttendanceRepository.Correction> = club.house.ids.next()
        try await send(
            AttendanceController.Routes.ask(id),
            [("key", correction.description), ("wanted", "late"), ("words", "J’étais au fond")], by: member.cookies)
        try await send(
            AttendanceController.Routes.decide(id), [("correction", correction.description), ("answer", "agree")],
            by: host)
        let key = member.membership.description
        try await send(
            AttendanceController.Routes.change(id), [("before-" + key, "late"), ("state-" + key, "present")], by: host)
    }

    func photos() async throws {
        typealias Routes = PhotoController.Routes
        let build = try await PhotoBuilder(club)
        let key = build.key()
        try await send(Routes.add(build.meeting)) {
            try await build.send([("vue.jpg", try PhotoBuilder.jpeg())], by: build.adder, key: key)
        }
        let photo = try #require(try await build.photos().last)
        try await send(
            Routes.describe(photo), [("caption", "Sur la terrasse"), ("shown", build.shown.membership.description)],
            by: build.adder.cookies)
        try await send(Routes.withdraw(photo), by: build.adder.cookies)
    }
}
