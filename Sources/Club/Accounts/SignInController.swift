import HTTPTypes
import Localization
import Persistence
import Web

/// Signing in by a typed code or a password, and out.
struct SignInController: Sendable {
    let house: House

    enum Routes {
        static let ask = Route0(.get, "sign-in")
        static let sendCode = Route0(.post, "sign-in")
        static let enterCode = Route0(.get, "sign-in/code")
        static let checkCode = Route0(.post, "sign-in/code")
        static let enterPassword = Route0(.get, "sign-in/password")
        static let checkPassword = Route0(.post, "sign-in/password")
        static let signOut = Route0(.post, "sign-out")
    }

    func register(on router: ClubRouter) {
    }
}
