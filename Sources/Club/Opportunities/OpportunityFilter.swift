import Chronology
import Morocco
import Persistence
import Web

/// What narrows the list of opportunities. It lives in the address, so that a view can be sent to someone or saved.
struct OpportunityFilter: Hashable, Sendable {
    /// Whose.
    enum Scope: String, CaseIterable, Sendable {
        case all, mine, answered
    }

    enum State: String, CaseIterable, Sendable {
        case open, ended, any
    }

    /// Where a page begins: after this one, going back in time.
    struct Cursor: Hashable, Sendable {
        var publishedAt: Instant
        var id: ID<Opportunity>

        var text: String { String(publishedAt.milliseconds) + "." + id.description }

        init(publishedAt: Instant, id: ID<Opportunity>) {
            self.publishedAt = publishedAt
            self.id = id
        }

        init?(_ text: String) {
            let parts = text.split(separator: ".")
            guard parts.count == 2, let at = Int64(parts[0]), let id = ID<Opportunity>(String(parts[1])) else {
                return nil
            }
            self.init(publishedAt: Instant(milliseconds: at), id: id)
        }
    }

    static let maximumLength = 100

    var text = ""
    var scope = Scope.all
    var state = State.open
    var side: Opportunity.Side?
    var kind: Opportunity.Kind?
    var division: String?
    var region: Region?
    var after: Cursor?

    init() {}

    /// Reads an address; what it does not know it leaves out.
    init(_ query: FormFields) {
        let cleaned = FormText.clean(query["q"] ?? "", .name)
        text = String(String.UnicodeScalarView(cleaned.unicodeScalars.prefix(Self.maximumLength)))
        scope = query["scope"].flatMap(Scope.init(rawValue:)) ?? .all
        state = query["state"].flatMap(State.init(rawValue:)) ?? (scope == .all ? .open : .any)
        side = query["side"].flatMap(Opportunity.Side.init(rawValue:))
        kind = query["kind"].flatMap(Opportunity.Kind.init(rawValue:))
        division = query["division"].flatMap { NMA.division($0)?.code }
        region = query["region"].flatMap(Region.init(rawValue:))
        after = query["after"].flatMap(Cursor.init)
    }

    /// Whether anything but whose and the state narrows it: what is worth saving.
    var isNarrowed: Bool { !text.isEmpty || side != nil || kind != nil || division != nil || region != nil }
    /// Whether a filter that is folded away is in use.
    var isDetailed: Bool { kind != nil || division != nil || region != nil || state != usualState }
    var usualState: State { scope == .all ? .open : .any }

    /// The address of this view.
    func path(_ route: Route0 = OpportunityController.Routes.list) -> URLPath {
        route().query("q", text.isEmpty ? nil : text)
            .query("scope", scope == .all ? nil : scope.rawValue)
            .query("state", state == usualState ? nil : state.rawValue)
            .query("side", side?.rawValue).query("kind", kind?.rawValue)
            .query("division", division).query("region", region?.code).query("after", after?.text)
    }

    /// The view changed, from its first page on.
    func with(_ change: (inout OpportunityFilter) -> Void) -> OpportunityFilter {
        var copy = self
        copy.after = nil
        change(&copy)
        return copy
    }

    /// The conditions in SQL, each beginning with `AND`, over `o` opportunities and `m` their authors' seats. Who may
    /// see one is asked apart.
    func conditions(_ viewer: Viewer) -> SQL {
        var sql = SQL()
        switch scope {
        case .all: break
        case .mine: sql += " AND m.person_id = \(viewer.person)"
        case .answered: sql += " AND a.id IS NOT NULL"
        }
        switch state {
        case .open: sql += " AND o.status = 'open'"
        case .ended: sql += " AND o.status IN ('expired', 'closed', 'withdrawn')"
        case .any: break
        }
        if let side { sql += " AND o.side = \(side)" }
        if let kind { sql += " AND o.kind = \(kind)" }
        if let division { sql += " AND o.nma_division = \(division)" }
        // What is for the whole country is for this region too.
        if let region { sql += " AND (o.region = \(region.code) OR o.region IS NULL)" }
        return sql
    }
}
