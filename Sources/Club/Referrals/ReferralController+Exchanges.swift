import Chronology
import Hummingbird
import Localization
import Persistence
import Web

extension ReferralController {
    func exchanges(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, seat) = try seated(context)
        let filter = ExchangeFilter(request.queryFields)
        let yearStart = yearStart(visit)
        let load = { @Sendable (db: any Connection) throws -> ExchangeRepository.Page in
            try ExchangeRepository.page(filter, seat: seat, yearStart: yearStart, in: db)
        }
        let page = try await filter.search.isEmpty ? house.database.glance(load) : house.database.read(load)
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("exchanges.title"), place: .exchanges)
        return .page(shell.page(ExchangesPage(filter: filter, page: page).html(screen), screen))
    }

    func exchangesTable(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, seat) = try seated(context)
        let filter = ExchangeFilter(request.queryFields)
        let yearStart = yearStart(visit)
        let exchanges = try await house.database.read { db in
            try ExchangeRepository.all(filter, seat: seat, yearStart: yearStart, in: db)
        }
        let screen = Screen(visit, house)
        let name = screen.t("exchanges.file") + "-" + visit.today.isoText + ".csv"
        return .csv(ExchangeTable(exchanges: exchanges).bytes(screen), fileName: name)
    }

    /// Tells the open pages of a member that something waits; Home asks for its part again.
    func events(_ context: ClubContext) async throws -> Response {
        let (_, seat) = try seated(context)
        let news = await house.news.listen(to: seat)
        return .events(news.map { ServerEvent("change", data: $0) })
    }

    private func yearStart(_ visit: Visit) -> Instant {
        house.zone.start(of: visit.today.startOfYear)
    }
}
