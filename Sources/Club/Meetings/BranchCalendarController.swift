import Calendars
import Chronology
import Hummingbird
import Localization
import Persistence
import Web

/// Calendars of branches: made by their bureaus, read by programs.
struct BranchCalendarController: Sendable {
    let house: House

    enum Routes {
        static let all = Route0(.get, "meetings/calendars")
        static let open = Route1<ID<Branch>>(.post, "branches", .parameter, "calendar")
        static let close = Route1<ID<Branch>>(.post, "branches", .parameter, "calendar/removal")
        static let feed = Route1<String>(.get, "calendars/branches", .parameter)
    }

    func register(on router: ClubRouter) {
        router.on(Routes.all, access: .officer) { try await all($0, $1) }
        router.on(Routes.open, access: .officer) { _, context, branch in try await open(context, branch) }
        router.on(Routes.close, access: .officer) { _, context, branch in try await close(context, branch) }
        router.on(Routes.feed, access: .anyone) { _, context, token in try await feed(token, context) }
    }

    private func seen(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        return (visit, viewer)
    }

    private func all(_ request: Request, _ context: ClubContext) async throws -> Response {
        try await page(context, isClosed: request.queryFields["done"] == "closed")
    }

    /// The address is on this answer and nowhere else: what is kept is its hash. Asked for twice, the second holds.
    private func open(_ context: ClubContext, _ branch: ID<Branch>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let random = house.random
        let token = try await house.database.write { db in
            try BranchCalendar.open(branch, by: viewer, from: random, at: visit.now, in: db)
        }
        guard let token else { throw Refusal.notFound }
        return try await page(context, made: (branch, house.absolute(Routes.feed(token.text))))
    }

    private func close(_ context: ClubContext, _ branch: ID<Branch>) async throws -> Response {
        let viewer = try seen(context).viewer
        let isOwn = try await house.database.write { db in try BranchCalendar.close(branch, by: viewer, in: db) }
        guard isOwn else { throw Refusal.notFound }
        return .redirect(to: Routes.all().query("done", "closed"))
    }

    private func page(
        _ context: ClubContext, made: (branch: ID<Branch>, address: String)? = nil, isClosed: Bool = false
    ) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let lines = try await house.database.glance { db in try BranchCalendar.lines(for: viewer, in: db) }
        let screen = Screen(visit, house)
        let page = BranchCalendarsPage(lines: lines, made: made, isClosed: isClosed)
        return .page(Shell(title: screen.t("meetings.calendars"), place: .meetings).page(page.html(screen), screen))
    }

    /// What a calendar program reads, without signing in; in the language of the club.
    private func feed(_ text: String, _ context: ClubContext) async throws -> Response {
        guard let visit = context.visit, let token = SessionToken(text: text) else { throw Refusal.notFound }
        let since = house.zone.start(of: visit.today) - CalendarFeed.kept
        let content = try await house.database.glance { db -> (branch: Branch, entries: [MeetingCalendar.Entry])? in
            guard let branch = try BranchCalendar.branch(token, in: db) else { return nil }
            return (branch, try MeetingCalendar.entries(of: branch.id, since: since, in: db))
        }
        guard let content else { throw Refusal.notFound }
        let rules = MeetingCalendar.rules(content.entries, house.zones)
        let known = Set(rules.map(\.name))
        let file = CalendarFile(
            name: content.branch.name, product: "-//Rabita//Meetings//FR",
            events: content.entries.map { entry in
                MeetingCalendar.event(entry, house.hostName, knows: known.contains(entry.zone)) { house.absolute($0) }
            }, zones: rules)
        return .content(file.bytes, type: "text/calendar; charset=utf-8")
    }
}
