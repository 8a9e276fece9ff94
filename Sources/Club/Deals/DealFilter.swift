import Chronology
import Persistence
import Web

/// Which of my deals are shown; stands in the address, so that a view can be kept or sent.
struct DealFilter: Hashable, Sendable {
    enum Group: String, CaseIterable, Sendable {
        /// What waits for me: a declaration to confirm, a correction to answer.
        case toConfirm = "to-confirm"
        /// Declared or signed, not yet paid.
        case open
        /// To be paid within thirty days.
        case due
        /// Past its day and not paid, or paid after it.
        case late
        case paid, disputed
    }

    var group: Group?
    /// Only with that member.
    var with: ID<Membership>?
    /// Where a page begins: after this one, going back in time.
    var after: ID<Deal>?

    init() {}

    /// What is mistyped in an address is left out.
    init(_ query: FormFields) {
        group = query["state"].flatMap(Group.init(rawValue:))
        with = query["with"].flatMap { ID(pathComponent: $0) }
        after = query["after"].flatMap { ID(pathComponent: $0) }
    }

    var isNarrowed: Bool { group != nil || with != nil }

    /// This view on a route.
    func path(_ route: Route0 = DealController.Routes.deals) -> URLPath {
        route().query("state", group?.rawValue).query("with", with?.description).query("after", after?.description)
    }

    /// This view changed, from its first page on.
    func changed(_ change: (inout DealFilter) -> Void) -> DealFilter {
        var copy = self
        copy.after = nil
        change(&copy)
        return copy
    }

    /// The condition over `deals d`.
    func condition(_ seat: ID<Membership>, today: CivilDate) -> SQL {
        var parts: [SQL] = ["(d.seller_id = \(seat) OR d.other_id = \(seat))"]
        if let with { parts.append("(d.seller_id = \(with) OR d.other_id = \(with))") }
        switch group {
        case .toConfirm:
            parts.append(
                """
                d.closed_at IS NULL AND (d.confirmed_at IS NULL AND d.stated_by_id <> \(seat)
                    OR EXISTS (SELECT 1 FROM deal_versions v
                               WHERE v.deal_id = d.id AND v.state = 'proposed' AND v.author_id <> \(seat)))
                """)
        case .open:
            parts.append("d.closed_at IS NULL AND (d.outcome IS NULL OR d.outcome = 'disputed')")
        case .due:
            parts.append(
                """
                d.confirmed_at IS NOT NULL AND d.outcome IS NULL AND d.due_on >= \(today.isoText)
                AND d.due_on <= \(today.adding(days: 30).isoText)
                """)
        case .late:
            parts.append(
                """
                d.confirmed_at IS NOT NULL
                AND (d.outcome = 'late' OR d.outcome IS NULL AND d.due_on < \(today.isoText))
                """)
        case .paid: parts.append("d.outcome IN ('on_time', 'late')")
        case .disputed:
            parts.append("(d.outcome = 'disputed' OR d.outcome IS NULL AND \(ListedDeal.isDisputed))")
        case nil: break
        }
        return parts.joined(separator: " AND ")
    }
}
