import Localization
import Morocco
import Web

/// Telephone, WhatsApp and e-mail, as far as they may be seen.
struct ContactButtons: Sendable {
    var member: MemberProfile

    func html(_ screen: Screen) -> HTML {
        let phone: HTML? = member.phone.map { number in
            """
            <a class="button" href="tel:\(number.e164)">\(screen.icon("phone"))<span>\(screen.t("members.action.call"))\
            </span></a><a class="button" href="https://wa.me/\(number.whatsAppDigits)" rel="noopener">\
            \(screen.icon("whatsapp"))<span>WhatsApp</span></a>
            """
        }
        let mail: HTML? = member.email.map { address in
            """
            <a class="button" href="mailto:\(address)">\(screen.icon("mail"))<span>\(screen.t("members.action.mail"))\
            </span></a>
            """
        }
        return "\(phone)\(mail)"
    }
}
