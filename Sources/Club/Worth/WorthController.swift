import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// What a branch and the club are worth, and what the club is worth to me: members, referrals, deals by month.
struct WorthController: Sendable {
    let house: House

    enum Routes {
        static let club = Route0(.get, "club")
        static let branch = Route1<ID<Branch>>(.get, "branches", .parameter)
        static let own = Route0(.get, "me/worth")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.club, access: .insider) { try await page($0, $1, branch: nil) }
        router.on(Routes.branch, access: .insider) { try await page($0, $1, branch: $2) }
        router.on(Routes.own, access: .member) { try await own($0, $1) }
    }

    private func page(_ request: Request, _ context: ClubContext, branch: ID<Branch>?) async throws -> Response {
        guard let visit = context.visit else { throw Refusal.notFound }
        let filter = WorthFilter(request.queryFields, branch: branch)
        let worth = try await WorthReading(house: house, visit: visit).worth()
        let seat = visit.viewer?.activeSeat
        let needs = try await house.database.glance { db in
            try seat.map { try WorthNeeds.load(filter, $0, in: db) } ?? WorthNeeds(needs: [])
        }
        let name = worth.name(of: filter.branch)
        guard filter.branch == nil || name != nil else { throw Refusal.notFound }
        let screen = Screen(visit, house)
        let view = WorthView(worth, filter, today: visit.today, readBy: visit.viewer?.person)
        let page = WorthPage(worth: worth, view: view, needs: needs)
        return .page(Shell(title: name ?? screen.t("worth.club.title"), place: .more).page(page.html(screen), screen))
    }

    private func own(_ request: Request, _ context: ClubContext) async throws -> Response {
        guard let visit = context.visit, let seat = visit.viewer?.activeSeat else { throw Refusal.notFound }
        let filter = WorthFilter(request.queryFields, branch: nil)
        let zone = house.zone
        let own = try await house.database.glance { db in
            try OwnWorthRepository.load(seat.membership, zone: zone, in: db)
        }
        let screen = Screen(visit, house)
        let page = OwnWorthPage(worth: own, filter: filter, today: visit.today)
        return .page(Shell(title: screen.t("worth.own.title"), place: .more).page(page.html(screen), screen))
    }
}
