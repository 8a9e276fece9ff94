import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// A meeting while it is run: the console, the screen of the room, and what each participant sees.
struct RunController: Sendable {
    let house: House

    enum Routes {
        static let console = Route1<ID<Meeting>>(.get, "meetings", .parameter, "console")
        static let screen = Route1<ID<Meeting>>(.get, "meetings", .parameter, "screen")
        static let live = Route1<ID<Meeting>>(.get, "meetings", .parameter, "live")
        static let begin = Route1<ID<Meeting>>(.post, "meetings", .parameter, "run")
        static let steps = Route1<ID<Meeting>>(.post, "meetings", .parameter, "run/steps")
        static let floor = Route1<ID<Meeting>>(.post, "meetings", .parameter, "run/floor")
        static let pitches = Route1<ID<Meeting>>(.post, "meetings", .parameter, "run/pitches")
        static let notes = Route1<ID<Meeting>>(.post, "meetings", .parameter, "run/notes")
        static let raise = Route1<ID<Meeting>>(.post, "meetings", .parameter, "hand")
        static let lower = Route1<ID<Meeting>>(.post, "meetings", .parameter, "hand/withdrawal")
    }

    /// Who runs a meeting may be a member without a mandate: the queries decide.
    func register(on router: ClubRouter) {
        router.on(Routes.console, access: .insider) { try await console($0, $1, $2) }
        router.on(Routes.screen, access: .insider) { _, context, id in try await screen(context, id) }
        router.on(Routes.live, access: .insider) { _, context, id in try await live(context, id) }
        router.on(Routes.begin, access: .insider) { try await begin($0, $1, $2) }
        router.on(Routes.steps, access: .insider) { try await step($0, $1, $2) }
        router.on(Routes.floor, access: .insider) { try await giveFloor($0, $1, $2) }
        router.on(Routes.pitches, access: .insider) { try await pitch($0, $1, $2) }
        router.on(Routes.notes, access: .insider) { try await write($0, $1, $2) }
        router.on(Routes.raise, access: .member) { try await raise($0, $1, $2) }
        router.on(Routes.lower, access: .member) { _, context, id in try await lower(context, id) }
    }

    func seen(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        return (visit, viewer)
    }

    private func console(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let query = request.queryFields
        return try await console(
            id, context, part: query["part"].flatMap { Int($0) }, isKept: query["done"] == "kept")
    }

    /// - Parameters:
    ///   - part: whose notes are shown; that which is on unless told.
    ///   - problem: why a step did not take place.
    ///   - clash: words that met others.
    func console(
        _ id: ID<Meeting>, _ context: ClubContext, part: Int? = nil, isKept: Bool = false, problem: String? = nil,
        clash: MeetingNotes.Words? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let (key, zones) = (house.ids.next(MeetingRun.self), house.zones)
        let page = try await house.database.read { db -> ConsolePage? in
            guard let run = try RunRepository.find(id, for: viewer, in: db), run.isRunner else { return nil }
            return ConsolePage(
                run: run, people: try RunPeople.load(run, in: db),
                figures: try RunRepository.figures(of: run, at: visit.now, in: db),
                pitchable: try RunRepository.pitchable(id, in: db), notes: try MeetingNotes.all(of: id, in: db),
                part: clash?.position ?? part, key: key, clock: WallClock(run, zones), problem: problem, isKept: isKept,
                clash: clash, hearsNews: viewer.activeSeat != nil)
        }
        guard let page else { throw Refusal.notFound }
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("running.console"), place: .meetings)
        return .page(shell.page(page.html(screen), screen), status: status)
    }

    private func screen(_ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let zones = house.zones
        let page = try await house.database.read { db -> RunScreenPage? in
            guard let run = try RunRepository.find(id, for: viewer, in: db), run.isRunner else { return nil }
            return RunScreenPage(
                run: run, people: try RunPeople.load(run, in: db),
                figures: try RunRepository.figures(of: run, at: visit.now, in: db), clock: WallClock(run, zones),
                hearsNews: viewer.activeSeat != nil)
        }
        guard let page else { throw Refusal.notFound }
        let screen = Screen(visit, house)
        return .page(Shell(title: screen.t("running.screen")).door(page.html(screen), wide: true, screen))
    }

    /// What each participant sees, in two queries: two hundred of these are asked for at once.
    private func live(_ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let (key, zones) = (house.ids.next(FloorTurn.self), house.zones)
        let page = try await house.database.glance { db -> LivePage? in
            guard let run = try RunRepository.find(id, for: viewer, in: db) else { return nil }
            return LivePage(
                run: run, people: try RunPeople.load(run, in: db), seat: viewer.activeSeat?.membership, key: key,
                clock: WallClock(run, zones))
        }
        guard let page else { throw Refusal.notFound }
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("running.live"), place: .meetings)
        return .page(shell.page(page.html(screen), screen))
    }

    /// Tells the open pages of the meeting that something moved.
    func announce(_ seats: [ID<Membership>]) async {
        for seat in seats { await house.news.send("meeting", to: seat) }
    }
}
