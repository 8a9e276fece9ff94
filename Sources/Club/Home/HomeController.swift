import Chronology
import Hummingbird
import Localization
import Persistence
import Web

/// Home: what waits for me, what comes next, what the club did for me.
struct HomeController: Sendable {
    let house: House

    enum Routes {
        static let home = Route0(.get, "")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.home, access: .anyone) { try await home($1) }
    }

    private func home(_ context: ClubContext) async throws -> Response {
        guard let visit = context.visit else { throw Refusal.notFound }
        guard visit.club != nil else { return .redirect(to: FoundingController.Routes.welcome()) }
        guard let viewer = visit.viewer else { return .redirect(to: SignInController.Routes.ask()) }
        let screen = Screen(visit, house)
        guard let seat = viewer.activeSeat else {
            let page = SeatlessPage(viewer: viewer)
            return .page(Shell(title: screen.t("home.title"), place: .home).page(page.html(screen), screen))
        }
        let calendar = calendar(visit.today)
        let (house, revision) = (house, visit.club?.membersRevision ?? 0)
        let content = try await house.database.glance { db in
            let referrals = try HomeRepository.referrals(seat.membership, in: db)
            let since = visit.now - HomeRepository.newsLife
            return HomePage(
                givenName: viewer.givenName,
                calendar: calendar,
                worth: HomeWorth(referrals, calendar),
                agenda: try HomeRepository.waits(referrals, seat: seat.membership, since: since, in: db),
                circle: HomeCircle(
                    try HomeRepository.own(
                        seat.membership,
                        house.comingMeetings.value(for: visit.now.milliseconds / HomeCircle.memory) {
                            try HomeRepository.coming(at: visit.now, in: db)
                        }.first { $0.branch == nil || $0.branch == seat.branch }, in: db),
                    try house.newcomers.value(for: revision) { try HomeRepository.newcomers(in: db) },
                    without: seat.membership
                ),
                notices: HomeNotices(
                    notices: try NoticeRepository.unread(of: viewer.person, limit: HomeNotices.shown + 1, in: db)),
                opportunities: try HomeOpportunities.load(seat.membership, in: db)
            )
        }
        return .page(Shell(title: screen.t("home.title"), place: .home).page(content.html(screen), screen))
    }

    private func calendar(_ today: CivilDate) -> HomeCalendar {
        house.homeCalendar.value(for: today) { HomeCalendar(today, house.zone) }
    }
}
