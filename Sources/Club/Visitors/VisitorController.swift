import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// Visitors as members see them: inviting them, and following those who came.
struct VisitorController: Sendable {
    let house: House

    enum Routes {
        static let mine = Route0(.get, "visitors")
        static let bureau = Route0(.get, "branch/visitors")
        static let visitor = Route1<ID<Visitor>>(.get, "visitors", .parameter)
        static let step = Route1<ID<Visitor>>(.post, "visitors", .parameter, "steps")
        static let number = Route1<ID<Visitor>>(.post, "visitors", .parameter, "number")
        static let erase = Route1<ID<Visitor>>(.post, "visitors", .parameter, "erasure")
        static let meeting = Route1<ID<Meeting>>(.get, "meetings", .parameter, "visitors")
        static let invite = Route1<ID<Meeting>>(.post, "meetings", .parameter, "invitations")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.mine, access: .member) { try await list($0, $1, isBureau: false) }
        router.on(Routes.bureau, access: .officer) { try await list($0, $1, isBureau: true) }
        router.on(Routes.visitor, access: .insider) { try await visitor($0, $1, $2) }
        router.on(Routes.step, access: .insider) { try await step($0, $1, $2) }
        router.on(Routes.number, access: .officer) { try await number($0, $1, $2) }
        router.on(Routes.erase, access: .insider) { _, context, id in try await erase(context, id) }
        router.on(Routes.meeting, access: .insider) { _, context, id in try await meeting(context, id) }
        router.on(Routes.invite, access: .member) { _, context, id in try await invite(context, id) }
    }

    private func seen(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        return (visit, viewer)
    }

    private func list(_ request: Request, _ context: ClubContext, isBureau: Bool) async throws -> Response {
        let (visit, viewer) = try seen(context)
        // Who only looks after the installation follows nobody.
        guard Access.insider.admits(viewer) else { throw Refusal.notFound }
        let query = request.queryFields
        let scope: VisitorRepository.Scope = !isBureau ? .mine : query["show"] == "all" ? .all : .open
        let after = query["after"].flatMap { ID<Visitor>(pathComponent: $0) }
        let visitors = try await house.database.glance { db in
            try VisitorRepository.list(scope, after: after, for: viewer, at: visit.now, in: db)
        }
        let screen = Screen(visit, house)
        let page = VisitorsPage(scope: scope, visitors: visitors)
        return .page(Shell(title: screen.t(page.titleKey), place: .meetings).page(page.html(screen), screen))
    }

    private func visitor(_ request: Request, _ context: ClubContext, _ id: ID<Visitor>) async throws -> Response {
        let done = request.queryFields["done"].flatMap(VisitorDone.init(rawValue:))
        return try await show(id, context, done: done)
    }

    private func show(
        _ id: ID<Visitor>, _ context: ClubContext, done: VisitorDone? = nil, form: FormView = FormView(),
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let page = try await house.database.read { db -> VisitorPage? in
            guard let visitor = try VisitorRepository.find(id, for: viewer, in: db) else { return nil }
            return VisitorPage(
                visitor: visitor, story: try VisitorSteps.lines(of: id, in: db), done: done, form: form)
        }
        guard let page else { throw Refusal.notFound }
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.name(page.visitor), place: .meetings)
        return .page(shell.page(page.html(screen), screen), status: status)
    }

    private func step(_ request: Request, _ context: ClubContext, _ id: ID<Visitor>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let form = VisitorStepForm(try await FormBody.read(request))
        guard form.reader.isValid else {
            return try await show(id, context, form: FormView(form.reader), status: .unprocessableContent)
        }
        guard let act = form.act else { throw Refusal.malformed }
        let (steps, note) = (VisitorSteps(notices: house.notices), form.note)
        try await house.database.write { db in
            switch act {
            case .step(let step, let from):
                try steps.take(step, from: from, note: note, id, by: viewer, at: visit.now, in: db)
            case .cancel: try steps.cancel(note, id, by: viewer, at: visit.now, in: db)
            case .third: try steps.askToApply(note, id, by: viewer, at: visit.now, in: db)
            case .note: try steps.note(note, id, by: viewer, at: visit.now, in: db)
            }
        }.settle()
        return .redirect(to: Routes.visitor(id).query("done", VisitorDone.noted.rawValue))
    }

    /// The bureau frees a number that was typed wrongly, or puts the right one in its place.
    private func number(_ request: Request, _ context: ClubContext, _ id: ID<Visitor>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        guard Access.insider.admits(viewer) else { throw Refusal.notFound }
        var form = FormReader(try await FormBody.read(request))
        let phone = VisitorForm.phone(&form, required: false)
        guard form.isValid else {
            return try await show(id, context, form: FormView(form), status: .unprocessableContent)
        }
        let steps = VisitorSteps(notices: house.notices)
        try await house.database.write { db in
            try steps.correct(phone, id, by: viewer, at: visit.now, in: db)
        }.settle()
        return .redirect(to: Routes.visitor(id).query("done", VisitorDone.noted.rawValue))
    }

    private func erase(_ context: ClubContext, _ id: ID<Visitor>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let notices = house.notices
        try await house.database.write { db in
            guard let visitor = try VisitorRepository.find(id, for: viewer, in: db) else { throw Refusal.notFound }
            guard !visitor.isErased else { return }
            try VisitorErasure.erase([id], notices, at: visit.now, in: db)
        }
        return .redirect(to: Routes.visitor(id).query("done", VisitorDone.erased.rawValue))
    }

    private func meeting(_ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        try await show(id, context, link: nil)
    }

    /// The address is shown this once: what is kept opens nothing.
    private func invite(_ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let token = SessionToken(from: house.random)
        let key = house.ids.next(VisitorInvitation.self)
        let isMade = try await house.database.write { db -> Bool in
            if try VisitorInvitations.make(token, key, to: id, by: viewer, at: visit.now, in: db) { return true }
            guard try MeetingRepository.find(id, for: viewer, in: db) != nil else { throw Refusal.notFound }
            return false
        }
        guard isMade else { throw Refusal.conflict("visitors.conflict.closed") }
        return try await show(id, context, link: house.absolute(InvitedController.Routes.invitation(token.text)))
    }

    private func show(_ id: ID<Meeting>, _ context: ClubContext, link: String?) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let page = try await house.database.read { db -> MeetingVisitorsPage? in
            guard let meeting = try MeetingRepository.find(id, for: viewer, in: db), meeting.state != .draft else {
                return nil
            }
            return MeetingVisitorsPage(
                meeting: meeting, visitors: try VisitorRepository.list(of: id, for: viewer, in: db),
                figures: meeting.isManaged ? try VisitorFigures.of(id, in: db) : nil, link: link,
                mayInvite: viewer.activeSeat != nil)
        }
        guard let page else { throw Refusal.notFound }
        let screen = Screen(visit, house)
        return .page(Shell(title: screen.t("visitors.title"), place: .meetings).page(page.html(screen), screen))
    }
}

/// What was just done, said above the page one is sent back to.
enum VisitorDone: String, CaseIterable, Sendable {
    case noted, erased

    var key: String { "visitors.done." + rawValue }
}
