import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

extension SubjectController {
    /// What was just done, above the page.
    enum Done: String, Sendable {
        case answered, hidden, shown, listed, unlisted, applied
        /// The person has a seat already.
        case known
    }

    func own(_ request: Request, _ context: ClubContext, _ code: String) async throws -> Response {
        let visit = try visit(context)
        guard let letter = try await opened(request, code, visit) else { return .redirect(to: Routes.ask(code)) }
        let done = request.queryFields["done"].flatMap(Done.init(rawValue:))
        return page(SubjectPage(letter: letter, done: done), visit)
    }

    func answer(_ request: Request, _ context: ClubContext, _ code: String) async throws -> Response {
        let visit = try visit(context)
        var form = FormReader(try await FormBody.read(request))
        let text = form.text("answer", max: Commendation.longestAnswer, kind: .paragraph)
        guard form.isValid else {
            guard let letter = try await opened(request, code, visit) else { return .redirect(to: Routes.ask(code)) }
            return page(SubjectPage(letter: letter, form: FormView(form)), visit, status: .unprocessableContent)
        }
        return try await act(request, context, code, tells: text.isEmpty ? nil : .answered) { letter, db in
            (try SubjectRepository.answer(text, to: letter.id, at: visit.now, in: db), .answered)
        }
    }

    func hide(_ request: Request, _ context: ClubContext, _ code: String) async throws -> Response {
        let now = try visit(context).now
        let isHidden = try await FormBody.read(request).fields["hidden"] == "1"
        return try await act(request, context, code, tells: isHidden ? .hidden : .shown) { letter, db in
            (try SubjectRepository.hide(isHidden, letter.id, at: now, in: db), isHidden ? .hidden : .shown)
        }
    }

    func list(_ request: Request, _ context: ClubContext, _ code: String) async throws -> Response {
        let now = try visit(context).now
        let isListed = try await FormBody.read(request).fields["listed"] == "1"
        return try await act(request, context, code, tells: nil) { letter, db in
            (try SubjectRepository.list(isListed, letter.id, at: now, in: db), isListed ? .listed : .unlisted)
        }
    }

    /// After it there is nothing to come back to: the page says so, and the code answers like one that never was.
    func erase(_ request: Request, _ context: ClubContext, _ code: String) async throws -> Response {
        let visit = try visit(context)
        let telling = CommendationNotices(house.notices)
        let hash = CommendationCode.hash(ofTyped: code)
        guard let browser = browser(request) else { return .redirect(to: Routes.ask(code)) }
        let isErased = try await house.database.write { db -> Bool in
            let opened = try SubjectRepository.opened(
                ofLetter: hash, browserHash: browser.storedHash, at: visit.now, in: db)
            guard let letter = opened, letter.state != .erased else { return false }
            guard try CommendationRepository.erase(letter.id, at: visit.now, in: db) else { return false }
            try telling.tell(
                .erased, about: letter.id, of: letter.author, day: letter.issuedOn, once: "", at: visit.now, in: db)
            return true
        }
        guard isErased else { return .redirect(to: Routes.ask(code)) }
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("commendations.erased.title"))
        return LetterController.unlisted(.page(shell.door(ErasedPage().html(screen), screen)))
            .setting(.removing(house.browserCookie))
    }

    func apply(_ request: Request, _ context: ClubContext, _ code: String) async throws -> Response {
        let visit = try visit(context)
        let house = house
        return try await act(request, context, code, tells: .candidate) { letter, db in
            switch try Candidacy(ids: house.ids).apply(letter, at: visit.now, in: db) {
            case .applied(let person, let seat):
                try CommendationNotices(house.notices).tellOfficers(
                    of: seat, person, name: letter.person, today: visit.today, at: visit.now, in: db)
                return (true, .applied)
            case .already: return (false, .applied)
            case .known: return (false, .known)
            case .over: throw Refusal.conflict("commendations.conflict.over")
            }
        }
    }

    /// One write for the open letter of this browser; a repetition changes nothing and looks the same.
    private func act(
        _ request: Request, _ context: ClubContext, _ code: String, tells occasion: CommendationNotices.Occasion?,
        _ write: @escaping @Sendable (CommendationRecord, any Connection) throws -> (isNew: Bool, done: Done)
    ) async throws -> Response {
        let visit = try visit(context)
        let telling = CommendationNotices(house.notices)
        let hash = CommendationCode.hash(ofTyped: code)
        guard let browser = browser(request) else { return .redirect(to: Routes.ask(code)) }
        let done = try await house.database.write { db -> Done? in
            let opened = try SubjectRepository.opened(
                ofLetter: hash, browserHash: browser.storedHash, at: visit.now, in: db)
            guard let letter = opened else { return nil }
            guard letter.state == .standing else { throw Refusal.conflict("commendations.conflict.over") }
            let (isNew, done) = try write(letter, db)
            if isNew, let occasion {
                try telling.tell(
                    occasion, about: letter.id, of: letter.author, day: letter.issuedOn,
                    once: String(visit.now.milliseconds), at: visit.now, in: db)
            }
            return done
        }
        guard let done else { return .redirect(to: Routes.ask(code)) }
        return .redirect(to: Routes.own(code).query("done", done.rawValue))
    }

    private func opened(
        _ request: Request, _ code: String, _ visit: Visit
    ) async throws -> CommendationRecord? {
        guard let hash = browser(request)?.storedHash else { return nil }
        let letter = CommendationCode.hash(ofTyped: code)
        let record = try await house.database.read { db in
            try SubjectRepository.opened(ofLetter: letter, browserHash: hash, at: visit.now, in: db)
        }
        return record?.state == .erased ? nil : record
    }

    private func page(_ page: SubjectPage, _ visit: Visit, status: HTTPResponse.Status = .ok) -> Response {
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("commendations.own.title"))
        return LetterController.unlisted(.page(shell.door(page.html(screen), wide: true, screen), status: status))
    }
}
