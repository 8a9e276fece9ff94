import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// The first run: founding a club, or looking around in the demo club.
struct FoundingController: Sendable {
    let house: House

    enum Routes {
        static let welcome = Route0(.get, "welcome")
        static let form = Route0(.get, "welcome/club")
        static let found = Route0(.post, "welcome/club")
        static let openDemo = Route0(.post, "welcome/demo")
        static let next = Route0(.get, "welcome/next")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.welcome, access: .founder) { try welcome($1) }
        router.on(Routes.form, access: .founder) { try form($1) }
        router.on(Routes.found, access: .founder) { try await found($0, $1) }
        router.on(Routes.openDemo, access: .founder) { try await openDemo($1) }
        router.on(Routes.next, access: .club) { try next($1) }
    }

    private func screen(_ context: ClubContext) throws -> Screen {
        guard let visit = context.visit else { throw Refusal.notFound }
        return Screen(visit, house)
    }

    private func welcome(_ context: ClubContext) throws -> Response {
        let screen = try screen(context)
        let shell = Shell(title: screen.t("founding.welcome.title"), description: screen.t("founding.welcome.lead"))
        return .page(shell.door(WelcomePage().html(screen), wide: true, screen))
    }

    private func form(_ context: ClubContext) throws -> Response {
        let screen = try screen(context)
        var values = FormFields()
        values.append("language", screen.language.rawValue)
        values.append("currency", FoundingForm.Currency.mad.rawValue)
        return page(FormView(values), screen)
    }

    private func page(_ view: FormView, _ screen: Screen, _ status: HTTPResponse.Status = .ok) -> Response {
        let shell = Shell(title: screen.t("founding.title"))
        return .page(shell.door(FoundingPage(view: view).html(screen), screen), status: status)
    }

    private func found(_ request: Request, _ context: ClubContext) async throws -> Response {
        let screen = try screen(context)
        var reader = FormReader(try await FormBody.read(request))
        guard let form = FoundingForm(&reader) else {
            return page(FormView(reader), screen, .unprocessableContent)
        }
        let founding = Founding(form: form, interface: screen.language, at: screen.visit.now, house.ids)
        let browser = Browser(request, house)
        let cookie = try await house.database.write { db in
            // The one row of the club decides who was first.
            guard try FoundingRepository.found(founding, in: db) else { throw Refusal.conflict("founding.conflict") }
            return try Sessions.open(founding.person, seat: founding.membership, in: browser, house, db)
        }
        return Response.redirect(to: Routes.next()).setting(cookie)
    }

    private func openDemo(_ context: ClubContext) async throws -> Response {
        let plan = DemoPlan(now: try screen(context).visit.now)
        do {
            try await house.database.write { db in try DemoClub.create(plan, in: db) }
        } catch DemoClub.Failure.notEmpty {
            throw Refusal.conflict("founding.conflict")
        }
        return .redirect(to: DemoController.Routes.doors())
    }

    private func next(_ context: ClubContext) throws -> Response {
        let screen = try screen(context)
        return .page(Shell(title: screen.t("founding.next.title")).page(NextStepsPage().html(screen), screen))
    }
}
