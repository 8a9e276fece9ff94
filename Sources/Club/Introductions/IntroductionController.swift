import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// "You two should talk": introducing, answering, and finding an hour.
struct IntroductionController: Sendable {
    let house: House

    enum Routes {
        static let all = Route0(.get, "introductions")
        static let new = Route0(.get, "introductions/new")
        static let introduce = Route0(.post, "introductions")
        static let introduction = Route1<ID<Introduction>>(.get, "introductions", .parameter)
        static let accept = Route1<ID<Introduction>>(.post, "introductions", .parameter, "acceptance")
        static let decline = Route1<ID<Introduction>>(.post, "introductions", .parameter, "refusal")
        static let take = Route1<ID<Introduction>>(.post, "introductions", .parameter, "meeting")
        static let propose = Route1<ID<Introduction>>(.post, "introductions", .parameter, "times")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.all, access: .member) { try await all($0, $1) }
        router.on(Routes.new, access: .member) { try await form($0, $1) }
        router.on(Routes.introduce, access: .member) { try await introduce($0, $1) }
        router.on(Routes.introduction, access: .member) { try await introduction($0, $1, $2) }
        router.on(Routes.accept, access: .member) { try await accept($0, $1, $2) }
        router.on(Routes.decline, access: .member) { try await decline($1, $2) }
        router.on(Routes.take, access: .member) { try await take($0, $1, $2) }
        router.on(Routes.propose, access: .member) { try await propose($0, $1, $2) }
    }

    /// The visit and the person, who may hold other seats than the one in use.
    func known(_ context: ClubContext) throws -> (visit: Visit, person: ID<Person>) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        return (visit, viewer.person)
    }

    private func all(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, person) = try known(context)
        let query = request.queryFields
        let before = query["before"].flatMap { ID<Introduction>($0) }
        let isMine = query["by"] == "me"
        let seen = try await house.database.glance { db in
            let list = isMine ? IntroductionRepository.byPerson : IntroductionRepository.own
            return try list(person, before, visit.now, db)
        }
        return page(IntroductionsPage(seen: seen, isMine: isMine).html, "introductions.title", visit)
    }

    private func introduction(
        _ request: Request, _ context: ClubContext, _ id: ID<Introduction>
    ) async throws -> Response {
        let (visit, person) = try known(context)
        let seen = try await house.database.glance { db in
            try IntroductionRepository.see(id, person: person, at: visit.now, in: db)
        }
        guard let seen else { throw Refusal.notFound }
        let done = request.queryFields["done"].flatMap(IntroductionDone.init(rawValue:))
        return page(IntroductionPage(seen: seen, done: done).html, "introductions.one", visit)
    }

    func page(
        _ body: (Screen) -> HTML, _ titleKey: String, _ visit: Visit, status: HTTPResponse.Status = .ok
    ) -> Response {
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t(titleKey), place: .exchanges)
        return .page(shell.page(body(screen), screen), status: status)
    }

    /// Tells open pages that something is new.
    func announce(to seats: [ID<Membership>]) async {
        for seat in seats { await house.news.send("notices", to: seat) }
    }
}
