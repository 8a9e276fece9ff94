import HTTPTypes
import Localization
import Persistence
import Web

/// A person's sessions and password.
struct AccountController: Sendable {
    let house: House

    enum Routes {
        static let sessions = Route0(.get, "me/sessions")
        static let endSession = Route1<ID<Session>>(.post, "me/sessions", .parameter, "end")
        static let endAll = Route0(.post, "me/sessions/end")
        static let password = Route0(.get, "me/password")
        static let savePassword = Route0(.post, "me/password")
        static let removePassword = Route0(.post, "me/password/removal")
    }

    func register(on router: ClubRouter) {
    }
}
