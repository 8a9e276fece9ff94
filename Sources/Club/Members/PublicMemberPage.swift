import Localization
import Persistence
import Web

/// A member's page for anyone: name, company and what the member made public.
struct PublicMemberPage: Sendable {
    var member: MemberProfile

    var title: String { member.name + " · " + member.company }

    /// One line for search engines and previews, of public things only.
    func description(_ screen: Screen) -> String {
        let trade = Trade.words(activity: member.activity, division: member.division, screen.language)
        let parts = [member.company, trade, member.city, member.offers].compactMap { $0 }
        let text = parts.joined(separator: " · ")
        let line = text.unicodeScalars.map { $0 == "\n" ? " " : $0 }
        return String(String.UnicodeScalarView(line.prefix(200)))
    }

    func html(_ screen: Screen) -> HTML {
        """
        <section class="card stack"><div class="profile">\
        \(screen.disc(given: member.givenName, family: member.familyName, key: member.person.rawValue, large: true))\
        \(MemberHeading(member: member).html(screen))<div class="actions">\(actions(screen))</div></div></section>\
        \(MemberWishes(member: member).html(screen))\(MemberFacts(member: member).html(screen))\
        <p class="small soft">\(screen.html("members.public.by", ["club": .text(screen.visit.club?.name ?? "Rabita")]))</p>
        """
    }

    private func actions(_ screen: Screen) -> HTML {
        """
        <a class="button primary" href="\(MemberController.Routes.publicCard(member.membership))">\
        \(screen.icon("download"))<span>\(screen.t("members.card.save"))</span></a>\
        \(ContactButtons(member: member).html(screen))
        """
    }
}
