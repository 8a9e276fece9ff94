import HTTPTypes
import Localization
import Persistence
import Web

/// The directory, a member's page, card and QR code.
struct MemberController: Sendable {
    let house: House

    enum Routes {
        static let directory = Route0(.get, "members")
        static let suggestions = Route0(.get, "members/suggestions")
        static let member = Route1<ID<Membership>>(.get, "members", .parameter)
        static let card = Route1<ID<Membership>>(.get, "members", .parameter, "card")
        static let code = Route1<ID<Membership>>(.get, "members", .parameter, "code")
        static let publicPage = Route1<ID<Membership>>(.get, "p", .parameter)
        static let publicCard = Route1<ID<Membership>>(.get, "p", .parameter, "card")
    }

    func register(on router: ClubRouter) {
    }
}
