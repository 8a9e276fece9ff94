import HTTPTypes
import Localization
import Persistence
import Web

/// The language of the interface.
struct LanguageController: Sendable {
    let house: House

    enum Routes {
        static let choose = Route1<Language>(.get, "language", .parameter)
        static let keep = Route0(.post, "me/language")
    }

    func register(on router: ClubRouter) {
    }
}
