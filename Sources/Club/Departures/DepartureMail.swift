import Chronology
import Jobs
import Localization
import Persistence
import Web

/// Tells the bureau of members who leave of their own accord.
struct DepartureMail: Sendable {
    let catalog: Catalog

    /// To the bureau of the branch and of the club.
    ///
    /// - Parameter list: the address of the page of departures.
    func tellBureau(
        _ decision: Departure.Decision, of seat: ID<Membership>, list: String, today: CivilDate, _ outbox: Outbox,
        in db: any Connection
    ) throws {
        let officers = try Candidacy.officers(of: seat, on: today, in: db)
        guard !officers.isEmpty else { return }
        let rows = try db.rows(
            """
            SELECT \(NoticeReader.columns), b.name AS branch, d.id AS departure_id, p.id AS officer_id,
                   g.given_name AS leaver_given, g.family_name AS leaver_family
            FROM memberships m JOIN people g ON g.id = m.person_id JOIN branches b ON b.id = m.branch_id
            JOIN departures d ON d.membership_id = m.id AND d.undone_at IS NULL
            JOIN clubs c ON c.id = 1
            JOIN people p ON p.id IN \(list: officers) AND p.id <> m.person_id AND p.erased_at IS NULL
            WHERE m.id = \(seat)
            """
        )
        for row in rows {
            let reader = try NoticeReader(row)
            guard let email = reader.email, let address = try? MailAddress(email) else { continue }
            let t = Translator(catalog, reader.language)
            let given: String = try row.get("leaver_given")
            let values: [String: MessageValue] = [
                "member": .text(try given + " " + row.get("leaver_family")), "branch": .text(try row.get("branch")),
                "words": .text(decision.words), "day": .written(t.dates.long(decision.day)),
            ]
            var paragraphs: [Letter.Paragraph] = [
                .text(t("notices.mail.hello", ["name": .text(reader.givenName)])),
                .text(t("departures.told.text", values)),
            ]
            if !decision.words.isEmpty { paragraphs.append(.text(t("departures.told.words", values))) }
            paragraphs.append(.link(words: t("departures.told.link"), address: list))
            let letter = Letter(language: reader.language, paragraphs: paragraphs, signature: reader.club)
            let departure: ID<Departure> = try row.get("departure_id")
            let officer: ID<Person> = try row.get("officer_id")
            try outbox.enqueue(
                OutboxMail(
                    kind: "departure", recipient: try Mailbox(name: reader.fullName, address: address),
                    language: reader.language.rawValue, subject: t("departures.told.subject", values),
                    text: letter.text, html: letter.html, dedupeKey: "departure-told:\(departure):\(officer)"), in: db)
        }
    }
}
