import Localization
import Morocco
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
        let present = figures.divisions.compactMap { NMA.division($0) }
        let groups = NMA.sections.compactMap { section -> HTML? in
            let options = present.filter { $0.sectionCode == section.code }.map { division in
                option(division.code, division.name[screen.language.ofNames], filter.division)
            }
            guard !options.isEmpty else { return nil }
            return "<optgroup label=\"\(section.name[screen.language.ofNames])\">\(options)</optgroup>"
        }
        return select("division", "members.filter.trade", "members.filter.trade.all", groups, screen)
    }

    private func section(_ screen: Screen) -> HTML {
        let present = Set(figures.divisions.compactMap { NMA.division($0)?.sectionCode })
        let options = NMA.sections.filter { present.contains($0.code) }.map { section in
            option(section.code, section.name[screen.language.ofNames], filter.section)
        }
        return select("section", "members.filter.section", "members.filter.section.all", options, screen)
    }

    private func city(_ screen: Screen) -> HTML {
        let cities = figures.cities.compactMap { City.withID($0) }
            .sorted { Folding.fold($0.name[screen.language.ofNames]) < Folding.fold($1.name[screen.language.ofNames]) }
        let options = cities.map { option($0.id, $0.name[screen.language.ofNames], filter.city) }
        return select("city", "members.filter.city", "members.filter.city.all", options, screen)
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
