import Localization
import Morocco
import Persistence
import Web

/// A member's page, for members.
struct MemberPage: Sendable {
    /// What the viewer is to the member.
    enum Relation: Sendable {
        case oneself
        case fellow(BetweenYou)
        /// An officer without a seat, who can neither give nor receive.
        case officer
    }

    var member: MemberProfile
    var relation: Relation
    /// Whether the viewer sits in the bureau that may end this membership.
    var mayEnd = false
    var opportunities = MemberOpportunities()

    func html(_ screen: Screen) -> HTML {
        """
        \(head(screen))<div class="columns"><div class="stack">\(MemberWishes(member: member).html(screen))\
        \(opportunities.html(screen))\(MemberFacts(member: member).html(screen))</div>\
        <div class="stack">\(between(screen))\(card(screen))\(ending(screen))</div></div>
        """
    }

    private func ending(_ screen: Screen) -> HTML? {
        guard mayEnd else { return nil }
        return """
            <p class="no-print"><a class="link" href="\(DepartureController.Routes.ask(member.membership))">\
            \(screen.icon("sign-out", mirrored: true))<span>\(screen.t("departures.ask.title"))</span></a></p>
            """
    }

    private func head(_ screen: Screen) -> HTML {
        """
        <section class="card stack"><div class="profile">\
        \(screen.disc(given: member.givenName, family: member.familyName, key: member.person.rawValue, large: true))\
        \(MemberHeading(member: member).html(screen))\
        <div class="actions">\(actions(screen))</div></div></section>
        """
    }

    private func between(_ screen: Screen) -> HTML? {
        guard case .fellow(let between) = relation else { return nil }
        return between.html(member, screen)
    }

    private func actions(_ screen: Screen) -> HTML {
        switch relation {
        case .oneself: ownActions(screen)
        case .fellow: fellowActions(screen)
        case .officer: ContactButtons(member: member).html(screen)
        }
    }

    private func fellowActions(_ screen: Screen) -> HTML {
        let give = ReferralController.Routes.new().query("to", member.membership.description)
        let meet = OneToOneController.Routes.new().query("with", member.membership.description)
        let introduce = IntroductionController.Routes.new().query("one", member.membership.description)
        return """
            <a class="button primary" href="\(give)">\(screen.icon("give", mirrored: true))\
            <span>\(screen.t("members.action.give"))</span></a>\(ContactButtons(member: member).html(screen))\
            <a class="button" href="\(introduce)">\(screen.icon("people"))\
            <span>\(screen.t("introductions.action"))</span></a>\
            <a class="button" href="\(meet)">\(screen.icon("calendar"))<span>\(screen.t("oneToOnes.action"))</span></a>
            """
    }

    private func ownActions(_ screen: Screen) -> HTML {
        let look: HTML? =
            member.isPublic
            ? """
            <a class="button" href="\(MemberController.Routes.publicPage(member.membership))">\(screen.icon("globe"))\
            <span>\(screen.t("members.action.public"))</span></a>
            """ : nil
        return """
            <a class="button primary" href="\(ProfileController.Routes.edit())">\(screen.icon("edit"))\
            <span>\(screen.t("members.action.edit"))</span></a>\(look)
            """
    }

    private func card(_ screen: Screen) -> HTML {
        let hint = member.isPublic ? "members.code.public" : "members.code.members"
        return """
            <section class="card stack"><h2>\(screen.t("members.card"))</h2>\(numbers(screen))\
            <p><a class="button" href="\(MemberController.Routes.card(member.membership))">\(screen.icon("download"))\
            <span>\(screen.t("members.card.save"))</span></a></p>\
            <details class="more"><summary>\(screen.t("members.code"))</summary><figure class="qr">\
            <img src="\(MemberController.Routes.code(member.membership))" width="240" height="240" loading="lazy" \
            alt="\(screen.t("members.code.alt", ["name": .text(member.name)]))">\
            <figcaption class="small soft">\(screen.t(hint))</figcaption></figure></details></section>
            """
    }

    private func numbers(_ screen: Screen) -> HTML? {
        guard member.phone != nil || member.email != nil else { return nil }
        let phone: HTML? = member.phone.map { number in
            """
            <div><dt>\(screen.t("members.phone"))</dt><dd><a href="tel:\(number.e164)"><bdi dir="ltr" class="nowrap">\
            \(number.national)</bdi></a></dd></div>
            """
        }
        let mail: HTML? = member.email.map { address in
            """
            <div><dt>\(screen.t("members.email"))</dt><dd><a href="mailto:\(address)">\(bdi: address)</a></dd></div>
            """
        }
        return "<dl class=\"facts\">\(phone)\(mail)</dl>"
    }
}
