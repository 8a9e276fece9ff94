import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// Everything that has no place of its own in the bar.
struct MoreController: Sendable {
    let house: House

    enum Routes {
        static let more = Route0(.get, "more")
        static let seat = Route0(.post, "me/seat")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.more, access: .person) { _, context in
            guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.signInFirst }
            let seats = try await house.database.glance { db in try SeatRepository.active(of: viewer.person, in: db) }
            return .page(MorePage(viewer: viewer, seats: seats).html(Screen(visit, house)))
        }
        router.on(Routes.seat, access: .person) { request, context in try await use(request, context) }
    }

    private func use(_ request: Request, _ context: ClubContext) async throws -> Response {
        guard let viewer = context.visit?.viewer else { throw Refusal.signInFirst }
        let field = try await FormBody.read(request).fields["seat"]
        guard let seat = field.flatMap({ ID<Membership>($0) }) else { throw Refusal.malformed }
        let isOwn = try await house.database.write { db in try SeatRepository.use(seat, viewer, in: db) }
        guard isOwn else { throw Refusal.notFound }
        return .redirect(to: HomeController.Routes.home())
    }
}
