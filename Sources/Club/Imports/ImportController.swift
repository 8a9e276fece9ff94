import HTTPTypes
import Localization
import Persistence
import Web

/// Uploading a spreadsheet, its preview and its application.
struct ImportController: Sendable {
    let house: House

    enum Routes {
        static let choose = Route1<ImportKind>(.get, "imports/new", .parameter)
        static let upload = Route1<ImportKind>(.post, "imports/new", .parameter)
        static let preview = Route1<ID<Import>>(.get, "imports", .parameter)
        static let adjust = Route1<ID<Import>>(.post, "imports", .parameter, "reading")
        static let apply = Route1<ID<Import>>(.post, "imports", .parameter, "application")
        static let refused = Route1<ID<Import>>(.get, "imports", .parameter, "refused")
    }

    func register(on router: ClubRouter) {
    }
}
