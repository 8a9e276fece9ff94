import Localization
import Persistence
import Web

/// The form of a member's own profile.
struct ProfilePage: Sendable {
    var form: FormView
    var membership: ID<Membership>
    var email: String?
    /// Whether the public page exists now, and so can be looked at.
    var isPublic: Bool
    var wasSaved = false

    func html(_ screen: Screen) -> HTML {
        """
        <div class="page-head"><h1>\(screen.t("profiles.title"))</h1>\
        <p class="soft">\(screen.t("profiles.lead"))</p></div>\(ProfileTabs(current: .profile).html(screen))\
        \(wasSaved ? screen.notice("profiles.saved") : nil)\(form.summary(screen))\
        <form class="stack loose" novalidate method="post" action="\(ProfileController.Routes.save())">\
        \(identity(screen))\(business(screen))\(contact(screen))\(publicPage(screen))\
        <div class="actions"><button class="button primary">\(screen.t("profiles.save"))</button>\
        <a class="button plain" href="\(MemberController.Routes.member(membership))">\(screen.t("profiles.cancel"))</a>\
        </div></form>
        """
    }

    private func identity(_ screen: Screen) -> HTML {
        let civilities = ProfileRecord.civilities.map { value in
            (value: value, label: screen.t("profiles.civility." + (value.isEmpty ? "none" : value)))
        }
        let title = form.field("title", "profiles.field.title", .line.optional().limited(120), screen)
        return """
            <section class="card stack"><h2>\(screen.t("profiles.you"))</h2>\
            \(form.select("civility", "profiles.civility", civilities, isOptional: true, screen))<div class="pair">\
            \(form.field("given_name", "profiles.given-name", .line.limited(80).completed("given-name"), screen))\
            \(form.field("family_name", "profiles.family-name", .line.limited(80).completed("family-name"), screen))\
            </div>\(AudienceField.beside(title, .title, form, screen))\(languages(screen))</section>
            """
    }

    private func business(_ screen: Screen) -> HTML {
        let style = FieldStyle.line.optional().limited(ProfileForm.longest).area(4)
        let offers = form.field("offers", "profiles.field.offers", style.hinted("profiles.offers.hint"), screen)
        let needs = form.field("needs", "profiles.field.needs", style.hinted("profiles.needs.hint"), screen)
        return """
            <section class="card stack"><h2>\(screen.t("profiles.business"))</h2>\
            \(AudienceField.beside(offers, .offers, form, screen))\(AudienceField.beside(needs, .needs, form, screen))\
            </section>
            """
    }

    private func contact(_ screen: Screen) -> HTML {
        let phone = form.field(
            "phone", "profiles.field.phone", .phone.optional().hinted("profiles.phone.hint"), screen
        )
        let address: HTML = """
            <div class="field"><span class="strong">\(screen.t("profiles.field.email"))</span>\
            <span>\(bdi: email ?? "")</span></div>
            """
        return """
            <section class="card stack"><h2>\(screen.t("profiles.contact"))</h2>\
            \(AudienceField.beside(phone, .phone, form, screen))\
            \(email == nil ? nil : AudienceField.beside(address, .email, form, screen))</section>
            """
    }

    private func languages(_ screen: Screen) -> HTML {
        let chosen = form.values.all("languages")
        let boxes = SpokenLanguage.allCases.enumerated().map { index, language -> HTML in
            """
            <label class="tick"><input type="checkbox"\(attribute: "id", index == 0 ? "languages" : nil) \
            name="languages" value="\(language.rawValue)"\
            \(attribute: "checked", if: chosen.contains(language.rawValue))><span>\(screen.t(language.key))</span></label>
            """
        }
        let ticks: HTML = """
            <fieldset class="field"><legend>\(screen.t("profiles.field.languages"))</legend><div class="row">\(boxes)</div>\
            \(form.error("languages", screen))</fieldset>
            """
        return AudienceField.beside(ticks, .languages, form, screen)
    }

    private func publicPage(_ screen: Screen) -> HTML {
        let path = MemberController.Routes.publicPage(membership)
        let look: HTML? =
            isPublic ? "<p><a class=\"link\" href=\"\(path)\">\(screen.t("profiles.public.look"))</a></p>" : nil
        return """
            <section class="card stack"><h2>\(screen.t("profiles.public"))</h2>\
            <p class="soft">\(screen.t("profiles.public.text"))</p>\
            \(form.tick("is_public", "profiles.public.tick", screen))\(look)</section>
            """
    }
}
