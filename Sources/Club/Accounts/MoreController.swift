import HTTPTypes
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
    }
}
