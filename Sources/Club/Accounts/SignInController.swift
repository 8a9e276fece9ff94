import HTTPTypes
import Hummingbird
import Jobs
import Localization
import Logging
import Persistence
import Web

/// Signing in by a typed code or a password, and out.
///
/// Nothing here tells whether an address is known: known and unknown ones get the same words after the same work.
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
        router.on(Routes.ask, access: .anyone) { request, context in try ask(request, context) }
        router.on(Routes.sendCode, access: .anyone) { request, context in try await sendCode(request, context) }
        router.on(Routes.enterCode, access: .anyone) { request, context in try await enterCode(request, context) }
        router.on(Routes.checkCode, access: .anyone) { request, context in try await checkCode(request, context) }
        router.on(Routes.enterPassword, access: .anyone) { request, context in try enterPassword(request, context) }
        router.on(Routes.checkPassword, access: .anyone) { request, context in
            try await checkPassword(request, context)
        }
        router.on(Routes.signOut, access: .anyone) { request, context in try await signOut(request, context) }
    }

    /// Where to go after signing in: only ever an address of this site.
    static func destination(_ next: String?) -> URLPath? {
        guard let path = next.flatMap({ URLPath(local: $0) }) else { return nil }
        // Coming back to signing in would go round in a circle.
        return path.path.hasPrefix("/sign-in") ? nil : path
    }

    /// The visit, once there is a club to sign in to.
    func visit(_ context: ClubContext) throws -> Visit {
        guard let visit = context.visit else { throw Refusal.notFound }
        guard visit.club != nil else { throw Refusal.foundFirst }
        return visit
    }

    private func ask(_ request: Request, _ context: ClubContext) throws -> Response {
        let visit = try visit(context)
        let next = Self.destination(request.queryFields["next"])
        guard visit.viewer == nil else { return .redirect(to: next ?? HomeController.Routes.home()) }
        return .page(AskPage(next: next).html(Screen(visit, house)))
    }

    private func sendCode(_ request: Request, _ context: ClubContext) async throws -> Response {
        let visit = try visit(context)
        var form = FormReader(try await FormBody.read(request))
        let next = Self.destination(form.body.fields["next"])
        let email = form.email("email", required: true)
        let address = email.flatMap { try? MailAddress($0) }
        if email != nil, address == nil { form.reject("email", FormProblem.Key.email) }
        guard form.isValid, let email, let address else {
            let page = AskPage(next: next, form: FormView(form))
            return .page(page.html(Screen(visit, house)), status: .unprocessableContent)
        }
        let attempts = Attempts(request, context, house)
        try Attempts.take([
            (house.limits.askingPerPrefix, attempts.prefix), (house.limits.askingPerAccount, attempts.key(email)),
        ])
        let browser = browserToken(request) ?? SessionToken(from: house.random)
        try await ask(for: email, at: address, browser, visit)
        let path = Routes.enterCode().query("next", next?.description)
        // The browser keeps it a little longer than the code lives, to be told that it ran out.
        return .redirect(to: path).setting(SetCookie(house.browserCookie, browser.text, maxAge: 3600))
    }

    /// Writes a code and its mail: the same statements for every address.
    func ask(for email: String, at address: MailAddress, _ browser: SessionToken, _ visit: Visit) async throws {
        let code = SignInCode(from: house.random)
        let new = SignInRepository.New(
            id: house.ids.next(),
            email: email,
            browserHash: browser.storedHash,
            codeHash: code.hash(for: browser).hexadecimal,
            now: visit.now
        )
        let mailID = house.ids.next(OutboxMessage.self)
        let catalog = house.catalog
        let club = visit.club?.name ?? ""
        try await house.database.write { db in
            let known = try SignInRepository.person(email: email, in: db)
            let t = Translator(catalog, known?.language ?? visit.language)
            let mail = try SignInMail.make(code, id: new.id, to: address, club: club, t)
            try SignInRepository.insert(new, person: known?.person, in: db)
            try SignInRepository.post(mail, id: mailID, isKnown: known != nil, now: new.now, in: db)
        }
        house.outbox.wake()
    }

    func browserToken(_ request: Request) -> SessionToken? {
        request.cookie(house.browserCookie).flatMap { SessionToken(text: $0) }
    }

    private func signOut(_ request: Request, _ context: ClubContext) async throws -> Response {
        if let session = context.visit?.viewer?.session, let person = context.visit?.viewer?.person {
            try await house.database.write { db in try SessionRepository.end(session, of: person, in: db) }
            context.logger.info("Signed out")
        }
        return Response.redirect(to: Routes.ask()).setting(.removing(house.sessionCookie)).clearingSiteData()
    }
}
