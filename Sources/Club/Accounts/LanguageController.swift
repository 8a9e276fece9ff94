import Chronology
import HTTPTypes
import Hummingbird
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
        router.on(Routes.choose, access: .anyone) { request, _, language in
            back(request.queryFields["back"]).setting(Self.cookie(language, house))
        }
        router.on(Routes.keep, access: .person) { request, context in try await keep(request, context) }
    }

    /// Keeps the language with the person, so that their mails speak it too; in the demo club only with the browser.
    private func keep(_ request: Request, _ context: ClubContext) async throws -> Response {
        guard let viewer = context.visit?.viewer else { throw Refusal.signInFirst }
        var form = FormReader(try await FormBody.read(request))
        guard let language = form.choice("language", as: Language.self, required: true) else {
            throw Refusal.malformed
        }
        let now = house.time.now()
        let isDemo = context.visit?.club?.isDemo == true
        if !isDemo {
            try await house.database.write { db in
                try db.execute(
                    """
                    UPDATE people SET language = \(language.rawValue), changed_at = \(now)
                    WHERE id = \(viewer.person) AND erased_at IS NULL
                    """
                )
            }
        }
        return back(form.body.fields["back"] ?? MoreController.Routes.more().description).setting(
            Self.cookie(language, house))
    }

    private func back(_ path: String?) -> Response {
        .redirect(to: path.flatMap { URLPath(local: $0) } ?? HomeController.Routes.home())
    }

    static func cookie(_ language: Language, _ house: House) -> SetCookie {
        SetCookie(house.languageCookie, language.rawValue, maxAge: 365 * 86_400)
    }
}
