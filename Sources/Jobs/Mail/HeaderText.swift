/// Text as it may stand in a header: ASCII as it is, anything else as encoded words (RFC 2047), folded.
enum HeaderText {
    /// A line may be 998 characters long but should keep to 78 (RFC 5322 §2.1.1).
    private static let lineLength = 76

    static func refuseControlCodes(in text: String, field: String) throws(MailError) {
        guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { throw .controlCode(field: field) }
    }

    /// Free text behind a header name of `used` bytes.
    static func unstructured(_ text: String, used: Int) -> String {
        let isPlain =
            text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && text.utf8.count + used <= lineLength
            && !text.utf8.contains(UInt8(ascii: "=")) && text.utf8.first != 0x20 && text.utf8.last != 0x20
        return isPlain ? text : encodedWords(text)
    }

    /// A mailbox: `"Name" <local@domain>`, the address on a line of its own when the first is full.
    static func mailbox(_ mailbox: Mailbox) -> String {
        let address = "<\(mailbox.address)>"
        guard !mailbox.name.isEmpty else { return address }
        let name = phrase(mailbox.name)
        let lastLine = name.utf8.split(separator: 0x0A).last?.count ?? 0
        return name + (lastLine + address.utf8.count > lineLength - 8 ? "\r\n " : " ") + address
    }

    private static func phrase(_ name: String) -> String {
        let isQuotable = name.utf8.allSatisfy { (0x20...0x7E).contains($0) } && name.utf8.count <= 50
        guard isQuotable, !name.utf8.contains(UInt8(ascii: "=")) else { return encodedWords(name) }
        var quoted: [UInt8] = [UInt8(ascii: "\"")]
        for byte in name.utf8 {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                quoted.append(UInt8(ascii: "\\"))
            }
            quoted.append(byte)
        }
        return String(decoding: quoted + [UInt8(ascii: "\"")], as: UTF8.self)
    }

    /// Words of at most 75 characters, one a line, none ending inside a code point.
    private static func encodedWords(_ text: String) -> String {
        var chunks: [[UInt8]] = [[]]
        for scalar in text.unicodeScalars {
            let bytes = Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            if chunks[chunks.count - 1].count + bytes.count > 39 {
                chunks.append([])
            }
            chunks[chunks.count - 1] += bytes
        }
        return
            chunks
            .map { "=?utf-8?B?" + String(decoding: Base64.encode($0), as: UTF8.self) + "?=" }
            .joined(separator: "\r\n ")
    }
}
