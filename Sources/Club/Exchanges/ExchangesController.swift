import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// What exchanges count for and how they fare, and what a member received from outside the club.
struct ExchangesController: Sendable {
    let house: House

    enum Routes {
        static let cohorts = Route0(.get, "exchanges/cohorts")
        static let why = Route0(.get, "exchanges/why")
        static let outside = Route0(.get, "exchanges/outside")
        static let newOutside = Route0(.get, "exchanges/outside/new")
        static let note = Route0(.post, "exchanges/outside")
        static let outsideOne = Route1<ID<OutsideReferral>>(.get, "exchanges/outside", .parameter)
        static let moveOutside = Route1<ID<OutsideReferral>>(.post, "exchanges/outside", .parameter, "steps")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.cohorts, access: .member) { try await cohorts($0, $1) }
        router.on(Routes.why, access: .insider) { try await why($0, $1) }
        router.on(Routes.outside, access: .member) { try await outside($1) }
        router.on(Routes.newOutside, access: .member) { try await newOutside($1) }
        router.on(Routes.note, access: .member) { try await note($0, $1) }
        router.on(Routes.outsideOne, access: .member) { try await outsideOne($0, $1, $2) }
        router.on(Routes.moveOutside, access: .member) { try await moveOutside($0, $1, $2) }
    }

    /// The visit of a member and the seat they use. The gate has let only members through.
    func seated(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer, seat: ID<Membership>) {
        guard let visit = context.visit, let viewer = visit.viewer, let seat = viewer.activeSeat else {
            throw Refusal.notFound
        }
        return (visit, viewer, seat.membership)
    }

    func show(_ body: HTML, _ title: String, _ screen: Screen, status: HTTPResponse.Status = .ok) -> Response {
        .page(Shell(title: title, place: .exchanges).page(body, screen), status: status)
    }

    private func cohorts(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer, seat) = try seated(context)
        let calendar = CohortCalendar(visit.today, house.zone)
        let of = request.queryFields["of"] ?? ""
        let page = try await house.database.read { db -> CohortsPage in
            let branches = try WhyRepository.branches(in: db)
            guard let scope = Self.scope(of, branches) else {
                let mine = [
                    (CohortFigure.Whose.received, CohortRepository.Scope.received(seat)), (.given, .given(seat)),
                ]
                let tables = try mine.map { whose, scope in
                    CohortsPage.Table(
                        cohorts: try CohortRepository.cohorts(scope, calendar, in: db), whose: whose, name: whose.name)
                }
                return CohortsPage(calendar: calendar, tables: tables, scope: nil, branches: branches)
            }
            let shown = try CohortRepository.shown(
                branch: scope, to: viewer.person, calendar, in: db)
            let cohorts = try CohortRepository.cohorts(.branch(scope), calendar, in: db)
            let table = CohortsPage.Table(
                cohorts: zip(cohorts, shown).map { $1 ? $0 : nil }, whose: .branch(scope), name: "all")
            return CohortsPage(calendar: calendar, tables: [table], scope: .branch(scope), branches: branches)
        }
        let screen = Screen(visit, house)
        return show(page.html(screen), screen.t("cohorts.title"), screen)
    }

    /// A branch or the club; nil for one's own.
    private static func scope(_ of: String, _ branches: [Branch]) -> ID<Branch>?? {
        if of == "club" { return .some(nil) }
        guard let branch = ID<Branch>(of), branches.contains(where: { $0.id == branch }) else { return nil }
        return .some(branch)
    }

    private func why(_ request: Request, _ context: ClubContext) async throws -> Response {
        let query = request.queryFields
        if let question = FigureQuestion(query) { return try await figure(question, query, context) }
        let (visit, viewer, seat) = try seated(context)
        let present = visit.today.year
        let years = Array((present - 2...present).reversed())
        let year = query["year"].flatMap { Int($0) }.flatMap { years.contains($0) ? $0 : nil } ?? present
        let side: Referral.Side = query["of"] == "received" ? .receiver : .giver
        let why = try await house.database.read { db in
            try Why.own(side, seat, viewer.person, year: year, in: db)
        }
        let screen = Screen(visit, house)
        return show(WhyPage(why: why, years: years).html(screen), screen.t("why.weighed.title"), screen)
    }

    /// One's own figures are for members; those of the club an officer without a seat sees too.
    private func figure(
        _ question: FigureQuestion, _ query: FormFields, _ context: ClubContext
    ) async throws -> Response {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        let house = house
        let reading = FigureRepository(
            seat: viewer.activeSeat?.membership, person: viewer.person, zone: house.zone, today: visit.today
        ) { db in try WorthReading(house: house, visit: visit).worth(in: db) }
        // What is mistyped begins at the beginning.
        let asked = query["from"].flatMap { Int($0) } ?? 0
        let figure = try await house.database.read { db in try reading.figure(question, in: db) }
        let from = figure.lines.indices.contains(asked) ? asked : 0
        let screen = Screen(visit, house)
        return show(FigurePage(figure: figure, from: from).html(screen), screen.t("why.title"), screen)
    }
}
