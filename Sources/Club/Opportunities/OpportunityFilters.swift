import Localization
import Morocco
import Web

/// The less used filters, folded away until wanted.
struct OpportunityFilters: Sendable {
    var filter: OpportunityFilter

    func html(_ screen: Screen) -> HTML {
        """
        <details class="more"\(attribute: "open", if: filter.isDetailed)><summary>\(screen.t("opportunities.filters"))</summary>\
        <div class="stack"><div class="pair">\
        \(select("kind", "opportunities.filter.kind", "opportunities.filter.kind.all", kinds(screen), screen))\
        \(select("division", "opportunities.filter.trade", "opportunities.filter.trade.all", screen.tradeOptions(chosen: filter.division), screen))\
        </div><div class="pair">\
        \(select("region", "opportunities.filter.region", "opportunities.filter.region.all", regions(screen), screen))\
        \(state(screen))</div>\
        <div class="row"><button class="button">\(screen.t("opportunities.filters.apply"))</button>\
        <a class="button plain" href="\(OpportunityFilter().path())">\(screen.t("opportunities.filters.clear"))</a>\
        </div></div></details>
        """
    }

    private func kinds(_ screen: Screen) -> HTML {
        Opportunity.Kind.allCases.map { kind in
            DirectoryOptions.option(
                kind.rawValue, screen.t("opportunities.kind." + kind.rawValue), filter.kind?.rawValue)
        }.joined()
    }

    private func regions(_ screen: Screen) -> HTML {
        Region.allCases.map { region in
            DirectoryOptions.option(region.code, screen.region(region), filter.region?.code)
        }.joined()
    }

    private func state(_ screen: Screen) -> HTML {
        let options = OpportunityFilter.State.allCases.map { state in
            DirectoryOptions.option(
                state.rawValue, screen.t("opportunities.state." + state.rawValue), filter.state.rawValue)
        }
        return """
            <div class="field"><label for="state">\(screen.t("opportunities.filter.state"))</label>\
            <select id="state" name="state">\(options)</select></div>
            """
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
