import Localization
import Morocco
import Web

/// A telephone number and an e-mail address one can tap.
enum ContactLinks {
    static func phone(_ e164: String, _ screen: Screen) -> HTML {
        let number = try? PhoneNumber(parsing: e164)
        return """
            <a class="button" href="tel:\(e164)">\(screen.icon("phone"))\
            <span>\(screen.t("referrals.follow.call"))</span> <bdi dir="ltr">\(number?.national ?? e164)</bdi></a>\
            <a class="button" href="https://wa.me/\(number?.whatsAppDigits ?? "")" rel="noopener noreferrer">\
            \(screen.icon("whatsapp"))<span>WhatsApp</span></a>
            """
    }

    static func email(_ address: String, _ screen: Screen) -> HTML {
        """
        <a class="button" href="mailto:\(address)">\(screen.icon("mail"))\
        <span>\(screen.t("referrals.follow.write"))</span> <bdi dir="ltr">\(address)</bdi></a>
        """
    }
}
