import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// The desk at the door: the list, check-ins and their corrections, whoever comes unannounced, and what is printed for it.
struct DoorController: Sendable {
    let house: House

    enum Routes {
        static let list = Route1<ID<Meeting>>(.get, "meetings", .parameter, "door")
        static let arrive = Route1<ID<Meeting>>(.post, "meetings", .parameter, "arrivals")
        static let undo = Route1<ID<Meeting>>(.post, "meetings", .parameter, "arrivals/corrections")
        static let write = Route1<ID<Meeting>>(.get, "meetings", .parameter, "door/visitors")
        static let welcome = Route1<ID<Meeting>>(.post, "meetings", .parameter, "door/visitors")
        static let wall = Route1<ID<Meeting>>(.get, "meetings", .parameter, "door/wall")
        static let draw = Route1<ID<Meeting>>(.post, "meetings", .parameter, "door/wall")
        static let badges = Route1<ID<Meeting>>(.get, "meetings", .parameter, "badges")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.list, access: .insider) { try await list($0, $1, $2) }
        router.on(Routes.arrive, access: .insider) { try await arrive($0, $1, $2) }
        router.on(Routes.undo, access: .insider) { try await undo($0, $1, $2) }
        router.on(Routes.write, access: .insider) { _, context, id in try await write(id, context) }
        router.on(Routes.welcome, access: .insider) { try await welcome($0, $1, $2) }
        router.on(Routes.wall, access: .officer) { _, context, id in try await wall(id, context) }
        router.on(Routes.draw, access: .officer) { _, context, id in try await draw(id, context) }
        router.on(Routes.badges, access: .officer) { _, context, id in try await badges(id, context) }
    }

    func seen(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        return (visit, viewer)
    }

    /// The meeting whose door the viewer keeps: the bureau that holds it, and the members who have a part in running it.
    /// Who only looks after the installation keeps no door.
    static func kept(_ id: ID<Meeting>, by viewer: Viewer, in db: any Connection) throws -> ShownMeeting {
        guard Access.insider.admits(viewer), let meeting = try MeetingRepository.find(id, for: viewer, in: db),
            meeting.state == .published,
            try meeting.isManaged || RunRepository.holdsPart(viewer, in: id, in: db)
        else { throw Refusal.notFound }
        return meeting
    }

    /// The same for what only the bureau prints.
    static func managed(_ id: ID<Meeting>, by viewer: Viewer, in db: any Connection) throws -> ShownMeeting {
        let meeting = try kept(id, by: viewer, in: db)
        guard meeting.isManaged else { throw Refusal.notFound }
        return meeting
    }

    private func list(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let query = request.queryFields
        let words = String((query["q"] ?? "").prefix(100))
        let done = query["done"].flatMap(DoorPage.Done.init(rawValue:))
        let onlyMissing = query["show"] == "missing"
        let page = try await house.database.read { db in
            let meeting = try Self.kept(id, by: viewer, in: db)
            let list = try DoorList.load(id, in: db)
            let others = words.isEmpty ? [] : try DoorList.others(words, than: list, id, viewer, in: db)
            return DoorPage(
                meeting: meeting, list: list, others: others, words: words, onlyMissing: onlyMissing, done: done)
        }
        return self.page(page, visit)
    }

    private func page(_ page: DoorPage, _ visit: Visit) -> Response {
        var page = page
        page.keys = { [ids = house.ids] in ids.next(Arrival.self).description }
        let screen = Screen(visit, house)
        return .page(Shell(title: screen.t("door.title"), place: .meetings).page(page.html(screen), screen))
    }

    private func arrive(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let form = try CheckInForm(try await FormBody.read(request).fields)
        let checkIn = CheckIn(ids: house.ids)
        let tap = CheckIn.Tap(key: form.key, way: .list, age: form.age, author: viewer.person)
        let isScript = request.headers[.accept]?.contains("application/json") == true
        let outcome = try await house.database.write { db in
            _ = try Self.kept(id, by: viewer, in: db)
            return try checkIn.note(form.attender, at: id, tap, now: visit.now, in: db)
        }
        if outcome == .notFound { throw Refusal.notFound }
        if isScript {
            // Apart from the write, so that phones which tap at once do not stand in one another's way.
            return Self.answer(outcome, try await house.database.glance { db in try Arrivals.whoIsHere(id, in: db) })
        }
        if outcome == .closed { throw Refusal.conflict("door.conflict.closed") }
        return back(id, form, outcome == .undone ? .undone : outcome == .already ? .already : .here)
    }

    /// What became of a check-in, and who is here: a desk then shows what the others did.
    private static func answer(_ outcome: CheckIn.Outcome, _ here: [Attender]) -> Response {
        var present = JSONText()
        present.array(here) { json, attender in json.object { $0.member("who", attender.text) } }
        var json = JSONText()
        json.object {
            $0.member("outcome", outcome.rawValue)
            $0.member("here", present)
        }
        return .content(json.bytes, type: "application/json; charset=utf-8")
    }

    private func undo(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let fields = try await FormBody.read(request).fields
        let form = try CheckInForm(fields)
        let checkIn = CheckIn(ids: house.ids)
        let outcome = try await house.database.write { db in
            let meeting = try Self.kept(id, by: viewer, in: db)
            guard Door.isKept(meeting.startsAt, meeting.endsAt, visit.now) else { return CheckIn.Outcome.closed }
            return try checkIn.undo(form.attender, at: id, by: viewer.person, now: visit.now, in: db)
        }
        if outcome == .notFound { throw Refusal.notFound }
        if outcome == .closed { throw Refusal.conflict("door.conflict.closed") }
        return back(id, form, .corrected)
    }

    private func back(_ id: ID<Meeting>, _ form: CheckInForm, _ done: DoorPage.Done) -> Response {
        .redirect(to: Routes.list(id).query("q", form.query).query("done", done.rawValue))
    }

    private func badges(_ id: ID<Meeting>, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let page = try await house.database.read { db in
            BadgesPage(
                meeting: try Self.managed(id, by: viewer, in: db), list: try DoorList.load(id, in: db),
                secret: try Door.secret(of: id, in: db))
        }
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("door.badges"), place: .meetings)
        let base = house.settings.baseURL
        return .page(shell.page(page.html(screen) { base + $0.description }, screen))
    }
}
