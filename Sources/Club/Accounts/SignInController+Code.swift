import Chronology
import HTTPTypes
import Hummingbird
import Logging
import Persistence
import Web

extension SignInController {
    /// What became of a typed code.
    enum Outcome: Sendable {
        case opened(SetCookie)
        case wrong(triesLeft: Int)
        case over(End)
        /// This browser has asked for no code.
        case unasked

        /// For the log.
        var name: String {
            switch self {
            case .opened: "opened"
            case .wrong: "wrong"
            case .over(let end): end.rawValue
            case .unasked: "unasked"
            }
        }
    }

    /// Why a code can no longer be used.
    enum End: String, Sendable {
        case expired, used, tries
    }

    func enterCode(_ request: Request, _ context: ClubContext) async throws -> Response {
        let visit = try visit(context)
        let next = Self.destination(request.queryFields["next"])
        guard visit.viewer == nil else { return .redirect(to: next ?? HomeController.Routes.home()) }
        guard let email = try await askedEmail(request) else { return toAsking(next) }
        return .page(CodePage(email: email, next: next).html(Screen(visit, house)))
    }

    func checkCode(_ request: Request, _ context: ClubContext) async throws -> Response {
        let visit = try visit(context)
        let form = try await FormBody.read(request).fields
        let next = Self.destination(form["next"])
        let attempts = Attempts(request, context, house)
        try Attempts.take([(house.limits.guessingPerPrefix, attempts.prefix)])
        guard let browser = browserToken(request), let email = try await askedEmail(request) else {
            return toAsking(next)
        }
        var page = CodePage(email: email, next: next, typed: form["code"] ?? "")
        guard let code = SignInCode(typed: form["code"] ?? "") else {
            page.problem = .malformed
            return .page(page.html(Screen(visit, house)), status: .unprocessableContent)
        }
        let outcome = try await outcome(code, browser, Browser(request, house), visit)
        context.logger.info("Code checked", metadata: ["outcome": "\(outcome.name)"])
        switch outcome {
        case .opened(let cookie):
            return Response.redirect(to: next ?? HomeController.Routes.home())
                .setting(cookie)
                .setting(.removing(house.browserCookie))
        case .wrong(let left): page.problem = .wrong(triesLeft: left)
        case .over(let end): page.problem = .over(end)
        case .unasked: return toAsking(next)
        }
        return .page(page.html(Screen(visit, house)), status: .unprocessableContent)
    }

    private func outcome(
        _ code: SignInCode, _ browser: SessionToken, _ device: Browser, _ visit: Visit
    ) async throws -> Outcome {
        let typed = code.hash(for: browser).hexadecimal
        let browserHash = browser.storedHash
        let now = house.time.now()
        let house = house
        return try await house.database.write { db in
            guard let asked = try SignInRepository.latest(browserHash: browserHash, in: db) else { return .unasked }
            if asked.isUsed { return .over(.used) }
            if asked.expiresAt <= now { return .over(.expired) }
            if asked.attempts >= SignInCode.tries { return .over(.tries) }
            let isRight = ConstantTime.equal(Array(typed.utf8), Array(asked.codeHash.utf8))
            // The address may have been taken away from the person, or the person erased, in the meantime.
            let known = try SignInRepository.person(email: asked.email, in: db)
            guard isRight, let person = asked.person, known?.person == person else {
                try SignInRepository.countTry(asked.id, in: db)
                let left = SignInCode.tries - asked.attempts - 1
                return left > 0 ? .wrong(triesLeft: left) : .over(.tries)
            }
            guard try SignInRepository.use(asked.id, now: now, in: db) else { return .over(.used) }
            return .opened(try Sessions.open(person, in: device, house, db))
        }
    }

    private func askedEmail(_ request: Request) async throws -> String? {
        guard let hash = browserToken(request)?.storedHash else { return nil }
        return try await house.database.read { db in
            try SignInRepository.latest(browserHash: hash, in: db)?.email
        }
    }

    private func toAsking(_ next: URLPath?) -> Response {
        .redirect(to: Routes.ask().query("next", next?.description))
    }
}
