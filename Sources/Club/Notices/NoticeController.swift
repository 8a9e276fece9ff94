import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// What a person was told, and how soon they wish mail of each kind.
struct NoticeController: Sendable {
    let house: House

    enum Routes {
        static let all = Route0(.get, "notices")
        static let notice = Route1<ID<Notice>>(.get, "notices", .parameter)
        static let read = Route0(.post, "notices/readings")
        static let paces = Route0(.get, "me/notices")
        static let savePaces = Route0(.post, "me/notices")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.all, access: .person) { try await all($0, $1) }
        router.on(Routes.notice, access: .person) { _, context, id in try await open(id, context) }
        router.on(Routes.read, access: .person) { try await read($0, $1) }
        router.on(Routes.paces, access: .person) { try await paces($0, $1) }
        router.on(Routes.savePaces, access: .person) { try await savePaces($0, $1) }
    }

    private func signedIn(_ context: ClubContext) throws -> (visit: Visit, person: ID<Person>) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.signInFirst }
        return (visit, viewer.person)
    }

    private func all(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, person) = try signedIn(context)
        let before = request.queryFields["before"].flatMap { ID<Notice>($0) }
        let notices = try await house.database.glance { db in
            try NoticeRepository.all(of: person, before: before, limit: NoticesPage.size + 1, in: db)
        }
        return .page(NoticesPage(notices: notices, isFirst: before == nil).html(Screen(visit, house)))
    }

    /// Leads to what the notice is about, and notes it as read.
    private func open(_ id: ID<Notice>, _ context: ClubContext) async throws -> Response {
        let (visit, person) = try signedIn(context)
        let path = try await house.database.write { db in
            try NoticeRepository.open(id, of: person, at: visit.now, in: db)
        }
        guard let path, let leads = URLPath(local: path) else { throw Refusal.notFound }
        return .redirect(to: leads)
    }

    private func read(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, person) = try signedIn(context)
        let fields = try await FormBody.read(request).fields
        guard let last = fields["last"].flatMap({ ID<Notice>($0) }) else { throw Refusal.malformed }
        try await house.database.write { db in
            try NoticeRepository.read(upTo: last, of: person, at: visit.now, in: db)
        }
        return .redirect(to: fields["back"] == "home" ? HomeController.Routes.home() : Routes.all())
    }

    private func paces(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, person) = try signedIn(context)
        let paces = try await house.database.glance { db in try NoticePaces.load(person, in: db) }
        let isSaved = request.queryFields["done"] == "saved"
        return .page(PacesPage(form: FormView(PacesForm.fields(paces)), isSaved: isSaved).html(Screen(visit, house)))
    }

    private func savePaces(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, person) = try signedIn(context)
        let form = PacesForm(try await FormBody.read(request))
        guard let paces = form.paces else {
            return .page(
                PacesPage(form: FormView(form.reader)).html(Screen(visit, house)), status: .unprocessableContent)
        }
        try await house.database.write { db in try paces.save(person, in: db) }
        return .redirect(to: Routes.paces().query("done", "saved"))
    }
}
