import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// Minutes of meetings, and what was decided and promised there.
struct MinutesController: Sendable {
    let house: House

    enum Routes {
        static let minutes = Route1<ID<Meeting>>(.get, "meetings", .parameter, "minutes")
        static let write = Route1<ID<Meeting>>(.post, "meetings", .parameter, "minutes")
        static let send = Route1<ID<Meeting>>(.post, "meetings", .parameter, "minutes/sending")
        static let note = Route1<ID<Meeting>>(.post, "meetings", .parameter, "tasks")
        static let own = Route0(.get, "tasks")
        static let move = Route1<ID<MeetingTask>>(.post, "tasks", .parameter)
        static let hand = Route1<ID<MeetingTask>>(.post, "tasks", .parameter, "owner")
    }

    enum Field {
        static let words = "words"
        static let version = "version"
        static let key = "key"
        static let kind = "kind"
        static let task = "task"
        static let owner = "owner"
        static let due = "due"
        static let state = "state"
        /// Where one was: the own list, or else the meeting.
        static let from = "from"
    }

    func register(on router: ClubRouter) {
        router.on(Routes.minutes, access: .insider) { try await show($0, $1, $2) }
        router.on(Routes.write, access: .officer) { try await write($0, $1, $2) }
        router.on(Routes.send, access: .officer) { _, context, id in try await send(context, id) }
        router.on(Routes.note, access: .officer) { try await note($0, $1, $2) }
        router.on(Routes.own, access: .insider) { try await own($0, $1) }
        router.on(Routes.move, access: .insider) { try await move($0, $1, $2) }
        router.on(Routes.hand, access: .officer) { try await hand($0, $1, $2) }
    }

    private func seen(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        return (visit, viewer)
    }

    private func show(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let done = request.queryFields["done"].flatMap(MinutesDone.init(rawValue:))
        return try await show(id, context, done: done)
    }

