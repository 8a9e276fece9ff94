import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// A visitor's private page, by the address their mail brought: the code for the door, the way to cancel, to ask to
/// join, to be forgotten.
struct OwnVisitController: Sendable {
    let house: House

    enum Routes {
        static let own = Route1<String>(.get, "visit", .parameter)
        static let calendar = Route1<String>(.get, "visit", .parameter, "calendar")
        static let cancel = Route1<String>(.post, "visit", .parameter, "cancellation")
        static let apply = Route1<String>(.post, "visit", .parameter, "candidacy")
        static let erase = Route1<String>(.post, "visit", .parameter, "erasure")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.own, access: .anyone) { try await own($0, $1, $2) }
        router.on(Routes.calendar, access: .anyone) { _, context, text in try await calendar(text, context) }
        router.on(Routes.cancel, access: .anyone) { _, context, text in try await cancel(text, context) }
        router.on(Routes.apply, access: .anyone) { _, context, text in try await apply(text, context) }
        router.on(Routes.erase, access: .anyone) { _, context, text in try await erase(text, context) }
    }

    private func found(
        _ text: String, _ context: ClubContext
    ) async throws -> (visit: Visit, token: SessionToken, own: OwnVisit) {
        guard let visit = context.visit, visit.club != nil, let token = SessionToken(text: text) else {
            throw Refusal.notFound
        }
        let own = try await house.database.glance { db in try OwnVisit.find(token, in: db) }
        guard let own else { throw Refusal.notFound }
        return (visit, token, own)
    }

    private func own(_ request: Request, _ context: ClubContext, _ text: String) async throws -> Response {
        let (visit, token, own) = try await found(text, context)
        let screen = Screen(visit, house)
        let done = request.queryFields["done"].flatMap(OwnVisitPage.Done.init(rawValue:))
        let pass = own.secret.map { house.absolute(DoorPass.visitor(own.id, secret: $0).path) }
        let tables =
            own.place == .coming
            ? try await house.database.glance { db in try OwnTables.load(own.id, in: db) } : nil
        let page = OwnVisitPage(own: own, token: token.text, pass: pass, done: done, tables: tables)
        let shell = Shell(title: own.meeting.title)
        // The browser then is known at the door when it reads the code on the wall.
        return LetterController.unlisted(.page(shell.door(page.html(screen), wide: true, screen)))
            .setting(SetCookie(house.visitorCookie, token.text, maxAge: 90 * 86_400))
    }

    private func calendar(_ text: String, _ context: ClubContext) async throws -> Response {
        let (visit, _, own) = try await found(text, context)
        let screen = Screen(visit, house)
        let rules = (try? house.zones.rules(named: own.meeting.zone)).map { [$0] } ?? []
        let bytes = own.meeting.calendar(
            host: house.hostName, isCancelled: own.state == .cancelled || own.place == .cancelled, zones: rules,
            screen.t)
        guard let bytes else { throw Refusal.notFound }
        return LetterController.unlisted(.content(bytes, type: "text/calendar; charset=utf-8"))
    }

    private func cancel(_ text: String, _ context: ClubContext) async throws -> Response {
        let (visit, token, own) = try await found(text, context)
        let notices = house.notices
        try await house.database.write { db in
            if try VisitorSeats(notices).cancel(own.id, by: nil, at: visit.now, in: db) {
                return try Self.tellInviter("gave-back", own, notices, visit, in: db)
            }
            let place: Visitor.Place? = try db.value("SELECT place FROM visitors WHERE id = \(own.id)")
            guard place == .cancelled else { throw Refusal.conflict("visitors.conflict.step") }
        }
        return .redirect(to: Routes.own(token.text).query("done", OwnVisitPage.Done.cancelled.rawValue))
    }

    private func apply(_ text: String, _ context: ClubContext) async throws -> Response {
        let (visit, token, own) = try await found(text, context)
        let candidacy = VisitorCandidacy(notices: house.notices)
        let outcome = try await house.database.write { db in
            try candidacy.apply(own.id, today: visit.today, at: visit.now, in: db)
        }
        let done: OwnVisitPage.Done
        switch outcome {
        case .applied, .already: done = .applied
        case .known: done = .known
        case .over: throw Refusal.conflict("visitors.conflict.step")
        }
        return .redirect(to: Routes.own(token.text).query("done", done.rawValue))
    }

    /// After it there is nothing to come back to: the answer says so.
    private func erase(_ text: String, _ context: ClubContext) async throws -> Response {
        let (visit, _, own) = try await found(text, context)
        let notices = house.notices
        try await house.database.write { db in
            if own.mayCancel(visit.now) { try Self.tellInviter("gave-back", own, notices, visit, in: db) }
            try VisitorErasure.erase([own.id], notices, at: visit.now, in: db)
        }
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("visitors.erased.title"))
        return LetterController.unlisted(.page(shell.door(OwnVisitPage.erased(screen), screen)))
            .setting(.removing(house.visitorCookie))
    }

    private static func tellInviter(
        _ key: String, _ own: OwnVisit, _ notices: Notices, _ visit: Visit, in db: any Connection
    ) throws {
        guard let inviter = own.inviter else { return }
        try notices.tell(
            Notice(
                .meeting, "visitors.notice." + key, ["title": .text(own.meeting.title)],
                path: VisitorController.Routes.visitor(own.id), once: "visitor-\(key)-\(own.id)"),
            to: inviter.membership, at: visit.now, in: db)
    }
}

extension House {
    /// The cookie by which a visitor's browser is known at the door.
    var visitorCookie: CookieName { CookieName("rabita_visitor", secure: settings.isSecure) }
}
