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
    /// A group purchase's whole life.
    func purchases() async throws {
        typealias Routes = PurchaseController.Routes
        let build = try await PurchaseBuilder(club)
        let organiser = build.organiser.cookies
        let id: ID<Purchase> = club.house.ids.next()
        try await send(Routes.open(), build.form(id), by: organiser)
        for buyer in build.buyers { try await send(Routes.join(id), [("quantity", "7 013")], by: buyer.cookies) }
        _ = try await build.join(id, build.onlooker, "12")
        try await send(Routes.leave(id), by: build.onlooker.cookies)
        try await send(Routes.endJoining(id), by: organiser)
        let (offer, rival): (ID<PurchaseOffer>, ID<PurchaseOffer>) = (club.house.ids.next(), club.house.ids.next())
        try await send(Routes.offer(id), build.offer(offer), by: build.seller.cookies)
        _ = try await club.post(Routes.offer(id), build.offer(rival), cookies: build.rival.cookies)
        try await send(Routes.withdrawOffer(id, rival), by: build.rival.cookies)
        try await send(Routes.choose(id), [("offer", offer.description)], by: organiser)
        let agreed = [("ceiling", "any"), ("agrees", "on")]
        for buyer in build.buyers { try await send(Routes.confirm(id), agreed, by: buyer.cookies) }
        let cancelled = try await build.open()
        try await send(Routes.cancel(cancelled), [("words", "Trop tôt")], by: organiser)
        try await takeOver(build)
    }

    private func takeOver(_ build: PurchaseBuilder) async throws {
        let left = try await build.purchase(at: .joining).id
        let (notices, now, today) = (club.house.notices, build.now, club.house.today())
        try await club.house.database.write { db in
            _ = try Departure.end(
                build.organiser.membership, Departure.Decision(author: .console, day: today), notices, at: now, in: db)
        }
        try await send(PurchaseController.Routes.takeOver(left), by: build.buyers[0].cookies)
    }
}
