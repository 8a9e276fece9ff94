import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// The club meets: what is called, who comes.
struct MeetingController: Sendable {
    let house: House

    enum Routes {
        static let all = Route0(.get, "meetings")
        static let new = Route0(.get, "meetings/new")
        static let call = Route0(.post, "meetings")
        static let meeting = Route1<ID<Meeting>>(.get, "meetings", .parameter)
        static let calendar = Route1<ID<Meeting>>(.get, "meetings", .parameter, "calendar")
        static let answer = Route1<ID<Meeting>>(.post, "meetings", .parameter, "answer")
        static let people = Route1<ID<Meeting>>(.get, "meetings", .parameter, "people")
        static let edit = Route1<ID<Meeting>>(.get, "meetings", .parameter, "edit")
        static let change = Route1<ID<Meeting>>(.post, "meetings", .parameter)
        static let publish = Route1<ID<Meeting>>(.post, "meetings", .parameter, "publication")
        static let cancel = Route1<ID<Meeting>>(.post, "meetings", .parameter, "cancellation")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.all, access: .insider) { try await all($0, $1) }
        router.on(Routes.new, access: .officer) { try await form($0, $1) }
        router.on(Routes.call, access: .officer) { try await call($0, $1) }
        router.on(Routes.meeting, access: .insider) { try await show($0, $1, $2) }
        router.on(Routes.calendar, access: .insider) { _, context, id in try await calendar(context, id) }
        router.on(Routes.answer, access: .member) { try await answer($0, $1, $2) }
        router.on(Routes.people, access: .officer) { _, context, id in try await people(context, id) }
        router.on(Routes.edit, access: .officer) { _, context, id in try await edit(context, id) }
        router.on(Routes.change, access: .officer) { try await change($0, $1, $2) }
        router.on(Routes.publish, access: .officer) { try await publish($0, $1, $2) }
        router.on(Routes.cancel, access: .officer) { try await cancel($0, $1, $2) }
    }

    func seen(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        return (visit, viewer)
    }

    private func all(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let query = request.queryFields
        let scope = query["show"].flatMap(MeetingRepository.Scope.init(rawValue:)) ?? .coming
        let after = query["after"].flatMap { ID<Meeting>(pathComponent: $0) }
        let meetings = try await house.database.glance { db in
            try MeetingRepository.list(scope, after: after, for: viewer, at: visit.now, in: db)
        }
        let screen = Screen(visit, house)
        let page = MeetingsPage(scope: scope, meetings: meetings, mayCall: viewer.isOfficer || viewer.runsClub)
        return .page(Shell(title: screen.t("meetings.title"), place: .meetings).page(page.html(screen), screen))
    }

    private func show(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let done = request.queryFields["done"].flatMap(MeetingDone.init(rawValue:))
        return try await show(id, context, done: done)
    }

    func show(
        _ id: ID<Meeting>, _ context: ClubContext, done: MeetingDone? = nil, form: FormView = FormView(),
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let key: ID<AttendanceRepository.Correction> = house.ids.next()
        let sheet = try await house.database.glance { db in
            try MeetingSheet.load(id, for: viewer, at: visit.now, in: db)
        }
        guard let sheet else { throw Refusal.notFound }
        let page = MeetingPage(
            meeting: sheet.meeting, parts: sheet.parts, done: done, form: form,
            mayAnswer: viewer.activeSeat != nil && sheet.meeting.isCalled, roles: sheet.roles, siblings: sheet.siblings,
            attendance: sheet.attendance.map { OwnAttendance(meeting: id, own: $0, key: key, form: form) },
            outcome: sheet.outcome, pass: sheet.pass, base: house.settings.baseURL, tables: sheet.tables,
            running: sheet.running, photos: sheet.photos)
        let screen = Screen(visit, house)
        let shell = Shell(title: page.meeting.title, place: .meetings)
        return .page(shell.page(page.html(screen), screen), status: status)
    }

    private func answer(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        var form = FormReader(try await FormBody.read(request))
        guard let answer = form.choice("answer", as: Meeting.Answer.self, required: true), answer != .waiting else {
            throw Refusal.malformed
        }
        let substitute = answer == .substitute ? form.text("substitute", max: 120, required: true) : ""
        guard form.isValid else {
            return try await show(id, context, form: FormView(form), status: .unprocessableContent)
        }
        let registrations = Registrations(notices: house.notices, ids: house.ids)
        try await house.database.write { db in
            try registrations.answer(
                Registrations.Wish(answer: answer, substitute: substitute), id, by: viewer, at: visit.now, in: db
            ).settle()
        }
        return .redirect(to: Routes.meeting(id).query("done", MeetingDone.answered.rawValue))
    }

    /// Who answered what: for those who prepare the room.
    private func people(_ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let page = try await house.database.read { db -> MeetingPeoplePage? in
            guard let meeting = try MeetingRepository.find(id, for: viewer, in: db), meeting.isManaged else {
                return nil
            }
            return MeetingPeoplePage(meeting: meeting, people: try RegisteredMember.all(of: id, in: db))
        }
        guard let page else { throw Refusal.notFound }
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("meetings.people"), place: .meetings)
        return .page(shell.page(page.html(screen), screen))
    }
}

/// What was just done, said above the page one is sent back to.
enum MeetingDone: String, CaseIterable, Sendable {
    case answered, called, changed, published, cancelled, asked

    var key: String { "meetings.done." + rawValue }
}