    private func show(
        _ id: ID<Meeting>, _ context: ClubContext, done: MinutesDone? = nil, form: FormView = FormView(),
        task: FormView = FormView(), key: ID<MeetingTask>? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let key = key ?? house.ids.next()
        let page = try await house.database.read { db -> MinutesPage? in
            guard let meeting = try MeetingRepository.find(id, for: viewer, in: db),
                meeting.state == .published, meeting.startsAt <= visit.now
            else { return nil }
            var minutes = try MinutesRepository.find(meeting, in: db)
            guard minutes != nil || meeting.isManaged else { return nil }
            // Nothing is written yet: what was noted part by part is where one begins.
            if minutes == nil { minutes = Minutes(words: try MinutesDraft.words(of: id, in: db), version: 0) }
            return MinutesPage(
                meeting: meeting, minutes: minutes ?? .none, tasks: try MeetingTasks.all(of: id, for: viewer, in: db),
                people: meeting.isManaged ? try RegisteredMember.all(of: id, in: db) : [], done: done, form: form,
                task: task, key: key)
        }
        guard let page else { throw Refusal.notFound }
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("minutes.title"), place: .meetings)
        return .page(shell.page(page.html(screen), screen), status: status)
    }

    private func write(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        var form = FormReader(try await FormBody.read(request))
        let words = form.text(Field.words, max: Minutes.longest, required: true, kind: .paragraph)
        let version = form.integer(Field.version, in: 0...1_000_000, required: true)
        guard form.isValid, let version else {
            return try await show(id, context, form: FormView(form), status: .unprocessableContent)
        }
        let outcome = try await house.database.write { db in
            try MinutesRepository.write(words, from: version, of: id, by: viewer, at: visit.now, in: db)
        }
        if case .outrun(let key) = outcome {
            // What was typed stays before its writer's eyes, with what stands now below it.
            form.reject(Field.words, key)
            return try await show(id, context, form: FormView(form), status: .conflict)
        }
        try outcome.settle()
        return done(.written, id)
    }

    private func send(_ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let notices = house.notices
        let told = try await house.database.write { db -> [ID<Membership>] in
            let outcome = try MinutesRepository.send(id, by: viewer, at: visit.now, in: db)
            try outcome.settle()
            guard outcome == .done else { return [] }
            let invited = try MeetingTelling(notices: notices).invited(
                "minutes.notice.sent", "minutes", id, Routes.minutes(id), by: viewer.person, at: visit.now, in: db)
            let owners = try MeetingTasks.tellOwners(
                of: id, by: viewer.person, notices, at: visit.now, in: db)
            return invited + owners
        }
        await announce(told)
        return done(.sent, id)
    }

    private func note(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let body = try await FormBody.read(request)
        guard let key = ID<MeetingTask>(pathComponent: body.fields[Field.key] ?? "") else { throw Refusal.malformed }
        var form = FormReader(body)
        let new = MeetingTaskForm.read(&form, today: visit.today)
        guard let new else {
            return try await show(id, context, task: FormView(form), key: key, status: .unprocessableContent)
        }
        let notices = house.notices
        let told = try await house.database.write { db -> [ID<Membership>] in
            try MeetingTasks.note(new, key, of: id, by: viewer, at: visit.now, in: db).settle()
            return try MeetingTasks.tellOwners(of: id, by: viewer.person, notices, at: visit.now, in: db)
        }
        await announce(told)
        return done(.noted, id)
    }

    private func own(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let tasks = try await house.database.glance { db in try MeetingTasks.own(viewer, in: db) }
        let screen = Screen(visit, house)
        let page = OwnTasksPage(tasks: tasks, isDone: request.queryFields["done"] != nil)
        return .page(Shell(title: screen.t("minutes.own.title"), place: .meetings).page(page.html(screen), screen))
    }

    private func move(_ request: Request, _ context: ClubContext, _ id: ID<MeetingTask>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        var form = FormReader(try await FormBody.read(request))
        guard let state = form.choice(Field.state, as: MeetingTask.State.self, required: true) else {
            throw Refusal.malformed
        }
        let isOwnList = form.body.fields[Field.from] == "own"
        let meeting = try await house.database.write { db -> ID<Meeting>? in
            let (outcome, meeting) = try MeetingTasks.move(id, to: state, by: viewer, at: visit.now, in: db)
            try outcome.settle()
            return meeting
        }
        guard let meeting, !isOwnList else {
            return .redirect(to: Routes.own().query("done", MinutesDone.moved.rawValue))
        }
        return done(.moved, meeting)
    }

    /// The bureau gives the task of a member who left to somebody else, who is told.
    private func hand(_ request: Request, _ context: ClubContext, _ id: ID<MeetingTask>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        var form = FormReader(try await FormBody.read(request))
        guard let owner = form.parameter(Field.owner, as: ID<Membership>.self, required: true) else {
            throw Refusal.malformed
        }
        let notices = house.notices
        let (meeting, told) = try await house.database.write { db -> (ID<Meeting>, [ID<Membership>]) in
            let (outcome, meeting) = try MeetingTasks.hand(id, to: owner, by: viewer, at: visit.now, in: db)
            try outcome.settle()
            guard let meeting else { throw Refusal.notFound }
            return (
                meeting,
                try MeetingTasks.tellOwners(of: meeting, by: viewer.person, notices, at: visit.now, in: db)
            )
        }
        await announce(told)
        return done(.moved, meeting)
    }

    private func done(_ done: MinutesDone, _ id: ID<Meeting>) -> Response {
        .redirect(to: Routes.minutes(id).query("done", done.rawValue))
    }

    private func announce(_ seats: [ID<Membership>]) async {
        for seat in seats { await house.news.send("notices", to: seat) }
    }
}

/// What was just done, said above the page one is sent back to.
enum MinutesDone: String, CaseIterable, Sendable {
    case written, sent, noted, moved

    var key: String { "minutes.done." + rawValue }
}
