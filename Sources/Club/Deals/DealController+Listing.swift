import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

extension DealController {
    func list(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, seat) = try seated(context)
        let filter = DealFilter(request.queryFields)
        let page = try await house.database.glance { db in
            try DealRepository.page(filter, seat: seat, today: visit.today, in: db)
        }
        let screen = Screen(visit, house)
        return shown(screen.t("deals.title"), DealsPage(filter: filter, page: page).html(screen), screen)
    }

    func table(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, seat) = try seated(context)
        let filter = DealFilter(request.queryFields)
        let deals = try await house.database.read { db in
            try DealRepository.all(filter, seat: seat, today: visit.today, in: db)
        }
        let screen = Screen(visit, house)
        let name = screen.t("deals.file") + "-" + visit.today.isoText + ".csv"
        return .csv(DealTable(deals: deals).bytes(screen), fileName: name)
    }

    func records(_ context: ClubContext) async throws -> Response {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        let seat = viewer.activeSeat?.membership
        let records = try await house.database.read { db in
            try DealRepository.records(seat, viewer.person, today: visit.today, in: db)
        }
        let screen = Screen(visit, house)
        return shown(screen.t("deals.record.title"), RecordPage(records: records).html(screen), screen)
    }

    func settings(_ request: Request, _ context: ClubContext) async throws -> Response {
        guard let visit = context.visit else { throw Refusal.notFound }
        let months: Int? = try await house.database.glance { db in
            try db.value("SELECT repeat_months FROM clubs WHERE id = 1")
        }
        let form = FormView([DealSettingsPage.months: String(months ?? 12)])
        return settings(form, isSaved: request.queryFields["done"] == "saved", visit)
    }

    func saveSettings(_ request: Request, _ context: ClubContext) async throws -> Response {
        guard let visit = context.visit else { throw Refusal.notFound }
        var form = FormReader(try await FormBody.read(request))
        let months = form.integer(DealSettingsPage.months, in: 0...120, required: true)
        guard let months, form.isValid else {
            return settings(FormView(form), isSaved: false, visit, status: .unprocessableContent)
        }
        try await house.database.write { db in
            try db.execute("UPDATE clubs SET repeat_months = \(months) WHERE id = 1")
        }
        return .redirect(to: Routes.settings().query("done", "saved"))
    }

    private func settings(
        _ form: FormView, isSaved: Bool, _ visit: Visit, status: HTTPResponse.Status = .ok
    ) -> Response {
        let screen = Screen(visit, house)
        let body = DealSettingsPage(form: form, isSaved: isSaved).html(screen)
        let shell = Shell(title: screen.t("deals.settings.title"), place: .more)
        return .page(shell.page(body, screen), status: status)
    }
}
