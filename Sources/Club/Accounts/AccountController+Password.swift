import Chronology
import HTTPTypes
import Hummingbird
import Persistence
import Web

extension AccountController {
    func password(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try signedIn(context)
        let standing = try await standing(viewer, visit)
        let done = request.queryFields["done"].flatMap(PasswordPage.Done.init(rawValue:))
        return .page(PasswordPage(standing: standing, done: done).html(Screen(visit, house)))
    }

    func savePassword(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try signedIn(context)
        var form = FormReader(try await FormBody.read(request))
        let standing = try await standing(viewer, visit)
        let password = form.body.fields["new"] ?? ""
        let rule = PasswordRule(personal: standing.personal(visit, viewer))
        if let fault = rule.fault(password) {
            form.reject("new", "accounts.password.fault.\(fault.rawValue)")
        }
        try await checkCurrent(&form, standing, Attempts(request, context, house), viewer)
        guard form.isValid else { return refused(form, standing, visit) }
        let hash = try await house.hash(Array(password.utf8))
        try await keep(hash, standing, viewer)
        return .redirect(to: Routes.password().query("done", PasswordPage.Done.saved.rawValue))
    }

    func removePassword(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try signedIn(context)
        var form = FormReader(try await FormBody.read(request))
        let standing = try await standing(viewer, visit)
        try await checkCurrent(&form, standing, Attempts(request, context, house), viewer)
        guard form.isValid else { return refused(form, standing, visit) }
        try await keep(nil, standing, viewer)
        return .redirect(to: Routes.password().query("done", PasswordPage.Done.removed.rawValue))
    }

    /// Whoever finds an open browser must not change the password; whoever forgot it signs in by code and then may.
    private func checkCurrent(
        _ form: inout FormReader, _ standing: PasswordRepository.Standing, _ attempts: Attempts, _ viewer: Viewer
    ) async throws {
        guard standing.needsCurrent, let hash = standing.hash else { return }
        try Attempts.take([(house.limits.guessingPerAccountAndPrefix, attempts.key(viewer.person.description))])
        let current = Array((form.body.fields["current"] ?? "").utf8)
        guard try await house.verify(current, hash) else {
            return form.reject("current", "accounts.password.current.wrong")
        }
    }

    /// Writes the new hash and ends the other sessions, unless the password changed meanwhile.
    private func keep(_ hash: String?, _ standing: PasswordRepository.Standing, _ viewer: Viewer) async throws {
        let now = house.time.now()
        try await house.database.write { db in
            let kept = try PasswordRepository.replace(standing.hash, by: hash, of: viewer.person, now: now, in: db)
            guard kept else { throw Refusal.conflict("password") }
            try SessionRepository.endAll(of: viewer.person, but: viewer.session, in: db)
        }
    }

    private func standing(_ viewer: Viewer, _ visit: Visit) async throws -> PasswordRepository.Standing {
        try await house.database.read { db in
            try PasswordRepository.standing(of: viewer, now: visit.now, in: db)
        }
    }

    private func refused(_ form: FormReader, _ standing: PasswordRepository.Standing, _ visit: Visit) -> Response {
        let page = PasswordPage(standing: standing, form: FormView(form))
        return .page(page.html(Screen(visit, house)), status: .unprocessableContent)
    }
}
