import HTTPTypes
import Hummingbird
import Logging
import Persistence
import Web

extension SignInController {
    func enterPassword(_ request: Request, _ context: ClubContext) throws -> Response {
        let visit = try visit(context)
        let next = Self.destination(request.queryFields["next"])
        guard visit.viewer == nil else { return .redirect(to: next ?? HomeController.Routes.home()) }
        return .page(PasswordEntryPage(next: next).html(Screen(visit, house)))
    }

    func checkPassword(_ request: Request, _ context: ClubContext) async throws -> Response {
        let visit = try visit(context)
        var form = FormReader(try await FormBody.read(request))
        let next = Self.destination(form.body.fields["next"])
        let email = form.email("email", required: true)
        let password = Array((form.body.fields["password"] ?? "").utf8)
        if password.isEmpty { form.reject("password", FormProblem.Key.required) }
        guard form.isValid, let email else { return page(next, form, visit) }
        let attempts = Attempts(request, context, house)
        try Attempts.take([
            (house.limits.guessingPerPrefix, attempts.prefix),
            (house.limits.guessingPerAccountAndPrefix, attempts.key(email)),
        ])
        let known = try await house.database.read { db in try SignInRepository.person(email: email, in: db) }
        let hash = known?.passwordHash ?? PasswordHasher.nobody
        // Also for an address nobody has: the time must not tell.
        let isRight = try await house.verify(password, hash)
        guard isRight, let known, known.passwordHash != nil else {
            context.logger.info("Password checked", metadata: ["outcome": "wrong"])
            form.reject("password", "accounts.password.wrong")
            return page(next, form, visit)
        }
        let browser = Browser(request, house)
        let house = house
        let cookie = try await house.database.write { db -> SetCookie? in
            // Another password may have been chosen while this one was being checked.
            let current = try SignInRepository.person(email: email, in: db)
            guard current?.person == known.person, current?.passwordHash == hash else { return nil }
            return try Sessions.open(known.person, in: browser, house, db)
        }
        guard let cookie else { throw Refusal.conflict("password") }
        context.logger.info("Password checked", metadata: ["outcome": "opened"])
        return Response.redirect(to: next ?? HomeController.Routes.home()).setting(cookie)
    }

    private func page(_ next: URLPath?, _ form: FormReader, _ visit: Visit) -> Response {
        let page = PasswordEntryPage(next: next, form: FormView(form))
        return .page(page.html(Screen(visit, house)), status: .unprocessableContent)
    }
}

extension House {
    /// Checks a password, or says that too many are being checked.
    func verify(_ password: [UInt8], _ hash: String) async throws -> Bool {
        do {
            return try await passwords.verify(password, against: hash)
        } catch is PasswordHasher.Busy {
            throw Refusal.tooMany(retryAfter: 5)
        }
    }

    /// Hashes a password, or says that too many are being hashed.
    func hash(_ password: [UInt8]) async throws -> String {
        do {
            return try await passwords.hash(password)
        } catch is PasswordHasher.Busy {
            throw Refusal.tooMany(retryAfter: 5)
        }
    }
}
