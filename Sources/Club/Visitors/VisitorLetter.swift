import Calendars
import Chronology
import Jobs
import Localization
import Persistence
import Web

/// What a mail to a visitor says, with the meeting for their calendar.
struct VisitorLetter: Sendable {
    private let name: String
    private let email: String?
    private let language: Language
    private let meeting: VisitedMeeting
    private let inviter: String
    private let club: String
    private let notices: Notices

    /// From a row of `VisitorMail`.
    init(_ row: Row, _ notices: Notices) throws {
        name = try Self.join(row.get("given_name"), row.get("family_name"))
        email = try row.get("email")
        language = Language(rawValue: try row.get("language")) ?? .fr
        meeting = try VisitedMeeting(row)
        inviter = try Self.join(
            row.get("inviter_given", as: String?.self) ?? "", row.get("inviter_family", as: String?.self) ?? "")
        club = try row.get("club")
        self.notices = notices
    }

    /// From a form, of somebody who was not written down.
    init(_ new: NewVisitor, _ invited: InvitedMeeting, club: String, _ notices: Notices) {
        name = Self.join(new.givenName, new.familyName)
        email = new.email
        language = new.language
        meeting = VisitedMeeting(invited)
        inviter = invited.inviter.name
        self.club = club
        self.notices = notices
    }

    private static func join(_ given: String, _ family: String) -> String {
        [given, family].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Nil when they gave no address that can be written to.
    func mail(_ occasion: VisitorMail.Occasion, link: SessionToken?, once: String) throws -> OutboxMail? {
        guard let email, let address = try? MailAddress(email) else { return nil }
        let t = Translator(notices.letters.catalog, language)
        let key = "visitors.mail." + occasion.rawValue
        let host = inviter.isEmpty ? club : inviter
        let values: [String: MessageValue] = [
            "name": .text(name), "title": .text(meeting.title), "place": .text(meeting.place),
            "day": .written(t.dates.full(meeting.start.date)), "time": .written(meeting.start.time.shortText),
            "inviter": .text(host), "club": .text(club),
        ]
        var paragraphs: [Letter.Paragraph] = [
            .text(t("visitors.mail.hello", ["name": .text(name)])), .text(t(key + ".text", values)),
        ]
        let own = link.map { notices.letters.base + OwnVisitController.Routes.own($0.text).description }
        if let own {
            let words = occasion == .apply ? "visitors.mail.link.apply" : "visitors.mail.link"
            paragraphs.append(.link(words: t(words), address: own))
            paragraphs.append(.text(t("visitors.mail.rights", values)))
        }
        let letter = Letter(language: language, paragraphs: paragraphs, signature: club)
        return try OutboxMail(
            kind: VisitorMail.kind,
            recipient: (try? Mailbox(name: name, address: address)) ?? Mailbox(address: address),
            language: language.rawValue, subject: t(key + ".subject", values), text: letter.text, html: letter.html,
            dedupeKey: once, calendar: occasion.bringsCalendar ? try calendar(occasion, t) : nil)
    }

    private func calendar(_ occasion: VisitorMail.Occasion, _ t: Translator) throws -> MailCalendar? {
        let host = HostName.of(notices.letters.base)
        guard
            let bytes = meeting.calendar(
                host: host, isCancelled: occasion == .cancelled, zones: [notices.zone], t)
        else { return nil }
        return try MailCalendar(bytes)
    }
}
