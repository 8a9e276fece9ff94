import HTTPTypes
import Localization
import Persistence
import Web

/// What a branch and the club are worth: members, referrals, deals by month.
struct WorthController: Sendable {
    let house: House

    enum Routes {
        static let club = Route0(.get, "club")
        static let branch = Route1<ID<Branch>>(.get, "branches", .parameter)
    }

    func register(on router: ClubRouter) {
    }
}
