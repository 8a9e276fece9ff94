import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// Letters as their authors write, renew and withdraw them. Who left the club keeps sight of what they signed.
struct CommendationController: Sendable {
    let house: House

    enum Routes {
        static let list = Route0(.get, "commendations")
        static let new = Route0(.get, "commendations/new")
        static let write = Route0(.post, "commendations")
        static let commendation = Route1<ID<Commendation>>(.get, "commendations", .parameter)
        static let renew = Route1<ID<Commendation>>(.post, "commendations", .parameter, "renewal")
        static let withdraw = Route1<ID<Commendation>>(.post, "commendations", .parameter, "withdrawal")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.list, access: .person) { try await list($0, $1) }
        router.on(Routes.new, access: .member) { try await form($1) }
        router.on(Routes.write, access: .member) { try await write($0, $1) }
        router.on(Routes.commendation, access: .person) { try await show($0, $1, $2) }
        router.on(Routes.renew, access: .member) { try await renew($0, $1, $2) }
        router.on(Routes.withdraw, access: .person) { try await withdraw($1, $2) }
    }

    /// What was just done, above the page.
    enum Done: String, Sendable {
        case written, renewed, withdrawn
    }

    private func list(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try known(context)
        let before = request.queryFields["before"].flatMap { ID<Commendation>(pathComponent: $0) }
        var letters = try await house.database.glance { db in
            try CommendationRepository.written(by: viewer.person, before: before, in: db)
        }
        let hasMore = letters.count > CommendationRepository.pageSize
        if hasMore { letters.removeLast() }
        let page = CommendationsPage(
            letters: letters, hasMore: hasMore, isContinued: before != nil, canWrite: viewer.activeSeat != nil)
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("commendations.title"), place: .exchanges)
        return .page(shell.page(page.html(screen), screen))
    }

    private func show(
        _ request: Request, _ context: ClubContext, _ id: ID<Commendation>
    ) async throws -> Response {
        let (visit, viewer) = try known(context)
        let letter = try await house.database.glance { db in
            try CommendationRepository.written(id, by: viewer.person, in: db)
        }
        guard let letter else { throw Refusal.notFound }
        let page = CommendationPage(
            letter: letter, address: house.absolute(LetterController.Routes.letter(letter.code)),
            done: request.queryFields["done"].flatMap(Done.init(rawValue:)), canRenew: viewer.activeSeat != nil)
        let screen = Screen(visit, house)
        let title = letter.state == .erased ? screen.t("commendations.state.erased") : letter.subject
        return .page(Shell(title: title, place: .exchanges).page(page.html(screen), screen))
    }

    private func renew(
        _ request: Request, _ context: ClubContext, _ id: ID<Commendation>
    ) async throws -> Response {
        let (visit, viewer) = try known(context)
        let fields = try await FormBody.read(request).fields
        guard let edition = fields["edition"].flatMap({ Int($0) }) else { throw Refusal.malformed }
        let random = house.random
        try await house.database.write { db in
            guard let letter = try CommendationRepository.written(id, by: viewer.person, in: db) else {
                throw Refusal.notFound
            }
            guard letter.state == .standing else { throw Refusal.conflict("commendations.conflict.over") }
            // A repetition saw the edition before this one.
            guard letter.edition == edition else { return }
            let key = try ClubKeyRepository.current(from: random, at: visit.now, in: db)
            _ = try CommendationRepository.renew(
                letter, edition: edition, key: key, today: visit.today, at: visit.now, in: db)
        }
        return done(.renewed, id)
    }

    private func withdraw(_ context: ClubContext, _ id: ID<Commendation>) async throws -> Response {
        let (visit, viewer) = try known(context)
        try await house.database.write { db in
            guard let letter = try CommendationRepository.written(id, by: viewer.person, in: db) else {
                throw Refusal.notFound
            }
            guard letter.state != .erased else { throw Refusal.conflict("commendations.conflict.over") }
            _ = try CommendationRepository.withdraw(id, at: visit.now, in: db)
        }
        return done(.withdrawn, id)
    }

    func done(_ done: Done, _ id: ID<Commendation>) -> Response {
        .redirect(to: Routes.commendation(id).query("done", done.rawValue))
    }

    func known(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        return (visit, viewer)
    }
}
