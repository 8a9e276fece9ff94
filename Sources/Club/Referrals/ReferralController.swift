import HTTPTypes
import Localization
import Persistence
import Web

/// Giving a referral and following it, both sides.
struct ReferralController: Sendable {
    let house: House

    enum Routes {
        static let new = Route0(.get, "referrals/new")
        static let give = Route0(.post, "referrals")
        static let referral = Route1<ID<Referral>>(.get, "referrals", .parameter)
        static let move = Route1<ID<Referral>>(.post, "referrals", .parameter, "steps")
        static let nudge = Route1<ID<Referral>>(.post, "referrals", .parameter, "nudges")
        static let withdraw = Route1<ID<Referral>>(.post, "referrals", .parameter, "withdrawal")
        static let thank = Route1<ID<Referral>>(.post, "referrals", .parameter, "thanks")
        static let confirm = Route1<ID<Referral>>(.post, "referrals", .parameter, "confirmation")
        static let exchanges = Route0(.get, "exchanges")
        static let exchangesTable = Route0(.get, "exchanges/table")
        static let events = Route0(.get, "events")
    }

    func register(on router: ClubRouter) {
    }
}
