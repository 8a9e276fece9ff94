import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// Deals: declared by one side, signed when the other confirms, followed until they are paid.
struct DealController: Sendable {
    let house: House

    enum Routes {
        static let deals = Route0(.get, "deals")
        static let table = Route0(.get, "deals/table")
        /// Where others send who wants to declare a deal. The query may name `with` (a membership), `referral`,
        /// `opportunity` and `object`, so that nothing is typed again: see `declaring(…)`.
        static let new = Route0(.get, "deals/new")
        static let declare = Route0(.post, "deals")
        static let deal = Route1<ID<Deal>>(.get, "deals", .parameter)
        static let confirm = Route1<ID<Deal>>(.post, "deals", .parameter, "confirmation")
        static let close = Route1<ID<Deal>>(.post, "deals", .parameter, "refusal")
        static let correction = Route1<ID<Deal>>(.get, "deals", .parameter, "correction")
        static let correct = Route1<ID<Deal>>(.post, "deals", .parameter, "corrections")
        static let answer = Route1<ID<Deal>>(.post, "deals", .parameter, "answers")
        static let state = Route1<ID<Deal>>(.post, "deals", .parameter, "payments")
        static let thank = Route1<ID<Deal>>(.post, "deals", .parameter, "thanks")
        static let records = Route0(.get, "deals/record")
        static let calendar = Route0(.get, "deals/calendar")
        static let openCalendar = Route0(.post, "deals/calendar")
        static let closeCalendar = Route0(.post, "deals/calendar/removal")
        static let feed = Route1<String>(.get, "calendars", .parameter)
        static let settings = Route0(.get, "deals/settings")
        static let saveSettings = Route0(.post, "deals/settings")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.deals, access: .member) { try await list($0, $1) }
        router.on(Routes.table, access: .member) { try await table($0, $1) }
        router.on(Routes.new, access: .member) { try await form($0, $1) }
        router.on(Routes.declare, access: .member) { try await declare($0, $1) }
        router.on(Routes.records, access: .insider) { try await records($1) }
        router.on(Routes.calendar, access: .member) { try await calendar($0, $1) }
        router.on(Routes.openCalendar, access: .member) { try await openCalendar($1) }
        router.on(Routes.closeCalendar, access: .member) { try await closeCalendar($1) }
        router.on(Routes.feed, access: .anyone) { _, context, token in try await feed(token, context) }
        router.on(Routes.settings, access: .club) { try await settings($0, $1) }
        router.on(Routes.saveSettings, access: .club) { try await saveSettings($0, $1) }
        router.on(Routes.deal, access: .member) { try await follow($0, $1, $2) }
        router.on(Routes.confirm, access: .member) { try await confirm($0, $1, $2) }
        router.on(Routes.close, access: .member) { try await close($0, $1, $2) }
        router.on(Routes.correction, access: .member) { try await correction($1, $2) }
        router.on(Routes.correct, access: .member) { try await correct($0, $1, $2) }
        router.on(Routes.answer, access: .member) { try await answer($0, $1, $2) }
        router.on(Routes.state, access: .member) { try await state($0, $1, $2) }
        router.on(Routes.thank, access: .member) { try await thank($0, $1, $2) }
    }

    /// The address of the form, filled in; `sells` says whether the one who opens it is the seller.
    static func declaring(
        with member: ID<Membership>? = nil, referral: ID<Referral>? = nil, opportunity: ID<Opportunity>? = nil,
        sells: Bool = true, object: String? = nil
    ) -> URLPath {
        Routes.new().query("with", member?.description).query("referral", referral?.description)
            .query("opportunity", opportunity?.description)
            .query("role", sells ? nil : DealForm.Role.buyer.rawValue)
            .query("object", object.map { String($0.prefix(300)) })
    }

    func known(_ context: ClubContext) throws -> (visit: Visit, person: ID<Person>) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        return (visit, viewer.person)
    }

    func seated(_ context: ClubContext) throws -> (visit: Visit, seat: ID<Membership>) {
        guard let visit = context.visit, let seat = visit.viewer?.activeSeat else { throw Refusal.notFound }
        return (visit, seat.membership)
    }

    /// Tells an open Home of the other side that something is new.
    func announce(to membership: ID<Membership>) async {
        await house.news.send("notices", to: membership)
        await house.news.send("waits", to: membership)
    }

    func shown(_ title: String, _ body: HTML, _ screen: Screen, status: HTTPResponse.Status = .ok) -> Response {
        .page(Shell(title: title, place: .exchanges).page(body, screen), status: status)
    }
}
