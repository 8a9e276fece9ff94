import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// The doors of the demo club: in as a member, in as president.
struct DemoController: Sendable {
    let house: House

    enum Routes {
        static let doors = Route0(.get, "demo")
        static let enter = Route1<DemoDoor>(.post, "demo", .parameter)
    }

    func register(on router: ClubRouter) {
        router.on(Routes.doors, access: .demo) { try doors($1) }
        router.on(Routes.enter, access: .demo) { try await enter($0, $1, $2) }
    }

    private func doors(_ context: ClubContext) throws -> Response {
        guard let visit = context.visit else { throw Refusal.notFound }
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("demo.title"), description: screen.t("demo.lead"))
        return .page(shell.door(DemoDoorsPage().html(screen), wide: true, screen))
    }

    /// The visitor reads on in the language they came with, which is the browser's own: many walk in by one door.
    private func enter(_ request: Request, _ context: ClubContext, _ door: DemoDoor) async throws -> Response {
        guard let visit = context.visit else { throw Refusal.notFound }
        let asking = Browser(request, house)
        let browser = Browser(device: asking.device, formerToken: asking.formerToken)
        let cookie = try await house.database.write { db in
            guard let visitor = try DemoVisitorRepository.find(door, in: db) else { throw Refusal.notFound }
            return try Sessions.open(visitor.person, seat: visitor.membership, in: browser, house, db)
        }
        return Response.redirect(to: HomeController.Routes.home()).setting(cookie)
            .setting(LanguageController.cookie(visit.language, house))
    }
}
