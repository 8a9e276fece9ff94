import HTTPTypes
import Jobs
import Localization
import Persistence
import Web

/// Messages waiting, sent and dead, for officers.
struct OutboxController: Sendable {
    let house: House

    enum Routes {
        static let outbox = Route0(.get, "outbox")
        static let message = Route1<ID<OutboxMessage>>(.get, "outbox", .parameter)
        static let retry = Route1<ID<OutboxMessage>>(.post, "outbox", .parameter, "retry")
    }

    func register(on router: ClubRouter) {
    }
}
