import HTTPTypes
import Localization
import Persistence
import Web

/// The first run: founding a club, or looking around in the demo club.
struct FoundingController: Sendable {
    let house: House

    enum Routes {
        static let welcome = Route0(.get, "welcome")
        static let form = Route0(.get, "welcome/club")
        static let found = Route0(.post, "welcome/club")
        static let openDemo = Route0(.post, "welcome/demo")
    }

    func register(on router: ClubRouter) {
    }
}
