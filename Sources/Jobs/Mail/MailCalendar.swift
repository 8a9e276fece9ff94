/// A calendar that comes with a mail, so that the reader's program offers to take it (iMIP, RFC 6047).
public struct MailCalendar: Sendable, Hashable {
    /// The file (RFC 5545), its lines ending in CR LF.
    public let text: String
    /// What it is sent for, as its METHOD says: `REQUEST`, `CANCEL`, …
    public let method: String

    /// How many octets a calendar may have.
    public static let longest = 262_144

    /// The calendar in the bytes of a file. The type of the part and the file must name the same method (RFC 6047,
    /// section 2.4), so it is read from the file.
    ///
    /// - Throws: ``MailError/invalidCalendar`` when the bytes are no calendar in UTF-8 with one METHOD of its own.
    public init(_ bytes: [UInt8]) throws(MailError) {
        guard bytes.count <= Self.longest, !bytes.contains(0) else { throw .invalidCalendar }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .invalidCalendar }
        let lines = bytes.split(separator: 0x0A).map { $0.last == 0x0D ? $0.dropLast() : $0 }
        guard lines.first?.elementsEqual("BEGIN:VCALENDAR".utf8) == true,
            lines.last?.elementsEqual("END:VCALENDAR".utf8) == true
        else { throw .invalidCalendar }
        let head = lines.dropFirst().prefix { !$0.starts(with: "BEGIN:".utf8) }
        let methods = head.filter { $0.starts(with: "METHOD:".utf8) }.map { $0.dropFirst("METHOD:".utf8.count) }
        guard methods.count == 1, let method = methods.first, (1...20).contains(method.count),
            method.allSatisfy({ $0.isASCIILetterOrDigit })
        else { throw .invalidCalendar }
        self.text = text
        self.method = String(decoding: method, as: UTF8.self)
    }
}
