import Localization
import Morocco
import Persistence
import Web

/// The other one of the two, with every way to reach them: by accepting both agreed to it.
struct IntroducedContact: Sendable {
    var other: SeenIntroduction.Other
    var introducer: Party?

    func html(_ screen: Screen) -> HTML {
        let party = other.party
        let name: HTML =
            other.isActive
            ? "<a href=\"\(MemberController.Routes.member(party.membership))\">\(bdi: screen.name(party))</a>"
            : "\(bdi: screen.name(party))"
        return """
            <section class="card stack"><div class="profile">\(screen.disc(party))<div><p class="strong">\(name)</p>\
            <p class="small soft">\(bdi: party.company)</p></div></div>\(buttons(screen))\(give(screen))</section>
            """
    }

    private func buttons(_ screen: Screen) -> HTML {
        let phone: HTML? = other.phone.map { number in
            """
            <a class="button" href="tel:\(number.e164)">\(screen.icon("phone"))\
            <span>\(screen.t("members.action.call"))</span> <bdi dir="ltr">\(number.national)</bdi></a>\
            <a class="button" href="\(whatsApp(number, screen))" rel="noopener noreferrer">\
            \(screen.icon("whatsapp"))<span>WhatsApp</span></a>
            """
        }
        let mail: HTML? = other.email.map { address in
            """
            <a class="button" href="mailto:\(address)">\(screen.icon("mail"))\
            <span>\(screen.t("members.action.mail"))</span></a>
            """
        }
        let address: HTML? = other.email.map { "<p class=\"small soft\"><bdi dir=\"ltr\">\($0)</bdi></p>" }
        return "<div class=\"row\">\(phone)\(mail)</div>\(address)"
    }

    private func give(_ screen: Screen) -> HTML? {
        guard other.isActive else { return nil }
        let path = ReferralController.Routes.new().query("to", other.party.membership.description)
        return "<a class=\"link\" href=\"\(path)\">\(screen.t("members.action.give"))</a>"
    }

    /// A first message; it holds names only, no address of a page and no secret.
    private func whatsApp(_ number: PhoneNumber, _ screen: Screen) -> String {
        let viewer = screen.visit.viewer
        let key = introducer == nil ? "introductions.whatsapp" : "introductions.whatsapp.by"
        let text = screen.t(
            key,
            [
                "other": .written(other.party.givenName),
                "name": .written([viewer?.givenName, viewer?.familyName].compactMap { $0 }.joined(separator: " ")),
                "introducer": .written(introducer.map { screen.name($0) } ?? ""),
                "club": .written(screen.visit.club?.name ?? ""),
            ])
        let query = URLPath(local: "/")?.query("text", text).description.dropFirst() ?? ""
        return "https://wa.me/" + number.whatsAppDigits + query
    }
}
