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
    /// A deal's whole life.
    func deals() async throws {
        typealias Routes = DealController.Routes
        let build = try await DealBuilder(club)
        let (salma, hicham) = (build.salma.cookies, build.hicham.cookies)
        try await send(Routes.declare(), build.fields(build.key(1)), by: salma)
        try await send(Routes.confirm(build.key(1)), [("version", "1")], by: hicham)
        let terms = build.fields(build.key(21), amount: "9 000").filter { !["to", "to_id", "role"].contains($0.0) }
        try await send(Routes.correct(build.key(1)), terms + [("version", "1")], by: salma)
        try await send(Routes.answer(build.key(1)), [("answer", "accept"), ("version", "2")], by: hicham)
        let paid = [
            ("key", build.key(22).description), ("version", "2"), ("statement", "paid"), ("paid_on", "2026-11-22"),
        ]
        try await send(Routes.state(build.key(1)), paid, by: salma)
        let declared = try await build.declared(3)
        try await send(Routes.close(declared), [("version", "1"), ("words", "Ce n’est pas moi")], by: hicham)
        let referral = try await build.referrals.referral(at: .won)
        let won: ID<Deal>? = try await club.house.database.read { db in
            try db.value("SELECT id FROM deals WHERE referral_id = \(referral)")
        }
        try await send(Routes.thank(try #require(won)), [("sentence", "Merci")], by: hicham)
        // Each answer shows a secret address that is kept by its hash; the second holds.
        try await send(Routes.openCalendar(), by: salma, renewing: ["calendar_feeds"])
        try await send(Routes.closeCalendar(), by: salma)
    }
}
