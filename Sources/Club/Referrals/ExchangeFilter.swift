import Chronology
import Persistence
import Web

/// Which of my exchanges are shown; stands in the address, so that a view can be kept or sent.
struct ExchangeFilter: Hashable, Sendable {
    enum Direction: String, CaseIterable, Sendable {
        case given, received
    }

    enum Group: String, CaseIterable, Sendable {
        case open, won, lost

        /// What was withdrawn came to nothing too.
        var stages: [Referral.Stage] {
            switch self {
            case .open: Referral.Stage.open
            case .won: [.won]
            case .lost: [.lost, .withdrawn]
            }
        }
    }

    enum Period: String, CaseIterable, Sendable {
        case year, all
    }

    /// Where a page begins: after this one, going back in time.
    struct Cursor: Hashable, Sendable {
        var givenAt: Instant
        var id: ID<Referral>

        var text: String { String(givenAt.milliseconds) + "." + id.description }

        init(givenAt: Instant, id: ID<Referral>) {
            self.givenAt = givenAt
            self.id = id
        }

        init?(_ text: String) {
            let parts = text.split(separator: ".")
            guard parts.count == 2, let at = Int64(parts[0]), let id = ID<Referral>(String(parts[1])) else {
                return nil
            }
            self.init(givenAt: Instant(milliseconds: at), id: id)
        }
    }

    var direction: Direction?
    var group: Group?
    var period = Period.all
    /// What is remembered of the other side or the prospect.
    var search = ""
    var after: Cursor?

    init() {}

    /// What is mistyped in an address is left out.
    init(_ query: FormFields) {
        direction = query["direction"].flatMap(Direction.init(rawValue:))
        group = query["stage"].flatMap(Group.init(rawValue:))
        period = query["period"].flatMap(Period.init(rawValue:)) ?? .all
        search = String(FormText.clean(query["q"] ?? "", .name).prefix(100))
        after = query["after"].flatMap(Cursor.init)
    }

    /// Whether anything is left out.
    var isNarrowed: Bool { direction != nil || group != nil || period != .all || !search.isEmpty }

    /// This view on a route.
    func path(_ route: Route0 = ReferralController.Routes.exchanges) -> URLPath {
        query(route())
    }

    /// This view in the address of a page.
    func query(_ page: URLPath) -> URLPath {
        page.query("direction", direction?.rawValue).query("stage", group?.rawValue)
            .query("period", period == .all ? nil : period.rawValue)
            .query("q", search.isEmpty ? nil : search).query("after", after?.text)
    }

    /// This view changed, from its first page on.
    func with(_ change: (inout ExchangeFilter) -> Void) -> ExchangeFilter {
        var copy = self
        copy.after = nil
        change(&copy)
        return copy
    }
}
