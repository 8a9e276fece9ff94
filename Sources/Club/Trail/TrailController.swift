import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// The trail, for the bureau of the club.
struct TrailController: Sendable {
    let house: House

    enum Routes {
        static let trail = Route0(.get, "trail")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.trail, access: .club) { request, context in
            guard let visit = context.visit else { throw Refusal.notFound }
            let before = request.queryFields["before"].flatMap { ID<TrailLine>(pathComponent: $0) }
            let lines = try await house.database.read { db in
                try TrailRepository.lines(before: before, limit: TrailPage.size + 1, in: db)
            }
            return .page(TrailPage(lines: lines).html(Screen(visit, house)))
        }
    }
}
