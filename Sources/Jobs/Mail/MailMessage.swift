public import Chronology

/// A message as it goes over the wire (RFC 5322, RFC 2045): plain text, and the same in HTML when there is one;
/// an invitation with its calendar both as a part of its own, which programs offer to take, and as a file (RFC 6047).
public struct MailMessage: Sendable, Hashable {
    /// Who sends it.
    public let sender: Mailbox
    /// Who gets it.
    public let recipient: Mailbox
    /// When it was written.
    public let date: Instant
    /// What makes it the same message when it is sent again, without `<`, `>` and the domain.
    public let identifier: String
    /// The language of the text, as in `fr`.
    public let language: String
    private let subject: String
    private let text: String
    private let html: String?
    private let unsubscribe: String?
    private let calendar: MailCalendar?

    /// A message.
    ///
    /// - Parameters:
    ///   - identifier: ASCII letters, digits, `.` and `-`.
    ///   - unsubscribe: an `https:` or `mailto:` address for List-Unsubscribe (RFC 2369, RFC 8058).
    /// - Throws: ``MailError`` when a value could break out of its place.
    public init(
        sender: Mailbox,
        recipient: Mailbox,
        date: Instant,
        identifier: String,
        language: String,
        subject: String,
        text: String,
        html: String? = nil,
        unsubscribe: String? = nil,
        calendar: MailCalendar? = nil
    ) throws(MailError) {
        try HeaderText.refuseControlCodes(in: subject, field: "subject")
        guard Self.isToken(identifier) else { throw .controlCode(field: "identifier") }
        guard Self.isToken(language) else { throw .controlCode(field: "language") }
        guard !text.utf8.contains(0) else { throw .controlCode(field: "text") }
        guard html?.utf8.contains(0) != true else { throw .controlCode(field: "html") }
        if let unsubscribe { try Self.checkUnsubscribe(unsubscribe) }
        self.sender = sender
        self.recipient = recipient
        self.date = date
        self.identifier = identifier
        self.language = language
        self.subject = subject
        self.text = text
        self.html = html
        self.unsubscribe = unsubscribe
        self.calendar = calendar
    }

    /// The Message-ID, the same each time the message is sent.
    public var messageID: String { "<\(identifier)@\(sender.address.domain)>" }

    /// The whole message, its lines ending in CR LF.
    public var bytes: [UInt8] {
        var lines = [
            "From: " + HeaderText.mailbox(sender),
            "To: " + HeaderText.mailbox(recipient),
            "Subject: " + HeaderText.unstructured(subject, used: 9),
            "Date: " + MailDate.text(date),
            "Message-ID: " + messageID,
            "Content-Language: " + language,
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
        ]
        if let unsubscribe {
            lines.append("List-Unsubscribe: <\(unsubscribe)>")
            if unsubscribe.utf8.starts(with: "https://".utf8) {
                lines.append("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
            }
        }
        let head = Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
        guard let calendar else { return head + body }
        // In a file as well, for programs that show no calendar: people open it themselves.
        let file =
            "Content-Type: application/ics; name=\"\(Self.fileName)\"\r\nContent-Transfer-Encoding: base64\r\n"
            + "Content-Disposition: attachment; filename=\"\(Self.fileName)\"\r\n\r\n"
        return head
            + multipart("mixed", [body, Array(file.utf8) + Base64.encodeLines(Self.canonical(calendar.text))])
    }

    private static let fileName = "invite.ics"

    /// What is read: the text, or its forms from the plainest to the richest.
    private var body: [UInt8] {
        var forms = [part("text/plain; charset=utf-8", text)]
        if let html { forms.append(part("text/html; charset=utf-8", html)) }
        if let calendar {
            forms.append(part("text/calendar; charset=utf-8; method=\(calendar.method)", calendar.text))
        }
        return forms.count == 1 ? forms[0] : multipart("alternative", forms)
    }

    /// Parts one after another. An underscore is never in Base64, so no part can contain the boundary; nor is one of
    /// the two boundaries the beginning of the other.
    private func multipart(_ kind: String, _ parts: [[UInt8]]) -> [UInt8] {
        let boundary = "=_" + kind
        var bytes = Array("Content-Type: multipart/\(kind); boundary=\"\(boundary)\"\r\n\r\n".utf8)
        for part in parts { bytes += Array("--\(boundary)\r\n".utf8) + part }
        return bytes + Array("--\(boundary)--\r\n".utf8)
    }

    private func part(_ type: String, _ content: String) -> [UInt8] {
        let head = "Content-Type: \(type)\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        return Array(head.utf8) + Base64.encodeLines(Self.canonical(content))
    }

    /// Text with every line break as CR LF, as MIME counts them (RFC 2049 §4).
    private static func canonical(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case 0x0A where previous == 0x0D: break
            case 0x0A, 0x0D: bytes += [0x0D, 0x0A]
            default: bytes.append(byte)
            }
            previous = byte
        }
        return bytes
    }

    static func checkUnsubscribe(_ address: String) throws(MailError) {
        let isKnown = ["https://", "mailto:"].contains { address.utf8.starts(with: $0.utf8) }
        let isPlain = address.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E }
        guard isKnown, isPlain, address.utf8.count <= 900 else { throw .invalidUnsubscribe }
    }

    private static func isToken(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { $0.isASCIILetterOrDigit || $0 == 0x2D || $0 == 0x2E }
    }
}
