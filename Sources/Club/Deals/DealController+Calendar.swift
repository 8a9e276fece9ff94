import Calendars
import Chronology
import Hummingbird
import Localization
import Persistence
import Web

extension DealController {
    func calendar(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, person) = try known(context)
        let openedAt = try await house.database.glance { db in try CalendarFeed.openedAt(person, in: db) }
        let isClosed = request.queryFields["done"] == "closed"
        let page = CalendarFeedPage(openedAt: openedAt, address: nil, isClosed: isClosed)
        return page.response(Screen(visit, house))
    }

    /// The address is on this answer and nowhere else: what is kept is its hash. Asked for twice, the second holds.
    func openCalendar(_ context: ClubContext) async throws -> Response {
        let (visit, person) = try known(context)
        let random = house.random
        let token = try await house.database.write { db in
            try CalendarFeed.open(for: person, from: random, at: visit.now, in: db)
        }
        let address = house.absolute(Routes.feed(token.text))
        return CalendarFeedPage(openedAt: visit.now, address: address, isClosed: false).response(Screen(visit, house))
    }

    func closeCalendar(_ context: ClubContext) async throws -> Response {
        let person = try known(context).person
        try await house.database.write { db in try CalendarFeed.close(person, in: db) }
        return .redirect(to: Routes.calendar().query("done", "closed"))
    }

    /// What a calendar program reads, without signing in.
    func feed(_ text: String, _ context: ClubContext) async throws -> Response {
        guard let visit = context.visit, let token = SessionToken(text: text) else { throw Refusal.notFound }
        let since = house.zone.start(of: visit.today) - CalendarFeed.kept
        let content = try await house.database.glance { db in
            try CalendarFeed.content(token, today: visit.today, since: since, in: db)
        }
        guard let content else { throw Refusal.notFound }
        let t = Translator(house.catalog, content.language)
        let file = CalendarFeed.file(content, host: house.hostName, house.zone, house.zones, t) { house.absolute($0) }
        return .content(file.bytes, type: "text/calendar; charset=utf-8")
    }
}
