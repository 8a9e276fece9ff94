import HTTPTypes
import Localization
import Persistence
import Web

/// A member's own profile, company, trademarks and who may see them.
struct ProfileController: Sendable {
    let house: House

    enum Routes {
        static let edit = Route0(.get, "me/profile")
        static let save = Route0(.post, "me/profile")
        static let editCompany = Route0(.get, "me/company")
        static let saveCompany = Route0(.post, "me/company")
        static let trademarks = Route0(.get, "me/trademarks")
        static let addTrademark = Route0(.post, "me/trademarks")
        static let editTrademark = Route1<ID<Trademark>>(.get, "me/trademarks", .parameter)
        static let saveTrademark = Route1<ID<Trademark>>(.post, "me/trademarks", .parameter)
        static let removeTrademark = Route1<ID<Trademark>>(.post, "me/trademarks", .parameter, "removal")
    }

    func register(on router: ClubRouter) {
    }
}
