import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// What a branch and the club are worth: members, referrals, deals by month.
struct WorthController: Sendable {
    let house: House

    enum Routes {
        static let club = Route0(.get, "club")
        static let branch = Route1<ID<Branch>>(.get, "branches", .parameter)
    }

    func register(on router: ClubRouter) {
        router.on(Routes.club, access: .insider) { try await page($1, branch: nil) }
        router.on(Routes.branch, access: .insider) { try await page($1, branch: $2) }
    }

    private func page(_ context: ClubContext, branch: ID<Branch>?) async throws -> Response {
        guard let visit = context.visit else { throw Refusal.notFound }
        let calendar = WorthCalendar(visit.today, house.zone)
        let (house, revision) = (house, visit.club?.membersRevision ?? 0)
        let mark = try await house.database.glance { db in
            try WorthRepository.Mark.read(members: revision, today: visit.today, in: db)
        }
        let worth: Worth
        if let known = house.worth.value(for: mark) {
            worth = known
        } else {
            worth = try await house.presentWorth.value(for: visit.today) {
                try await house.database.read { db in
                    let mark = try WorthRepository.Mark.read(members: revision, today: visit.today, in: db)
                    let worth = try WorthRepository.load(calendar, in: db)
                    if mark.isSettled(at: visit.now) { house.worth.keep(worth, for: mark) }
                    return worth
                }
            }
        }
        let seats = worth.seats.first { $0.branch.id == branch }
        guard branch == nil || seats != nil else { throw Refusal.notFound }
        let screen = Screen(visit, house)
        let page = WorthPage(worth: worth, branch: seats?.branch, calendar: calendar)
        let title = seats.map { $0.branch.name } ?? screen.t("worth.club.title")
        return .page(Shell(title: title, place: .more).page(page.html(screen), screen))
    }
}
