import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// One-to-ones: proposing, agreeing on an hour, preparing, and saying what came of it.
struct OneToOneController: Sendable {
    let house: House

    enum Routes {
        static let all = Route0(.get, "one-to-ones")
        static let new = Route0(.get, "one-to-ones/new")
        static let propose = Route0(.post, "one-to-ones")
        static let one = Route1<ID<OneToOne>>(.get, "one-to-ones", .parameter)
        static let sheet = Route1<ID<OneToOne>>(.get, "one-to-ones", .parameter, "sheet")
        static let calendar = Route1<ID<OneToOne>>(.get, "one-to-ones", .parameter, "calendar")
        static let take = Route1<ID<OneToOne>>(.post, "one-to-ones", .parameter, "meeting")
        static let times = Route1<ID<OneToOne>>(.post, "one-to-ones", .parameter, "times")
        static let place = Route1<ID<OneToOne>>(.post, "one-to-ones", .parameter, "place")
        static let decline = Route1<ID<OneToOne>>(.post, "one-to-ones", .parameter, "refusal")
        static let callOff = Route1<ID<OneToOne>>(.post, "one-to-ones", .parameter, "cancellation")
        static let account = Route1<ID<OneToOne>>(.post, "one-to-ones", .parameter, "account")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.all, access: .member) { try await all($0, $1) }
        router.on(Routes.new, access: .member) { try await form($0, $1) }
        router.on(Routes.propose, access: .member) { try await propose($0, $1) }
        router.on(Routes.one, access: .member) { try await one($0, $1, $2) }
        router.on(Routes.sheet, access: .member) { try await sheet($1, $2) }
        router.on(Routes.calendar, access: .member) { try await calendar($1, $2) }
        router.on(Routes.take, access: .member) { try await take($0, $1, $2) }
        router.on(Routes.times, access: .member) { try await proposeAnew($0, $1, $2) }
        router.on(Routes.place, access: .member) { try await move($0, $1, $2) }
        router.on(Routes.decline, access: .member) { try await decline($0, $1, $2) }
        router.on(Routes.callOff, access: .member) { try await callOff($0, $1, $2) }
        router.on(Routes.account, access: .member) { try await say($0, $1, $2) }
    }

    private func all(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try known(context)
        let before = request.queryFields["before"].flatMap { ID<OneToOne>($0) }
        let seat = viewer.activeSeat?.membership
        let yearStart = house.zone.start(of: CivilDate(year: visit.today.year, month: 1, day: 1) ?? visit.today)
        let shown = try await house.database.glance { db in
            OneToOnesPage(
                open: before == nil ? try OneToOneRepository.open(viewer.person, at: visit.now, in: db) : [],
                past: try OneToOneRepository.past(viewer.person, before: before, at: visit.now, in: db),
                heldThisYear: try seat.map { try OneToOneRepository.held($0, since: yearStart, in: db) } ?? 0,
                isContinued: before != nil)
        }
        return page(shown.html, "oneToOnes.title", visit)
    }

    private func one(_ request: Request, _ context: ClubContext, _ id: ID<OneToOne>) async throws -> Response {
        let (visit, viewer) = try known(context)
        let seen = try await see(id, viewer.person, visit)
        let done = request.queryFields["done"].flatMap(OneToOneDone.init(rawValue:))
        return page(OneToOnePage(seen: seen, done: done).html, "oneToOnes.one", visit)
    }

    /// The visit and the person, who may hold other seats than the one in use.
    func known(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        return (visit, viewer)
    }

    /// For whoever is none of the two it does not exist.
    func see(_ id: ID<OneToOne>, _ person: ID<Person>, _ visit: Visit) async throws -> SeenOneToOne {
        let seen = try await house.database.glance { db in
            try OneToOneRepository.see(id, person: person, at: visit.now, in: db)
        }
        guard let seen else { throw Refusal.notFound }
        return seen
    }

    func page(
        _ body: (Screen) -> HTML, _ titleKey: String, _ visit: Visit, status: HTTPResponse.Status = .ok
    ) -> Response {
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t(titleKey), place: .exchanges)
        return .page(shell.page(body(screen), screen), status: status)
    }

    func done(_ done: OneToOneDone, _ id: ID<OneToOne>) -> Response {
        .redirect(to: Routes.one(id).query("done", done.rawValue))
    }

    /// Tells open pages that something is new.
    func announce(to seat: ID<Membership>?) async {
        if let seat { await house.news.send("notices", to: seat) }
    }
}
