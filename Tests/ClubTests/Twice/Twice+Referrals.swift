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
    /// A referral's whole life, and what came from outside the club.
    func referrals() async throws {
        typealias Routes = ReferralController.Routes
        let build = try await ReferralBuilder(club)
        let (ids, giver, receiver) = (club.house.ids, build.giver.cookies, build.receiver.cookies)
        try await send(Routes.give(), GivingTests.form(ids.next()), by: giver)
        try await send(Routes.move(build.referral(at: .sent, 2)), [("step", "acknowledged")], by: receiver)
        try await send(
            Routes.move(build.referral(at: .acknowledged, 3)),
            [("step", "won"), ("amount", "1.234,56"), ("signed_on", club.house.today().isoText)], by: receiver)
        try await send(
            Routes.decline(build.referral(at: .sent, 4)), [("decline", "no_time"), ("decline_note", "")], by: receiver)
        try await send(
            Routes.handOn(build.referral(at: .contacted, 5)), HandoverTests.form(ids.next()), by: receiver)
        try await send(Routes.withdraw(build.referral(at: .sent, 6)), by: giver)
        let won = try await build.referral(at: .won, 7)
        try await send(Routes.confirm(won), by: giver)
        try await send(Routes.thank(won), [("sentence", "Merci")], by: receiver)
        let open = try await build.referral(at: .acknowledged, 8)
        let message: ID<ReferralMessage> = ids.next()
        try await send(
            Routes.say(open), [("message_key", message.description), ("message", "Où en est-on ?")], by: giver)
        try await send(Routes.nudge(open), by: giver)
        try await sleep(open)
        try await send(Routes.wake(open), by: receiver)

        let key: ID<OutsideReferral> = ids.next()
        try await send(ExchangesController.Routes.note(), OutsideTests.form(key), by: giver)
        try await send(
            ExchangesController.Routes.moveOutside(key), [("step", "won"), ("amount", "84 000"), ("signed_on", "")],
            by: giver)
    }

    private func sleep(_ id: ID<Referral>) async throws {
        let now = club.time.now()
        try await club.house.database.write { db in
            try db.execute("UPDATE referrals SET dormant_at = \(now) WHERE id = \(id)")
        }
    }

    /// A member leaves, another is let go, and comes back.
    func departures() async throws {
        typealias Routes = DepartureController.Routes
        let build = try await ReferralBuilder(club)
        _ = try await build.referral(at: .sent, 2)
        let leaver = build.giver
        let seat = build.receiver.membership
        try await send(
            Routes.decide(seat), [("day", ""), ("words", "Cotisation"), ("agrees", "on")], by: build.third.cookies)
        try await send(Routes.undo(seat), by: build.third.cookies)
        let second = try await ClubBuilder(house: club.house).seat(9)
        try await club.house.database.write { db in
            // With another seat the second form still comes from a member.
            try db.execute("UPDATE memberships SET person_id = \(leaver.person) WHERE id = \(second.membership)")
        }
        try await send(
            MoreController.Routes.seat(), [("seat", second.membership.description)], by: leaver.cookies)
        try await send(
            Routes.leave(), [("seat", second.membership.description), ("words", "Merci"), ("agrees", "on")],
            by: leaver.cookies, then: .seeOther)
    }
}
