import Jobs
import Localization
import Persistence
import Web

/// Answers a candidate the bureau does not take, in its own words. It is the decision itself, in writing.
struct CandidateMail: Sendable {
    let catalog: Catalog

    func send(_ words: String, to seat: ID<Membership>, _ outbox: Outbox, in db: any Connection) throws {
        let row = try db.first(
            """
            SELECT \(NoticeReader.columns), b.name AS branch, d.id AS departure_id
            FROM memberships m JOIN people p ON p.id = m.person_id JOIN clubs c ON c.id = 1
            JOIN branches b ON b.id = m.branch_id
            JOIN departures d ON d.membership_id = m.id AND d.undone_at IS NULL
            WHERE m.id = \(seat) AND p.erased_at IS NULL
            """
        )
        guard let row else { return }
        let reader = try NoticeReader(row)
        guard let email = reader.email, let address = try? MailAddress(email) else { return }
        let t = Translator(catalog, reader.language)
        let values: [String: MessageValue] = [
            "club": .text(reader.club), "branch": .text(try row.get("branch")), "words": .text(words),
        ]
        let letter = Letter(
            language: reader.language,
            paragraphs: [
                .text(t("notices.mail.hello", ["name": .text(reader.givenName)])),
                .text(t("candidates.mail.text", values)), .text(t("candidates.mail.words", values)),
                .text(t("candidates.mail.after", values)),
            ],
            signature: reader.club
        )
        let departure: ID<Departure> = try row.get("departure_id")
        try outbox.enqueue(
            OutboxMail(
                kind: "candidate", recipient: try Mailbox(name: reader.fullName, address: address),
                language: reader.language.rawValue, subject: t("candidates.mail.subject", values),
                text: letter.text, html: letter.html, dedupeKey: "candidate:\(departure)"), in: db)
    }
}
