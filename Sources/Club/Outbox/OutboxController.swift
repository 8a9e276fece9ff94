import Chronology
import HTTPTypes
import Hummingbird
import Jobs
import Localization
import Persistence
import Web

/// Messages waiting, sent and dead, for the bureau of the club.
struct OutboxController: Sendable {
    let house: House

    enum Routes {
        static let outbox = Route0(.get, "outbox")
        static let message = Route1<ID<OutboxMessage>>(.get, "outbox", .parameter)
        static let retry = Route1<ID<OutboxMessage>>(.post, "outbox", .parameter, "retry")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.outbox, access: .club) { request, context in try await list(request, context) }
        router.on(Routes.message, access: .club) { request, context, id in try await show(id, request, context) }
        router.on(Routes.retry, access: .club) { _, _, id in try await retry(id) }
    }

    private func list(_ request: Request, _ context: ClubContext) async throws -> Response {
        guard let visit = context.visit else { throw Refusal.notFound }
        let query = request.queryFields
        let selection = query["show"].flatMap(Outbox.Selection.init(rawValue:)) ?? .waiting
        let before = query["before"].flatMap { ID<OutboxMessage>($0) }
        let hasServer = house.settings.mail != nil
        let page = try await house.database.read { db in
            let messages = try Outbox.messages(selection, before: before, limit: OutboxPage.size + 1, in: db)
            var counts: [Outbox.Selection: Int] = [:]
            for selection in Outbox.Selection.allCases { counts[selection] = try Outbox.count(selection, in: db) }
            return OutboxPage(
                selection: selection, messages: messages, counts: counts, hasServer: hasServer)
        }
        return .page(page.html(Screen(visit, house)))
    }

    private func show(_ id: ID<OutboxMessage>, _ request: Request, _ context: ClubContext) async throws -> Response {
        guard let visit = context.visit else { throw Refusal.notFound }
        let message = try await house.database.read { db in try Outbox.message(id, in: db) }
        guard let message else { throw Refusal.notFound }
        let page = OutboxMessagePage(message: message, isRetried: request.queryFields["done"] == "1")
        return .page(page.html(Screen(visit, house)))
    }

    private func retry(_ id: ID<OutboxMessage>) async throws -> Response {
        let now = house.time.now()
        let outbox = house.outbox
        try await house.database.write { db in
            guard try Outbox.message(id, in: db) != nil else { throw Refusal.notFound }
            guard try outbox.retry(id, at: now, in: db) else { throw Refusal.conflict("outbox") }
        }
        return .redirect(to: Routes.message(id).query("done", "1"))
    }
}
