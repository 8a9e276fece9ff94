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
    /// Proposals of the week, and rings.
    func matches() async throws {
        let build = try await MatchBuilder(club)
        let (accountant, packer) = try await build.two()
        let third = try await build.builder.seat(3, given: "Karim", family: "Tazi")
        try await build.acquaint(third, accountant, 1)
        try await build.acquaint(packer, third, 2)
        try await build.round()
        let id = try await build.match()
        try await send(
            MatchController.Routes.answer(id), [("answer", "interested")], by: accountant.cookies)
        let vouch = [
            ("key", club.house.ids.next(Introduction.self).description), ("reason", "L’un emballe, l’autre compte."),
        ]
        try await send(MatchController.Routes.vouch(id), vouch, by: third.cookies)
        let ring = try await club.ring(of: [accountant, packer, third])
        try await send(RingController.Routes.accept(ring), by: accountant.cookies)
        try await send(RingController.Routes.refuse(ring), by: packer.cookies)
    }

    /// Two put in touch by a third, and the times of their meeting.
    func introductions() async throws {
        typealias Routes = IntroductionController.Routes
        let build = try await IntroductionBuilder(club)
        let (one, other) = (build.one.cookies, build.other.cookies)
        let id = ID<Introduction>(rawValue: 70_001)
        try await send(
            Routes.introduce(),
            [
                ("key", id.description), ("one", "Zoubidamarque Oufkirmarque"),
                ("one_id", build.one.membership.description), ("other", "Yassirmarque Tadlaouimarque"),
                ("reason", IntroductionBuilder.reason),
            ], by: build.introducer.cookies)
        try await send(Routes.accept(id), by: one)
        _ = try await build.accept(id, build.other)
        try await send(Routes.propose(id), OneToOneBuilder.others + [("round", "1")], by: other)
        try await send(Routes.take(id), [("position", "1"), ("round", "2")], by: one)
        let (fourth, now) = (build.fourth, build.now)
        let refused = ID<Introduction>(rawValue: 70_009)
        try await club.house.database.write { db in
            let pair = try #require(Pair(fourth.membership, build.one.membership))
            let new = NewIntroduction(
                id: refused, pair: pair, origin: .member, introducer: build.introducer.membership, reason: "Parlez.")
            _ = try IntroductionRepository.introduce(new, at: now, club.house.zone, in: db)
        }
        try await send(Routes.decline(refused), by: fourth.cookies)
    }

    /// Two meet, or do not.
    func oneToOnes() async throws {
        typealias Routes = OneToOneController.Routes
        let build = try await OneToOneBuilder(club)
        let (salma, hicham) = (build.salma.cookies, build.hicham.cookies)
        let id = build.key(1)
        let form = [
            ("key", id.description), ("with", "Hicham Lahlou"), ("with_id", build.hicham.membership.description),
            ("note", OneToOneBuilder.note),
        ]
        try await send(Routes.propose(), form + OneToOneBuilder.times + OneToOneBuilder.place, by: salma)
        try await send(Routes.times(id), OneToOneBuilder.others + [("round", "1")], by: hicham)
        try await send(Routes.take(id), [("position", "1"), ("round", "2")], by: salma)
        try await send(
            Routes.place(id), [("way", "video"), ("place", "https://visio.example/x"), ("minutes", "30")], by: salma)
        club.time.advance(by: .days(9))
        try await send(Routes.account(id), [("account", "held"), ("result", ""), ("words", "")], by: salma)
        let refused = try await proposed(2, build)
        try await send(Routes.decline(refused), [("words", "Pas cette semaine")], by: hicham)
        let called = try await proposed(3, build, to: build.karim, "Karim Tazi")
        _ = try await build.take(called, 1, by: build.karim)
        try await send(Routes.callOff(called), [("words", "Empêchée")], by: salma)
    }

    /// Proposed by the form for days to come.
    private func proposed(
        _ number: Int64, _ build: OneToOneBuilder, to other: ClubBuilder.Seated? = nil, _ name: String = "Hicham Lahlou"
    ) async throws -> ID<OneToOne> {
        let id = build.key(number)
        let times = [("time1", "2026-12-10T10:00"), ("time2", "2026-12-11T09:00"), ("time3", "2026-12-14T17:30")]
        let form = [
            ("key", id.description), ("with", name), ("with_id", (other ?? build.hicham).membership.description),
            ("note", OneToOneBuilder.note),
        ]
        let answer = try await club.post(
            OneToOneController.Routes.propose(), form + times + OneToOneBuilder.place, cookies: build.salma.cookies)
        #expect(answer.status == .seeOther)
        return id
    }
}
