import Chronology
import Jobs
import Localization

/// The mail that tells a member where the club is. It holds no secret: it may be forwarded, previewed and scanned.
struct InvitationMail: Sendable {
    static let kind = "invitation"

    let club: String
    /// The sign-in page.
    let address: String
    /// One a day for each person, whatever their seats.
    let day: CivilDate
    let catalog: Catalog

    /// The mail in the guest's language, or nil when the address cannot be written to.
    func mail(to guest: InvitationRepository.Guest) -> OutboxMail? {
        guard let to = try? MailAddress(guest.email) else { return nil }
        let name = guest.givenName + " " + guest.familyName
        guard let recipient = (try? Mailbox(name: name, address: to)) ?? (try? Mailbox(address: to)) else { return nil }
        let t = Translator(catalog, guest.language)
        let letter = Letter(
            language: guest.language,
            paragraphs: [
                .text(t("accounts.mail.invitation.hello", ["name": .text(guest.givenName)])),
                .text(t("accounts.mail.invitation.text", ["club": .text(club)])),
                .link(words: t("accounts.mail.invitation.link"), address: address),
                .text(t("accounts.mail.invitation.how", ["email": .text(guest.email)])),
            ],
            signature: club
        )
        return try? OutboxMail(
            kind: Self.kind,
            recipient: recipient,
            language: guest.language.rawValue,
            subject: t("accounts.mail.invitation.subject", ["club": .text(club)]),
            text: letter.text,
            html: letter.html,
            dedupeKey: "invitation:\(guest.person):\(day.isoText)"
        )
    }
}
