public import Chronology
public import Persistence

/// A mail in the outbox, as the database keeps it.
public struct OutboxMessage: Sendable, Hashable {
    /// What has become of a message.
    public enum State: Sendable, Hashable {
        /// It leaves at `next` or as soon as somebody can send it.
        case waiting(next: Instant)
        /// A worker holds it until `lease`.
        case claimed(lease: Instant)
        /// A server took it.
        case sent(Instant)
        /// It was given up.
        case dead(Instant)
    }

    /// Its key; the Message-ID is made of it.
    public let id: ID<OutboxMessage>
    /// What it is about.
    public let kind: String
    /// The address, as enqueued.
    public let recipient: String
    /// The name, as enqueued.
    public let recipientName: String
    /// The language, as in `fr`.
    public let language: String
    /// The subject.
    public let subject: String
    /// The plain text.
    public let text: String
    /// The HTML, if there is one.
    public let html: String?
    /// The address that unsubscribes its reader; forgotten once it is sent.
    let unsubscribe: String?
    /// The file of the calendar that comes with it; forgotten once it is sent.
    let calendar: String?
    /// When it was enqueued.
    public let createdAt: Instant
    /// How often sending was begun.
    public let attempts: Int
    /// What has become of it.
    public let state: State
    /// Why the last attempt failed, in English and without personal data.
    public let lastError: String?

    static let columns: SQL = """
        id, kind, recipient, recipient_name, language, subject, body_text, body_html, unsubscribe, calendar, created_at,
        attempts, next_attempt_at, claimed_until, sent_at, dead_at, last_error
        """

    init(row: Row) throws {
        id = try row.get("id")
        kind = try row.get("kind")
        recipient = try row.get("recipient")
        recipientName = try row.get("recipient_name")
        language = try row.get("language")
        subject = try row.get("subject")
        text = try row.get("body_text")
        html = try row.get("body_html")
        unsubscribe = try row.get("unsubscribe")
        calendar = try row.get("calendar")
        createdAt = try row.get("created_at")
        attempts = try row.get("attempts")
        lastError = try row.get("last_error")
        if let sent: Instant = try row.get("sent_at") {
            state = .sent(sent)
        } else if let dead: Instant = try row.get("dead_at") {
            state = .dead(dead)
        } else if let lease: Instant = try row.get("claimed_until") {
            state = .claimed(lease: lease)
        } else {
            state = .waiting(next: try row.get("next_attempt_at"))
        }
    }

    /// The message as it goes over the wire, the same bytes at each attempt.
    func composed(from sender: Mailbox) throws(MailError) -> MailMessage {
        var carried: MailCalendar?
        if let calendar { carried = try MailCalendar(Array(calendar.utf8)) }
        return try MailMessage(
            sender: sender,
            recipient: Mailbox(name: recipientName, address: MailAddress(recipient)),
            date: createdAt,
            identifier: "outbox.\(id)",
            language: language,
            subject: subject,
            text: text,
            html: html,
            unsubscribe: unsubscribe,
            calendar: carried
        )
    }
}
