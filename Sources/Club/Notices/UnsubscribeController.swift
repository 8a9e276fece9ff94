import Hummingbird
import Localization
import Persistence
import Web

/// Stops mails of some kinds, from a mail itself. Following the link only asks, for mail scanners follow links too; the
/// button, or the mail program's own one click, stops them.
struct UnsubscribeController: Sendable {
    let house: House

    enum Routes {
        static let ask = Route1<String>(.get, "unsubscribe", .parameter)
        static let stop = Route1<String>(.post, "unsubscribe", .parameter)
    }

    func register(on router: ClubRouter) {
        router.on(Routes.ask, access: .anyone) { _, context, token in try await ask(token, context) }
        router.on(Routes.stop, access: .anyone) { _, context, token in try await stop(token, context) }
    }

    private func ask(_ text: String, _ context: ClubContext) async throws -> Response {
        guard let visit = context.visit, let token = SessionToken(text: text) else { throw Refusal.notFound }
        let door = try await house.database.glance { db in try UnsubscribeDoor.find(token, at: visit.now, in: db) }
        guard let door else { throw Refusal.notFound }
        return .page(UnsubscribePage(token: text, kinds: door.kinds, isDone: false).html(Screen(visit, house)))
    }

    private func stop(_ text: String, _ context: ClubContext) async throws -> Response {
        guard let visit = context.visit, let token = SessionToken(text: text) else { throw Refusal.notFound }
        let kinds = try await house.database.write { db -> [Notice.Kind] in
            guard let door = try UnsubscribeDoor.find(token, at: visit.now, in: db) else { throw Refusal.notFound }
            for kind in door.kinds { try NoticePaces.set(.never, of: kind, for: door.person, in: db) }
            try NoticePaces.unsend(to: door.person, door.kinds, in: db)
            return door.kinds
        }
        return .page(UnsubscribePage(token: text, kinds: kinds, isDone: true).html(Screen(visit, house)))
    }
}
