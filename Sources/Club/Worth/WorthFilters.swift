import Localization
import Morocco
import Persistence
import Web

/// What narrows a page of worth: years as links, branch and trade as a small form that works without script.
struct WorthFilters: Sendable {
    var worth: Worth
    var view: WorthView

    func html(_ screen: Screen) -> HTML {
        let filter = view.filter
        let years = WorthYears(known: worth.yearsKnown, chosen: filter.year).html(screen) { year in
            filter.with { $0.period = year.map { .year($0) } ?? .lastMonths }.path
        }
        let kept: HTML? = filter.year.map { "<input type=\"hidden\" name=\"year\" value=\"\($0)\">" }
        let branches = worth.seats.map { seats in
            DirectoryOptions.option(seats.branch.id.description, seats.branch.name, filter.branch?.description)
        }
        let trades = NMA.sections.map { section in
            DirectoryOptions.option(section.code, section.name[screen.language.ofNames], filter.trade)
        }
        return """
            <div class="stack tight no-print">\(years)<form class="row" method="get" \
            action="\(WorthController.Routes.club())">\(kept)\
            <div class="field grow"><label for="branch">\(screen.t("worth.branch"))</label>\
            <select id="branch" name="branch"><option value="">\(screen.t("worth.branch.all"))</option>\(branches)</select>\
            </div><div class="field grow"><label for="trade">\(screen.t("worth.trade"))</label>\
            <select id="trade" name="trade"><option value="">\(screen.t("worth.trade.all"))</option>\(trades)</select></div>\
            <button class="button">\(screen.t("worth.filter"))</button></form></div>
            """
    }
}
