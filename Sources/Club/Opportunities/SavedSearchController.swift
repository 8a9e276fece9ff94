import Hummingbird
import Localization
import Persistence
import Web

/// Keeping views of the list of opportunities under a name, to be told of what is new in them.
struct SavedSearchController: Sendable {
    let house: House

    enum Routes {
        static let all = Route0(.get, "searches")
        static let keep = Route0(.post, "searches")
        static let remove = Route1<ID<SavedSearch>>(.post, "searches", .parameter, "removal")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.all, access: .member) { try await all($0, $1) }
        router.on(Routes.keep, access: .member) { try await keep($0, $1) }
        router.on(Routes.remove, access: .member) { try await remove($1, $2) }
    }

    private func seated(_ context: ClubContext) throws -> (visit: Visit, seat: ID<Membership>) {
        guard let visit = context.visit, let seat = visit.viewer?.activeSeat else { throw Refusal.notFound }
        return (visit, seat.membership)
    }

    private func all(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, seat) = try seated(context)
        let done = request.queryFields["done"].flatMap(OpportunityNotice.init(rawValue:))
        return try await respond(SavedSearchesPage(done: done), seat, visit)
    }

    private func respond(
        _ page: SavedSearchesPage, _ seat: ID<Membership>, _ visit: Visit, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        var page = page
        page.searches = try await house.database.glance { db in try SavedSearchRepository.all(of: seat, in: db) }
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("opportunities.searches.title"), place: .exchanges)
        return .page(shell.page(page.html(screen), screen), status: status)
    }

    private func keep(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, seat) = try seated(context)
        var form = SavedSearchForm(try await FormBody.read(request))
        guard let key = form.key else { throw Refusal.malformed }
        var kept = SavedSearchRepository.KeptOutcome?.none
        if form.reader.isValid {
            let search = SavedSearch(id: key, name: form.name, form.filter)
            kept = try await house.database.write { db in
                try SavedSearchRepository.keep(search, of: seat, at: visit.now, in: db)
            }
        }
        switch kept {
        case .kept: return .redirect(to: Routes.all().query("done", OpportunityNotice.kept.rawValue))
        case .foreign: throw Refusal.notFound
        case .tooMany: form.reader.reject(SavedSearchForm.Field.name, "opportunities.searches.too-many")
        case nil: break
        }
        let page = SavedSearchesPage(form: FormView(form.reader), filter: form.filter, key: key)
        return try await respond(page, seat, visit, status: .unprocessableContent)
    }

    private func remove(_ context: ClubContext, _ id: ID<SavedSearch>) async throws -> Response {
        let (_, seat) = try seated(context)
        try await house.database.write { db in try SavedSearchRepository.remove(id, of: seat, in: db) }
        return .redirect(to: Routes.all().query("done", OpportunityNotice.removed.rawValue))
    }
}

/// The present view of the list with a name to keep it under.
struct SavedSearchForm: Sendable {
    enum Field {
        static let key = "key"
        static let name = "name"
    }

    var reader: FormReader
    let key: ID<SavedSearch>?
    let name: String
    let filter: OpportunityFilter

    init(_ body: FormBody) {
        var form = FormReader(body)
        key = ID(pathComponent: body.fields[Field.key] ?? "")
        name = form.text(Field.name, max: 80, required: true, kind: .name)
        filter = OpportunityFilter(body.fields)
        if !filter.isNarrowed { form.reject(Field.name, "opportunities.searches.nothing") }
        reader = form
    }
}
