import HTTPTypes
import Localization
import Persistence
import Web

/// Taking the lists out again.
struct ExportController: Sendable {
    let house: House

    enum Routes {
        static let members = Route0(.get, "exports/members")
        static let referrals = Route0(.get, "exports/referrals")
    }

    func register(on router: ClubRouter) {
    }
}
