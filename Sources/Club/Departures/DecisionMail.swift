import Chronology
import Jobs
import Localization
import Persistence
import Web

/// What the bureau decided of a seat, in writing and in its words. It is no notice to be gathered or stopped: it is the
/// decision itself.
struct DecisionMail: Sendable {
    /// What was decided; each has its own words.
    enum Kind: String, Sendable {
        /// A membership was ended.
        case departure
        /// A candidate was not taken.
        case candidate

        /// Where the strings of its letter begin.
        var strings: String { rawValue + "s.mail." }
    }

    let kind: Kind
    let catalog: Catalog

    /// To whoever held the seat; nothing when they have no address.
    func send(
        _ decision: Departure.Decision, of seat: ID<Membership>, _ outbox: Outbox, in db: any Connection
    ) throws {
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
            "club": .text(reader.club), "branch": .text(try row.get("branch")), "words": .text(decision.words),
            "day": .written(t.dates.long(decision.day)),
        ]
        let letter = Letter(
            language: reader.language,
            paragraphs: [.text(t("notices.mail.hello", ["name": .text(reader.givenName)]))]
                + ["text", "words", "after"].map { .text(t(kind.strings + $0, values)) },
            signature: reader.club
        )
        let departure: ID<Departure> = try row.get("departure_id")
        try outbox.enqueue(
            OutboxMail(
                kind: kind.rawValue, recipient: try Mailbox(name: reader.fullName, address: address),
                language: reader.language.rawValue, subject: t(kind.strings + "subject", values),
                text: letter.text, html: letter.html, dedupeKey: "\(kind.rawValue):\(departure)"), in: db)
    }
}
