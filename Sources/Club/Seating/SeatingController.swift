import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// Who sits where at a meeting: the bureau draws it up, shows it, and keeps it right while people come and go.
struct SeatingController: Sendable {
    let house: House

    enum Routes {
        private static let base = "meetings"
        static let tables = Route1<ID<Meeting>>(.get, base, .parameter, "tables")
        static let seat = Route1<ID<Meeting>>(.post, base, .parameter, "tables")
        static let cancel = Route1<ID<Meeting>>(.post, base, .parameter, "tables/cancellation")
        static let move = Route1<ID<Meeting>>(.post, base, .parameter, "tables/state")
        static let edit = Route1<ID<Meeting>>(.get, base, .parameter, "tables/edit")
        static let exchange = Route1<ID<Meeting>>(.post, base, .parameter, "tables/exchange")
        static let presence = Route1<ID<Meeting>>(.post, base, .parameter, "tables/presence")
        static let arrival = Route1<ID<Meeting>>(.post, base, .parameter, "tables/arrival")
        static let door = Route1<ID<Meeting>>(.post, base, .parameter, "tables/door")
        static let mend = Route1<ID<Meeting>>(.post, base, .parameter, "tables/mending")
        static let answers = Route1<ID<Meeting>>(.post, base, .parameter, "tables/answers")
        static let hosts = Route1<ID<Meeting>>(.get, base, .parameter, "tables/hosts")
        static let host = Route1<ID<Meeting>>(.post, base, .parameter, "tables/hosts")
        static let rounds = Route1<ID<Meeting>>(.post, base, .parameter, "tables/rounds")
        static let cards = Route1<ID<Meeting>>(.get, base, .parameter, "tables/cards")
        // These two ask again and again while they are open: they are no lines of the officers' trail, and what they show
        // is decided in the query.
        static let progress = Route1<ID<Meeting>>(.get, base, .parameter, "tables/progress")
        static let screen = Route1<ID<Meeting>>(.get, base, .parameter, "tables/screen")
        static let apart = Route0(.get, "meetings/apart")
        static let keepApart = Route0(.post, "meetings/apart")
        static let letTogether = Route0(.post, "meetings/apart/removal")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.tables, access: .officer) { try await tables($0, $1, $2) }
        router.on(Routes.seat, access: .officer) { request, context, id in
            try await clearly(context, id) { try await seat(request, context, id) }
        }
        router.on(Routes.cancel, access: .officer) { _, context, id in try await cancel(context, id) }
        router.on(Routes.move, access: .officer) { request, context, id in
            try await clearly(context, id) { try await move(request, context, id) }
        }
        router.on(Routes.edit, access: .officer) { try await edit($0, $1, $2) }
        router.on(Routes.exchange, access: .officer) { request, context, id in
            try await clearly(context, id) { try await exchange(request, context, id) }
        }
        router.on(Routes.presence, access: .officer) { request, context, id in
            try await clearly(context, id) { try await presence(request, context, id) }
        }
        router.on(Routes.arrival, access: .officer) { request, context, id in
            try await clearly(context, id) { try await arrival(request, context, id) }
        }
        router.on(Routes.door, access: .officer) { _, context, id in
            try await clearly(context, id) { try await door(context, id) }
        }
        router.on(Routes.mend, access: .officer) { _, context, id in
            try await clearly(context, id) { try await mend(context, id) }
        }
        router.on(Routes.answers, access: .officer) { _, context, id in
            try await clearly(context, id) { try await answers(context, id) }
        }
        router.on(Routes.hosts, access: .officer) { _, context, id in try await hosts(context, id) }
        router.on(Routes.host, access: .officer) { request, context, id in
            try await clearly(context, id) { try await host(request, context, id) }
        }
        router.on(Routes.rounds, access: .officer) { request, context, id in
            try await clearly(context, id) { try await rounds(request, context, id) }
        }
        router.on(Routes.cards, access: .officer) { try await cards($0, $1, $2) }
        router.on(Routes.progress, access: .person) { _, context, id in try await progress(context, id) }
        router.on(Routes.screen, access: .person) { _, context, id in try await screen(context, id) }
        router.on(Routes.apart, access: .officer) { try await apart($0, $1) }
        router.on(Routes.keepApart, access: .officer) { try await keepApart($0, $1) }
        router.on(Routes.letTogether, access: .officer) { try await letTogether($0, $1) }
    }

    func seen(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        return (visit, viewer)
    }

    func page(
        _ body: (Screen) -> HTML, _ titleKey: String, _ visit: Visit, status: HTTPResponse.Status = .ok
    ) -> Response {
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t(titleKey), place: .meetings)
        return .page(shell.page(body(screen), screen), status: status)
    }

    /// A step that no longer applies is answered with what stands now, and why.
    private func clearly(
        _ context: ClubContext, _ id: ID<Meeting>, _ step: () async throws -> Response
    ) async throws -> Response {
        do {
            return try await step()
        } catch Refusal.conflict(let key) {
            return try await tables(id, context, conflict: key, status: .conflict)
        }
    }

    private func tables(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let query = request.queryFields
        return try await tables(
            id, context, round: query["round"].flatMap { Int($0) },
            done: query["done"].flatMap(SeatingDone.init(rawValue:)))
    }

    /// - Parameter form: what was sent and is wrong; nil to show what stands.
    func tables(
        _ id: ID<Meeting>, _ context: ClubContext, round: Int? = nil, done: SeatingDone? = nil, form: FormView? = nil,
        reasons: [SeatingReason]? = nil, conflict: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let key: ID<SeatingJob> = house.ids.next()
        let page = try await house.database.read { db -> SeatingPage? in
            guard let standing = try SeatingRepository.standing(id, for: viewer, in: db) else { return nil }
            var page = SeatingPage(
                standing: standing, viewer: viewer, key: key, done: done, conflict: conflict, form: form,
                reasons: reasons
            )
            guard let seating = standing.seating else { return page }
            page.guests = try SeatingRepository.guests(of: seating.id, id, in: db)
            guard seating.isPlanned else { return page }
            let shown = round.map { min(max($0, 1), seating.room.rounds) } ?? seating.shownRound(visit.now)
            page.tables = try SeatedTables.load(seating, round: shown, in: db)
            page.pending = try SeatingRepository.pending(seating, in: db)
            page.broken = try SeatingMaterial.rules(seating.id, in: db)?.brokenRules ?? []
            return page
        }
        guard let page else { throw Refusal.notFound }
        return self.page(page.html, "seating.title", visit, status: status)
    }

    private func seat(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let body = try await FormBody.read(request)
        let meeting = try await house.database.glance { db in
            try SeatingRepository.standing(id, for: viewer, in: db)?.meeting
        }
        guard let meeting else { throw Refusal.notFound }
        let form = SeatingForm(body, people: meeting.seated)
        guard let key = form.key else { throw Refusal.malformed }
        guard let room = form.room else {
            return try await tables(id, context, form: FormView(form.reader), status: .unprocessableContent)
        }
        let ids = house.ids
        try await house.database.write { db in
            try SeatingRepository.ask(
                room, key, for: id, from: form.version, by: viewer, at: visit.now, ids: ids, in: db
            ).settle()
        }
        await house.seatingDesk.start(key, house)
        return .redirect(to: Routes.progress(id))
    }

    private func cancel(_ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let hasPlan = try await house.database.write { db in
            try SeatingJobs.cancel(id, by: viewer, at: visit.now, in: db).settle()
            return try SeatingRepository.standing(id, for: viewer, in: db)?.seating?.isPlanned ?? false
        }
        return .redirect(to: Routes.tables(id).query("done", hasPlan ? SeatingDone.kept.rawValue : nil))
    }

    /// How far the work has come; once it is over, the tables.
    private func progress(_ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let standing = try await house.database.glance { db in
            try SeatingRepository.standing(id, for: viewer, in: db)
        }
        guard let standing else { throw Refusal.notFound }
        guard let seating = standing.seating, let job = standing.job, job.state.isOpen else {
            let isDone = standing.job?.state == .done
            return .redirect(to: Routes.tables(id).query("done", isDone ? SeatingDone.seated.rawValue : nil))
        }
        let page = SeatingProgressPage(meeting: standing.meeting, seating: seating, job: job)
        return self.page(page.html, "seating.progress", visit)
    }

    private func move(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        var form = FormReader(try await FormBody.read(request))
        guard let state = form.choice("state", as: Seating.State.self, required: true),
            let version = form.integer("version", in: 0...Int.max, required: true)
        else { throw Refusal.malformed }
        let notices = house.notices
        let told = try await house.database.write { db -> [ID<Membership>] in
            let outcome = try SeatingRepository.move(
                id, to: state, from: version, by: viewer, at: visit.now, in: db)
            try outcome.settle()
            guard outcome == .done, state == .published,
                let seating = try SeatingRepository.standing(id, for: viewer, in: db)?.seating
            else { return [] }
            return try SeatingTelling(notices: notices).published(seating, by: viewer.person, at: visit.now, in: db)
        }
        for seat in told {
            await house.news.send("notices", to: seat)
            await house.news.send(SeatingTelling.news, to: seat)
        }
        return .redirect(to: Routes.tables(id).query("done", state.rawValue))
    }
}

/// What was just done, said above the page one is sent back to.
enum SeatingDone: String, CaseIterable, Sendable {
    case seated, draft, locked, published, exchanged, absent, present, door, arrived, answers, hosts, apart, together,
        started, stopped, undone, kept, mended

    var key: String { "seating.done." + rawValue }
}
