import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// Everything the club holds of whoever asks, to take away: list by list for a spreadsheet, and whole (law 09-08,
/// article 7: the right of access). One's own alone; of a referral's contact only what the page shows.
struct OwnDataController: Sendable {
    let house: House

    enum Routes {
        static let page = Route0(.get, "me/data")
        static let sheet = Route1<OwnSheet.Name>(.get, "me/data", .parameter)
        static let everything = Route0(.get, "me/everything")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.page, access: .person) { _, context in
            guard let visit = context.visit else { throw Refusal.notFound }
            let screen = Screen(visit, house)
            return .page(Shell(title: screen.t("data.title"), place: .more).page(OwnDataPage().html(screen), screen))
        }
        router.on(Routes.sheet, access: .person) { _, context, name in try await sheet(name, context) }
        router.on(Routes.everything, access: .person) { _, context in try await everything(context) }
    }

    private func sheet(_ name: OwnSheet.Name, _ context: ClubContext) async throws -> Response {
        guard let visit = context.visit, let person = visit.viewer?.person else { throw Refusal.notFound }
        let table = try await house.database.read { db in try OwnTable.load(OwnSheet.of(name, person), in: db) }
        let screen = Screen(visit, house)
        let fileName = screen.t("data.file." + name.rawValue) + "-" + visit.today.isoText + ".csv"
        return .csv(try table.csv(screen), fileName: fileName)
    }

    private func everything(_ context: ClubContext) async throws -> Response {
        guard let visit = context.visit, let person = visit.viewer?.person else { throw Refusal.notFound }
        let tables = try await house.database.read { db in
            try OwnSheet.Name.allCases.map { name in (name, try OwnTable.load(OwnSheet.of(name, person), in: db)) }
        }
        var parts: [(String, JSONText)] = []
        for (name, table) in tables {
            var json = JSONText()
            try table.write(to: &json)
            parts.append((name.rawValue, json))
        }
        var json = JSONText()
        json.object { json in
            json.member("club", visit.club?.name)
            json.member("made_at", visit.now.text)
            for (name, part) in parts { json.member(name, part) }
        }
        let screen = Screen(visit, house)
        let fileName = screen.t("data.file.everything") + "-" + visit.today.isoText + ".json"
        return .download(json.bytes, fileName: fileName, type: "application/json")
    }
}
