import Localization
import Web

/// The less used filters, folded away until wanted.
struct DirectoryFilters: Sendable {
    var filter: DirectoryFilter
    var figures: DirectoryFigures

    func html(_ screen: Screen) -> HTML {
        """
        <details class="more"\(attribute: "open", if: filter.isDetailed)><summary>\(screen.t("members.filters"))</summary>\
        <div class="stack"><div class="pair">\(trade(screen))\(city(screen))</div>\
        <div class="pair">\(section(screen))\(order(screen))</div>\
        <label class="tick"><input type="checkbox" name="brand" value="on"\(attribute: "checked", if: filter.ownsBrand)>\
        <span>\(screen.t("members.filter.brand"))</span></label>\
        <div class="row"><button class="button">\(screen.t("members.filters.apply"))</button>\
        <a class="button plain" href="\(MemberController.Routes.directory())">\(screen.t("members.filters.clear"))</a>\
        </div></div></details>
        """
    }

    private func trade(_ screen: Screen) -> HTML {
        let groups = choices(screen).trades.map { trade -> HTML in
            let options = trade.divisions.map { option($0, filter.division) }
            return "<optgroup label=\"\(trade.section.label)\">\(options)</optgroup>"
        }
        return select("division", "members.filter.trade", "members.filter.trade.all", groups, screen)
    }

    private func section(_ screen: Screen) -> HTML {
        let options = choices(screen).trades.map { option($0.section, filter.section) }
        return select("section", "members.filter.section", "members.filter.section.all", options, screen)
    }

    private func city(_ screen: Screen) -> HTML {
        let options = choices(screen).cities.map { option($0, filter.city) }
        return select("city", "members.filter.city", "members.filter.city.all", options, screen)
    }

    private func choices(_ screen: Screen) -> DirectoryFigures.Choices { figures.choices(screen.language) }

    private func option(_ option: DirectoryFigures.Option, _ chosen: String?) -> HTML {
        self.option(option.value, option.label, chosen)
    }

    private func order(_ screen: Screen) -> HTML {
        let newest = option("newest", screen.t("members.order.newest"), filter.order.rawValue)
        return select("order", "members.order", "members.order.name", [newest], screen)
    }

    private func option(_ value: String, _ label: String, _ chosen: String?) -> HTML {
        "<option value=\"\(value)\"\(attribute: "selected", if: value == chosen)>\(label)</option>"
    }

    private func select(
        _ name: String, _ labelKey: String, _ allKey: String, _ options: [HTML], _ screen: Screen
    ) -> HTML {
        """
        <div class="field"><label for="\(name)">\(screen.t(labelKey))</label><select id="\(name)" name="\(name)">\
        <option value="">\(screen.t(allKey))</option>\(options)</select></div>
        """
    }
}
