import HTTPTypes
import Hummingbird
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
        router.on(Routes.sessions, access: .person) { request, context in try await sessions(request, context) }
        router.on(Routes.endSession, access: .person) { _, context, session in try await end(session, context) }
        router.on(Routes.endAll, access: .person) { _, context in try await endOthers(context) }
        router.on(Routes.password, access: .person) { request, context in try await password(request, context) }
        router.on(Routes.savePassword, access: .person) { request, context in
            try await savePassword(request, context)
        }
        router.on(Routes.removePassword, access: .person) { request, context in
            try await removePassword(request, context)
        }
    }

    /// The visit with whoever is signed in.
    func signedIn(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.signInFirst }
        return (visit, viewer)
    }

    private func sessions(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try signedIn(context)
        let open = try await house.database.read { db in
            try SessionRepository.open(of: viewer.person, now: visit.now, in: db)
        }
        let done = request.queryFields["done"].flatMap(SessionsPage.Done.init(rawValue:))
        return .page(SessionsPage(sessions: open, current: viewer.session, done: done).html(Screen(visit, house)))
    }

    private func end(_ session: ID<Session>, _ context: ClubContext) async throws -> Response {
        let (_, viewer) = try signedIn(context)
        let ended = try await house.database.write { db in
            try SessionRepository.end(session, of: viewer.person, in: db)
        }
        guard ended else { throw Refusal.notFound }
        guard session != viewer.session else {
            return Response.redirect(to: SignInController.Routes.ask())
                .setting(.removing(house.sessionCookie))
                .clearingSiteData()
        }
        return .redirect(to: Routes.sessions().query("done", SessionsPage.Done.one.rawValue))
    }

    private func endOthers(_ context: ClubContext) async throws -> Response {
        let (_, viewer) = try signedIn(context)
        try await house.database.write { db in
            try SessionRepository.endAll(of: viewer.person, but: viewer.session, in: db)
        }
        return .redirect(to: Routes.sessions().query("done", SessionsPage.Done.others.rawValue))
    }
}
