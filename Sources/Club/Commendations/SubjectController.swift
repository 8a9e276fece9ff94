import Chronology
import HTTPTypes
import Hummingbird
import Jobs
import Localization
import Logging
import Persistence
import Web

/// The way of those a letter is about to their letter: a code mailed to the address its author gave, which is shown to
/// nobody. Whatever the code of the letter, words and work are the same until a right code was typed.
struct SubjectController: Sendable {
    let house: House

    enum Routes {
        static let ask = Route1<String>(.get, "c", .parameter, "claim")
        static let send = Route1<String>(.post, "c", .parameter, "claim")
        static let enter = Route1<String>(.get, "c", .parameter, "claim/code")
        static let check = Route1<String>(.post, "c", .parameter, "claim/code")
        static let own = Route1<String>(.get, "c", .parameter, "own")
        static let answer = Route1<String>(.post, "c", .parameter, "own/answer")
        static let hide = Route1<String>(.post, "c", .parameter, "own/visibility")
        static let list = Route1<String>(.post, "c", .parameter, "own/listing")
        static let erase = Route1<String>(.post, "c", .parameter, "own/erasure")
        static let apply = Route1<String>(.post, "c", .parameter, "own/candidacy")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.ask, access: .anyone) { try ask($1, $2) }
        router.on(Routes.send, access: .anyone) { try await send($0, $1, $2) }
        router.on(Routes.enter, access: .anyone) { try enter($1, $2) }
        router.on(Routes.check, access: .anyone) { try await check($0, $1, $2) }
        router.on(Routes.own, access: .anyone) { try await own($0, $1, $2) }
        router.on(Routes.answer, access: .anyone) { try await answer($0, $1, $2) }
        router.on(Routes.hide, access: .anyone) { try await hide($0, $1, $2) }
        router.on(Routes.list, access: .anyone) { try await list($0, $1, $2) }
        router.on(Routes.erase, access: .anyone) { try await erase($0, $1, $2) }
        router.on(Routes.apply, access: .anyone) { try await apply($0, $1, $2) }
    }

    /// The letter's code as it stands in the address, made one text whatever was typed.
    static func code(_ text: String) -> String { CommendationCode(typed: text)?.text ?? String(text.prefix(60)) }

    private func ask(_ context: ClubContext, _ code: String) throws -> Response {
        try page(ClaimPage(code: Self.code(code)), visit(context))
    }

    private func enter(_ context: ClubContext, _ code: String) throws -> Response {
        try page(ClaimPage(code: Self.code(code), isAsked: true), visit(context))
    }

    private func send(_ request: Request, _ context: ClubContext, _ typed: String) async throws -> Response {
        let visit = try visit(context)
        let hash = CommendationCode.hash(ofTyped: typed)
        let attempts = Attempts(request, context, house)
        try Attempts.take([
            (house.limits.askingPerPrefix, attempts.prefix), (house.limits.askingPerAccount, attempts.key(hash)),
        ])
        let browser = browser(request) ?? SessionToken(from: house.random)
        try await mail(toLetter: hash, browser, visit)
        return Response.redirect(to: Routes.enter(Self.code(typed)))
            .setting(SetCookie(house.browserCookie, browser.text, maxAge: 3600))
    }

    /// Writes a code and its mail: the same statements whether the letter exists and has an address or not.
    func mail(toLetter hash: String, _ browser: SessionToken, _ visit: Visit) async throws {
        let code = SignInCode(from: house.random)
        let new = SubjectRepository.New(
            id: house.ids.next(), letterHash: hash, browserHash: browser.storedHash,
            codeHash: code.hash(for: browser).hexadecimal, now: visit.now)
        let mailID = house.ids.next(OutboxMessage.self)
        let (catalog, club) = (house.catalog, visit.club?.name ?? "")
        // This address stands in for the one a letter has not, so that the mail is made all the same.
        let nobody = try MailAddress("nobody@rabita.example")
        try await house.database.write { db in
            let found = try SubjectRepository.address(ofLetter: hash, in: db)
            let asked = try SubjectRepository.asked(forLetter: hash, since: new.now - .days(1), in: db)
            let address = found.flatMap { try? MailAddress($0.email) }
            let t = Translator(catalog, found.flatMap { Language(rawValue: $0.language) } ?? visit.language)
            let mail = try CommendationMail.code(code, id: new.id, to: address ?? nobody, club: club, t)
            try SubjectRepository.insert(new, letter: found?.letter, in: db)
            try SignInRepository.post(
                mail, id: mailID, isKnown: address != nil && asked < SubjectRepository.codesPerDay, now: new.now,
                in: db)
        }
        house.outbox.wake()
    }

    private func check(_ request: Request, _ context: ClubContext, _ typed: String) async throws -> Response {
        let visit = try visit(context)
        let form = try await FormBody.read(request).fields
        let attempts = Attempts(request, context, house)
        try Attempts.take([(house.limits.guessingPerPrefix, attempts.prefix)])
        var page = ClaimPage(code: Self.code(typed), isAsked: true, typed: form["code"] ?? "")
        guard let browser = browser(request), let code = SignInCode(typed: form["code"] ?? "") else {
            page.problem = "accounts.code.malformed"
            return try self.page(page, visit, status: .unprocessableContent)
        }
        let hash = CommendationCode.hash(ofTyped: typed)
        let given = code.hash(for: browser).hexadecimal
        let telling = CommendationNotices(house.notices)
        let isOpen = try await house.database.write { db -> Bool in
            guard
                let asked = try SubjectRepository.latest(
                    ofLetter: hash, browserHash: browser.storedHash, in: db),
                !asked.isUsed, asked.expiresAt > visit.now, asked.attempts < SignInCode.tries
            else { return false }
            let isRight = ConstantTime.equal(Array(given.utf8), Array(asked.codeHash.utf8))
            guard isRight, let id = asked.letter, let letter = try CommendationRepository.find(id, in: db) else {
                try SubjectRepository.countTry(asked.id, in: db)
                return false
            }
            guard try SubjectRepository.use(asked.id, at: visit.now, in: db) else { return false }
            if try SubjectRepository.claim(id, at: visit.now, in: db) {
                try telling.tell(
                    .claimed, about: id, of: letter.author, day: letter.issuedOn, once: "", at: visit.now, in: db)
            }
            return true
        }
        context.logger.info("Letter claimed", metadata: ["outcome": "\(isOpen ? "opened" : "refused")"])
        guard isOpen else {
            page.problem = "commendations.claim.wrong"
            return try self.page(page, visit, status: .unprocessableContent)
        }
        return .redirect(to: Routes.own(Self.code(typed)))
    }

    func browser(_ request: Request) -> SessionToken? {
        request.cookie(house.browserCookie).flatMap { SessionToken(text: $0) }
    }

    func visit(_ context: ClubContext) throws -> Visit {
        guard let visit = context.visit, visit.club != nil else { throw Refusal.notFound }
        return visit
    }

    private func page(_ page: ClaimPage, _ visit: Visit, status: HTTPResponse.Status = .ok) throws -> Response {
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("commendations.claim.title"))
        return LetterController.unlisted(.page(shell.door(page.html(screen), screen), status: status))
    }
}
