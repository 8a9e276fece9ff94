/// A mail to be sent once its cause is committed. Whatever could not be sent is refused here, where the cause is
/// still at hand.
public struct OutboxMail: Sendable, Hashable {
    /// What it is about, for the officers' page and the log, as in `invitation`.
    public let kind: String
    /// Who gets it.
    public let recipient: Mailbox
    /// The language it is written in, as in `fr`.
    public let language: String
    /// The subject: one line.
    public let subject: String
    /// The body as plain text.
    public let text: String
    /// The body as HTML, if there is one.
    public let html: String?
    /// What makes it one mail however often its cause is run again, as in `referral-given:0a1b…`.
    public let dedupeKey: String
    /// The `https:` address by which its reader unsubscribes with one click (RFC 8058), if there is one.
    public let unsubscribe: String?
    /// The invitation or cancellation it brings, if any.
    public let calendar: MailCalendar?

    /// A mail.
    ///
    /// - Throws: ``MailError`` when a value could break out of its place.
    public init(
        kind: String,
        recipient: Mailbox,
        language: String,
        subject: String,
        text: String,
        html: String? = nil,
        dedupeKey: String,
        unsubscribe: String? = nil,
        calendar: MailCalendar? = nil
    ) throws(MailError) {
        try HeaderText.refuseControlCodes(in: kind, field: "kind")
        try HeaderText.refuseControlCodes(in: subject, field: "subject")
        try HeaderText.refuseControlCodes(in: dedupeKey, field: "dedupeKey")
        try HeaderText.refuseControlCodes(in: language, field: "language")
        guard !text.utf8.contains(0) else { throw .controlCode(field: "text") }
        guard html?.utf8.contains(0) != true else { throw .controlCode(field: "html") }
        if let unsubscribe { try MailMessage.checkUnsubscribe(unsubscribe) }
        self.kind = kind
        self.recipient = recipient
        self.language = language
        self.subject = subject
        self.text = text
        self.html = html
        self.dedupeKey = dedupeKey
        self.unsubscribe = unsubscribe
        self.calendar = calendar
    }
}
