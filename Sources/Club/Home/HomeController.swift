import HTTPTypes
import Localization
import Persistence
import Web

/// Home: what waits for me, what comes next, what the club did for me.
struct HomeController: Sendable {
    let house: House

    enum Routes {
        static let home = Route0(.get, "")
    }

    func register(on router: ClubRouter) {
    }
}
