import Jobs
import Localization
import Persistence

/// The mails to whom a letter is about: that it exists, and the code by which they open it.
enum CommendationMail {
    /// The kind in the outbox of the first of the two.
    static let kind = "commendation"

    /// One mail, when the letter is signed: nobody should be written about without hearing of it.
    static func announcement(
        _ new: NewCommendation, author: String, company: String, club: String, address: String, _ t: Translator
    ) throws -> OutboxMail? {
        guard let email = new.email, let recipient = try? MailAddress(email) else { return nil }
        let values: [String: MessageValue] = [
            "author": .text(author), "company": .text(company), "club": .text(club),
            "name": .text([new.givenName, new.familyName].filter { !$0.isEmpty }.joined(separator: " ")),
        ]
        let letter = Letter(
            language: t.language,
            paragraphs: [
                .text(t("commendations.mail.new.text", values)),
                .link(words: t("commendations.mail.new.see"), address: address),
                .text(t("commendations.mail.new.rights")),
            ],
            signature: club)
        return try OutboxMail(
            kind: kind, recipient: Mailbox(address: recipient), language: t.language.rawValue,
            subject: t("commendations.mail.new.subject", values), text: letter.text, html: letter.html,
            dedupeKey: "commendation:\(new.id)")
    }

    /// The code. It is of the kind of sign-in codes, whose text nobody is shown, no backup holds and a day forgets.
    static func code(
        _ code: SignInCode, id: ID<SignInCode>, to address: MailAddress, club: String, _ t: Translator
    ) throws -> OutboxMail {
        let letter = Letter(
            language: t.language,
            paragraphs: [
                .text(t("commendations.mail.code.text", ["club": .text(club)])), .code(code.text),
                .text(t("commendations.mail.code.life")), .text(t("commendations.mail.code.other")),
            ],
            signature: club)
        return try OutboxMail(
            kind: SignInMail.kind, recipient: Mailbox(address: address), language: t.language.rawValue,
            subject: t("commendations.mail.code.subject", ["code": .written(code.text)]), text: letter.text,
            html: letter.html, dedupeKey: "commendation-code:\(id)")
    }
}
