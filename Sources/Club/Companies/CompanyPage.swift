import Localization
import Morocco
import Persistence
import Web

/// The form of a member's company.
struct CompanyPage: Sendable {
    var form: FormView
    var membership: ID<Membership>
    var wasSaved = false

    func html(_ screen: Screen) -> HTML {
        """
        <div class="page-head"><h1>\(screen.t("profiles.company.title"))</h1>\
        <p class="soft">\(screen.t("profiles.company.lead"))</p></div>\(ProfileTabs(current: .company).html(screen))\
        \(wasSaved ? screen.notice("profiles.saved") : nil)\(form.summary(screen))\
        <form class="stack loose" novalidate method="post" action="\(ProfileController.Routes.saveCompany())">\
        \(trade(screen))\(identifiers(screen))\(size(screen))\
        <div class="actions"><button class="button primary">\(screen.t("profiles.save"))</button>\
        <a class="button plain" href="\(MemberController.Routes.member(membership))">\(screen.t("profiles.cancel"))</a>\
        </div></form>
        """
    }

    private func trade(_ screen: Screen) -> HTML {
        let optional = FieldStyle.line.optional()
        let activity = form.field(
            "activity", "profiles.field.activity", optional.limited(160).hinted("profiles.activity.hint"), screen
        )
        let city = form.field("city", "profiles.field.city", optional.limited(80).completed("address-level2"), screen)
        let website = form.field("website", "profiles.field.website", .web.optional(), screen)
        return """
            <section class="card stack"><h2>\(screen.t("profiles.company.trade"))</h2><div class="pair">\
            \(form.field("legal_name", "profiles.legal-name", .line.limited(160).completed("organization"), screen))\
            \(form.field("trade_name", "profiles.trade-name", optional.limited(160).hinted("profiles.trade-name.hint"), screen))\
            </div>\(AudienceField.beside(activity, .activity, form, screen))\(divisions(screen))\
            \(AudienceField.beside(city, .city, form, screen))\(AudienceField.beside(website, .website, form, screen))\
            </section>
            """
    }

    private func divisions(_ screen: Screen) -> HTML {
        let names = screen.language.ofNames
        let chosen = form.value("division")
        let groups = NMA.sections.map { section -> HTML in
            let options = section.divisions.map { division -> HTML in
                """
                <option value="\(division.code)"\(attribute: "selected", if: division.code == chosen)>\
                \(division.code) · \(division.name[names])</option>
                """
            }
            return "<optgroup label=\"\(section.code) · \(section.name[names])\">\(options)</optgroup>"
        }
        let select: HTML = """
            <select id="division" name="division"\
            \(attribute: "aria-describedby", form.describedBy("division", hint: "profiles.division.hint"))>\
            <option value="">\(screen.t("profiles.division.none"))</option>\(groups)</select>
            """
        return form.wrap("division", "profiles.division", "profiles.division.hint", true, select, screen)
    }

    private func identifiers(_ screen: Screen) -> HTML {
        let digits = FieldStyle(isOptional: true, inputmode: "numeric", max: 40)
        let ice = form.field("ice", "profiles.ice", digits.hinted("profiles.ice.hint"), screen)
        let courts = CommercialCourt.all.map { court in
            (value: court.id, label: court.city.name[screen.language.ofNames])
        }
        let choices = [(value: "", label: screen.t("profiles.register.court.none"))] + courts
        return """
            <section class="card stack"><h2>\(screen.t("profiles.identifiers"))</h2>\
            \(AudienceField.beside(ice, .identifiers, form, screen))<div class="pair">\
            \(form.field("register_number", "profiles.register.number", digits, screen))\
            \(form.select("register_court", "profiles.register.court", choices, isOptional: true, screen))</div>\
            \(form.field("tax_number", "profiles.tax", digits.limited(20), screen))</section>
            """
    }

    private func size(_ screen: Screen) -> HTML {
        let none = [(value: "", label: screen.t("profiles.size.none"))]
        let counts = none + SizeBand.HeadCount.allCases.map { (value: $0.rawValue, label: screen.t($0.key)) }
        let turnovers = none + SizeBand.Turnover.allCases.map { (value: $0.rawValue, label: screen.t($0.key)) }
        let headCount = form.select("head_count", "profiles.head-count", counts, isOptional: true, screen)
        return """
            <section class="card stack"><h2>\(screen.t("profiles.size"))</h2>\
            \(AudienceField.beside(headCount, .size, form, screen))\
            \(form.select("turnover", "profiles.turnover", turnovers, isOptional: true, screen))\
            <p class="soft small">\(screen.t("profiles.trademarks.visible"))</p>\
            \(AudienceField.select(.trademarks, form, screen))</section>
            """
    }
}
