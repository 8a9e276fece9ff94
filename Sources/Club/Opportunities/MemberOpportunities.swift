import Localization
import Web

/// On a member's page: what they seek and propose now, as far as the reader may see it.
struct MemberOpportunities: Sendable {
    var opportunities: [ListedOpportunity] = []

    func html(_ screen: Screen) -> HTML? {
        guard !opportunities.isEmpty else { return nil }
        let items = opportunities.map { opportunity -> HTML in
            """
            <li><a href="\(OpportunityController.Routes.opportunity(opportunity.id))">\
            \(screen.icon(opportunity.side == .need ? "search" : "share"))<span>\
            <strong>\(bdi: opportunity.title)</strong><span class="soft small">\
            \(screen.t("opportunities.kind." + opportunity.kind.rawValue)) · \
            \(screen.t("opportunities.until.day", ["day": .written(screen.t.dates.medium(opportunity.closesOn))]))</span></span>\
            <span class="tag act">\(screen.t("opportunities.side." + opportunity.side.rawValue))</span></a></li>
            """
        }
        return """
            <section class="card"><div class="card-head"><h2>\(screen.t("opportunities.member"))</h2></div>\
            <ul role="list" class="waits">\(items)</ul></section>
            """
    }
}
