import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// A member's yearly statement, as a page and as a file for paper. It is the member's alone.
struct StatementController: Sendable {
    let house: House

    enum Routes {
        static let page = Route0(.get, "me/statement")
        static let file = Route0(.get, "me/statement/file")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.page, access: .member) { request, context in
            let (statement, screen) = try await statement(request, context)
            let title = screen.t("statement.title", ["year": .written(String(statement.year))])
            let page = StatementPage(statement: statement)
            return .page(Shell(title: title, place: .more).page(page.html(screen), screen))
        }
        router.on(Routes.file, access: .member) { request, context in
            let (statement, screen) = try await statement(request, context)
            let document = StatementPaper(statement: statement).document(screen, at: screen.visit.now)
            let name = screen.t("statement.file") + "-" + String(statement.year) + ".pdf"
            return .pdf(try await house.paper.pdf(document), fileName: name)
        }
    }

    private func statement(_ request: Request, _ context: ClubContext) async throws -> (YearStatement, Screen) {
        guard let visit = context.visit, let seat = visit.viewer?.activeSeat else { throw Refusal.notFound }
        let asked = request.queryFields["year"].flatMap { Int(pathComponent: $0) } ?? visit.today.year
        guard (1900...visit.today.year).contains(asked) else { throw Refusal.notFound }
        let zone = house.zone
        let found = try await house.database.glance { db in
            try StatementRepository.load(seat.membership, year: asked, today: visit.today, zone: zone, in: db)
        }
        guard let found else { throw Refusal.notFound }
        return (found, Screen(visit, house))
    }
}
