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
    }

    func register(on router: ClubRouter) {
        router.on(Routes.more, access: .person) { _, context in
            guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.signInFirst }
            return .page(MorePage(viewer: viewer).html(Screen(visit, house)))
        }
    }
}
