import Jobs
import Localization
import Persistence

/// The mail that brings the code. It holds no link: scanners open links, and people learn to distrust them.
enum SignInMail {
    /// The kind in the outbox; officers never see the content of such a message.
    static let kind = "sign_in_code"

    static func make(
        _ code: SignInCode,
        id: ID<SignInCode>,
        to address: MailAddress,
        club: String,
        _ t: Translator
    ) throws -> OutboxMail {
        let letter = Letter(
            language: t.language,
            paragraphs: [
                .text(t("accounts.mail.code.text", ["club": .text(club)])),
                .code(code.text),
                .text(t("accounts.mail.code.life")),
                .text(t("accounts.mail.code.other")),
            ],
            signature: club
        )
        return try OutboxMail(
            kind: kind,
            recipient: Mailbox(address: address),
            language: t.language.rawValue,
            subject: t("accounts.mail.code.subject", ["code": .written(code.text)]),
            text: letter.text,
            html: letter.html,
            dedupeKey: "sign-in-code:\(id)"
        )
    }
}
