import Jobs
import Localization
import Persistence
import Web

/// The mails of notices, one alone or several gathered, in the language of who gets them.
struct NoticeLetters: Sendable {
    let catalog: Catalog
    /// Where people reach the club.
    let base: String
    /// Whose name mails leave in; nil as long as none are sent.
    let sender: String?
    var host: String { HostName.of(base) }

    /// A mail of one notice; nil when its reader has no address that can be written to.
    ///
    /// - Parameters:
    ///   - door: what stops such mails.
    ///   - calendar: what it brings for the reader's calendar program.
    func single(
        _ notice: Notice, to reader: NoticeReader, door: SessionToken, calendar: MailCalendar? = nil
    ) throws -> OutboxMail? {
        let t = Translator(catalog, reader.language)
        let link = absolute(notice.path)
        let values = values(notice, reader, link: link, t)
        let paragraphs: [Letter.Paragraph] = [
            .text(t("notices.mail.hello", ["name": .text(reader.givenName)])),
            .text(t(notice.key + ".text", values)),
            .link(words: t("notices.mail.see"), address: link),
        ]
        return try mail(
            kind: notice.kind.rawValue, subject: t(notice.key + ".subject", values), paragraphs,
            once: notice.once + ":" + reader.person.description, to: reader, door, calendar, t
        )
    }

    /// A mail of several, each a line that leads to it; nil as above.
    func gathered(
        _ notices: [(id: ID<Notice>, notice: Notice)], to reader: NoticeReader, door: SessionToken
    ) throws -> OutboxMail? {
        guard let first = notices.first, let last = notices.last else { return nil }
        if notices.count == 1 { return try single(first.notice, to: reader, door: door) }
        let t = Translator(catalog, reader.language)
        let hello = Letter.Paragraph.text(t("notices.mail.hello", ["name": .text(reader.givenName)]))
        let lines = notices.map { _, notice -> Letter.Paragraph in
            let link = absolute(notice.path)
            return .link(words: t(notice.key + ".subject", values(notice, reader, link: link, t)), address: link)
        }
        return try mail(
            kind: "digest",
            subject: t("notices.mail.digest", count: notices.count, ["club": .text(reader.club)]),
            [hello] + lines, once: "notices:\(first.id)-\(last.id)", to: reader, door, nil, t
        )
    }

    private func mail(
        kind: String, subject: String, _ paragraphs: [Letter.Paragraph], once: String, to reader: NoticeReader,
        _ door: SessionToken, _ calendar: MailCalendar?, _ t: Translator
    ) throws -> OutboxMail? {
        guard let email = reader.email, let address = try? MailAddress(email) else { return nil }
        let settings = Letter.Paragraph.link(
            words: t("notices.mail.settings"), address: absolute(NoticeController.Routes.paces()))
        let leave = absolute(UnsubscribeController.Routes.ask(door.text))
        let stop = Letter.Paragraph.link(words: t("notices.mail.stop"), address: leave)
        let letter = Letter(language: t.language, paragraphs: paragraphs + [settings, stop], signature: reader.club)
        return try OutboxMail(
            kind: kind,
            recipient: try Mailbox(name: reader.fullName, address: address),
            language: t.language.rawValue,
            subject: subject,
            text: letter.text,
            html: letter.html,
            dedupeKey: once,
            unsubscribe: leave.hasPrefix("https://") ? leave : nil,
            calendar: calendar
        )
    }

    private func values(
        _ notice: Notice, _ reader: NoticeReader, link: String, _ t: Translator
    ) -> [String: MessageValue] {
        var values = notice.values.mapValues { $0.message(t) }
        values["name"] = .text(reader.givenName)
        values["club"] = .text(reader.club)
        values["link"] = .written(link)
        return values
    }

    private func absolute(_ path: URLPath) -> String { base + path.description }
}
