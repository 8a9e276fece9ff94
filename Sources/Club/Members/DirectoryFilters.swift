import Localization
import Web

/// The less used filters, folded away until wanted.
struct DirectoryFilters: Sendable {
    var filter: DirectoryFilter
    var figures: DirectoryFigures

    func html(_ screen: Screen) -> HTML {
        let choices = figures.choices(screen.language)
        let isChosen = filter.division != nil || filter.section != nil || filter.city != nil
        let options = isChosen ? DirectoryOptions(choices, filter) : choices.unchosen
        return """
            <details class="more"\(attribute: "open", if: filter.isDetailed)><summary>\(screen.t("members.filters"))</summary>\
            <div class="stack"><div class="pair">\
            \(select("division", "members.filter.trade", "members.filter.trade.all", options.divisions, screen))\
            \(select("city", "members.filter.city", "members.filter.city.all", options.cities, screen))</div>\
            <div class="pair">\
            \(select("section", "members.filter.section", "members.filter.section.all", options.sections, screen))\
            \(order(screen))</div>\
            <label class="tick"><input type="checkbox" name="brand" value="on"\(attribute: "checked", if: filter.ownsBrand)>\
            <span>\(screen.t("members.filter.brand"))</span></label>\
            <div class="row"><button class="button">\(screen.t("members.filters.apply"))</button>\
            <a class="button plain" href="\(MemberController.Routes.directory())">\(screen.t("members.filters.clear"))</a>\
            </div></div></details>
            """
    }

    private func order(_ screen: Screen) -> HTML {
        let newest = DirectoryOptions.option("newest", screen.t("members.order.newest"), filter.order.rawValue)
        return select("order", "members.order", "members.order.name", newest, screen)
    }

    private func select(
        _ name: String, _ labelKey: String, _ allKey: String, _ options: HTML, _ screen: Screen
    ) -> HTML {
        """
        <div class="field"><label for="\(name)">\(screen.t(labelKey))</label><select id="\(name)" name="\(name)">\
        <option value="">\(screen.t(allKey))</option>\(options)</select></div>
        """
    }
}
