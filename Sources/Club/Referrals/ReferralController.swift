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
        static let handing = Route1<ID<Referral>>(.get, "referrals", .parameter, "handing")
        static let handOn = Route1<ID<Referral>>(.post, "referrals", .parameter, "handovers")
        static let decline = Route1<ID<Referral>>(.post, "referrals", .parameter, "decline")
        static let say = Route1<ID<Referral>>(.post, "referrals", .parameter, "messages")
        static let wake = Route1<ID<Referral>>(.post, "referrals", .parameter, "waking")
        static let exchanges = Route0(.get, "exchanges")
        static let exchangesTable = Route0(.get, "exchanges/table")
        static let events = Route0(.get, "events")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.new, access: .member) { try await form($0, $1) }
        router.on(Routes.give, access: .member) { try await give($0, $1) }
        router.on(Routes.referral, access: .member) { try await follow($0, $1, $2) }
        router.on(Routes.move, access: .member) { try await move($0, $1, $2) }
        router.on(Routes.nudge, access: .member) { try await nudge($1, $2) }
        router.on(Routes.withdraw, access: .member) { try await withdraw($1, $2) }
        router.on(Routes.thank, access: .member) { try await thank($0, $1, $2) }
        router.on(Routes.confirm, access: .member) { try await confirm($0, $1, $2) }
        router.on(Routes.handing, access: .member) { try await handing($1, $2) }
        router.on(Routes.handOn, access: .member) { try await handOn($0, $1, $2) }
        router.on(Routes.decline, access: .member) { try await decline($0, $1, $2) }
        router.on(Routes.say, access: .member) { try await say($0, $1, $2) }
        router.on(Routes.wake, access: .member) { try await wake($1, $2) }
        router.on(Routes.exchanges, access: .member) { try await exchanges($0, $1) }
        router.on(Routes.exchangesTable, access: .member) { try await exchangesTable($0, $1) }
        router.on(Routes.events, access: .member) { try await events($1) }
    }

    /// The visit of a member, who may hold other seats than the one in use.
    func known(_ context: ClubContext) throws -> (visit: Visit, person: ID<Person>) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        return (visit, viewer.person)
    }

    /// The visit of a member and the seat they use. The gate has let only members through.
    func seated(_ context: ClubContext) throws -> (visit: Visit, seat: ID<Membership>) {
        guard let visit = context.visit, let seat = visit.viewer?.activeSeat else { throw Refusal.notFound }
        return (visit, seat.membership)
    }
}
