import HTTPTypes
import Localization
import Persistence
import Web

/// The doors of the demo club: in as a member, in as president.
struct DemoController: Sendable {
    let house: House

    enum Routes {
        static let doors = Route0(.get, "demo")
        static let enter = Route1<DemoDoor>(.post, "demo", .parameter)
    }

    func register(on router: ClubRouter) {
    }
}
