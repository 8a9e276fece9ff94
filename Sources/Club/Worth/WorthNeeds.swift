import Chronology
import Localization
import Morocco
import Persistence
import Web

/// Needs nobody has answered yet, the nearest to their end first: where the club could still help.
struct WorthNeeds: Sendable {
    static let shown = 6
    /// Read before a page narrows them to its branch and trade.
    static let read = 60

    var needs: [OpenOpportunity]

    /// What a member may see of them on a page. What is kept to a branch is shown on that branch's page to its members.
    static func load(_ filter: WorthFilter, _ seat: Viewer.Seat, in db: any Connection) throws -> WorthNeeds {
        let own = filter.branch == seat.branch ? filter.branch : nil
        let all = try OpportunityRepository.unanswered(branch: own, limit: read, in: db)
        let wanted = all.filter { need in
            (filter.branch == nil || need.branch == filter.branch)
                && (filter.trade == nil || need.division.flatMap(NMA.division)?.sectionCode == filter.trade)
        }
        return WorthNeeds(needs: Array(wanted.prefix(shown)))
    }

    func html(_ screen: Screen) -> HTML? {
        guard !needs.isEmpty else { return nil }
        let items = needs.map { need -> HTML in
            let kind = screen.t("opportunities.kind." + need.kind.rawValue)
            let until = screen.t("worth.needs.until", ["date": .written(screen.t.dates.medium(need.closesOn))])
            return """
                <li><a href="\(OpportunityController.Routes.opportunity(need.id))">\(screen.icon("search"))\
                <span><strong><bdi>\(need.title)</bdi></strong><br><span class="soft small">\(kind) · \(until)</span></span>\
                \(screen.icon("chevron", mirrored: true))</a></li>
                """
        }
        return """
            <section class="card stack"><h2>\(screen.t("worth.needs"))</h2>\
            <p class="soft small">\(screen.t("worth.needs.hint"))</p><ul role="list" class="menu">\(items)</ul></section>
            """
    }
}
