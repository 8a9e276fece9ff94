import HTTPTypes
import Persistence
import Web

/// Publishing, finding, answering and ending opportunities.
struct OpportunityController: Sendable {
    let house: House

    enum Routes {
        static let list = Route0(.get, "opportunities")
        static let new = Route0(.get, "opportunities/new")
        static let publish = Route0(.post, "opportunities")
        static let opportunity = Route1<ID<Opportunity>>(.get, "opportunities", .parameter)
        static let edit = Route1<ID<Opportunity>>(.get, "opportunities", .parameter, "edit")
        static let save = Route1<ID<Opportunity>>(.post, "opportunities", .parameter)
        static let withdraw = Route1<ID<Opportunity>>(.post, "opportunities", .parameter, "withdrawal")
        static let close = Route1<ID<Opportunity>>(.post, "opportunities", .parameter, "closure")
        static let extend = Route1<ID<Opportunity>>(.post, "opportunities", .parameter, "extension")
        static let answer = Route1<ID<Opportunity>>(.post, "opportunities", .parameter, "answers")
        /// For anyone, without a name.
        static let publicPage = Route1<ID<Opportunity>>(.get, "o", .parameter)
    }

    func register(on router: ClubRouter) {
        router.on(Routes.list, access: .insider) { try await list($0, $1) }
        router.on(Routes.new, access: .member) { try await form($0, $1) }
        router.on(Routes.publish, access: .member) { try await publish($0, $1) }
        router.on(Routes.opportunity, access: .insider) { try await show($0, $1, $2) }
        router.on(Routes.edit, access: .member) { try await edit($1, $2) }
        router.on(Routes.save, access: .member) { try await save($0, $1, $2) }
        router.on(Routes.withdraw, access: .member) { try await withdraw($1, $2) }
        router.on(Routes.close, access: .member) { try await close($0, $1, $2) }
        router.on(Routes.extend, access: .member) { try await extend($0, $1, $2) }
        router.on(Routes.answer, access: .member) { try await answer($0, $1, $2) }
        router.on(Routes.publicPage, access: .anyone) { try await publicPage($1, $2) }
    }

    /// The visit of an insider; the gate has let nobody else through.
    func known(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        return (visit, viewer)
    }

    /// The visit of a member and the seat they use.
    func seated(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer, seat: ID<Membership>) {
        let (visit, viewer) = try known(context)
        guard let seat = viewer.activeSeat else { throw Refusal.notFound }
        return (visit, viewer, seat.membership)
    }

    /// Tells open Homes that something is new.
    func announce(to seats: [ID<Membership>]) async {
        for seat in seats { await house.news.send("notices", to: seat) }
    }
}
