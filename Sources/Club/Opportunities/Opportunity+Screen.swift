import Localization
import Morocco
import Web

extension Screen {
    /// "Entre 10 000 et 50 000 DH".
    func budget(_ budget: Opportunity.Budget) -> String {
        func words(_ thousands: Int64) -> MessageValue { .written(total(thousands * 100_000)) }
        switch budget.bounds {
        case (nil, let to?): return t("opportunities.budget.under", ["amount": words(to)])
        case (let from?, nil): return t("opportunities.budget.over", ["amount": words(from)])
        case (let from?, let to?): return t("opportunities.budget.between", ["from": words(from), "to": words(to)])
        case (nil, nil): return ""
        }
    }

    /// A title; that of an erased author is gone.
    func title(_ title: String) -> String { title.isEmpty ? t("opportunities.untitled") : title }

    /// The name of a division in the reader's language.
    func trade(_ division: String?) -> String? { division.flatMap { NMA.division($0)?.name[language.ofNames] } }

    func region(_ region: Region?) -> String { region?.name[language.ofNames] ?? t("opportunities.region.all") }

    /// Need or offer, and of what kind.
    func opportunityTags(_ side: Opportunity.Side, _ kind: Opportunity.Kind) -> HTML {
        """
        <li class="tag act">\(t("opportunities.side." + side.rawValue))</li>\
        <li class="tag">\(t("opportunities.kind." + kind.rawValue))</li>
        """
    }

    /// Where it stands, when it is not simply open.
    func statusTag(_ status: Opportunity.Status, _ outcome: Opportunity.Outcome?) -> HTML? {
        let style: String
        switch (status, outcome) {
        case (.open, _): return nil
        case (.expired, _): style = " act"
        case (.closed, .inClub?), (.closed, .elsewhere?): style = " done"
        case (.closed, _), (.withdrawn, _): style = " lost"
        }
        return "<li class=\"tag\(style)\">\(t("opportunities.status." + status.rawValue))</li>"
    }

    func stateTag(_ state: OpportunityAnswer.State) -> HTML {
        let style =
            switch state {
            case .sent: " act"
            case .chosen: " done"
            case .declined, .withdrawn: " lost"
            }
        return "<span class=\"tag\(style)\">\(t("opportunities.answer." + state.rawValue))</span>"
    }

    /// All 88 divisions under their sections, to choose from.
    func tradeOptions(chosen: String?) -> HTML {
        let names = language.ofNames
        let groups = NMA.sections.map { section -> HTML in
            let options = section.divisions.map { DirectoryOptions.option($0.code, $0.name[names], chosen) }
            return "<optgroup label=\"\(section.name[names])\">\(options)</optgroup>"
        }
        return groups.joined()
    }
}
