/// An e-mail address that can be put into an SMTP command and a header as it is.
///
/// ASCII only, a dot-string before the `@` and a host name after it (RFC 5321 §4.1.2): no quoted local parts, no
/// address literals, no internationalised addresses, which most servers still refuse.
public struct MailAddress: Sendable, Hashable, CustomStringConvertible {
    /// The part before the `@`.
    public let local: String
    /// The part behind the `@`, as written.
    public let domain: String

    /// The address in `text`, which has no blanks around it.
    ///
    /// - Throws: ``MailError/invalidAddress``.
    public init(_ text: String) throws(MailError) {
        let bytes = Array(text.utf8)
        guard bytes.count <= 254, let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { throw .invalidAddress }
        let local = bytes[..<at]
        let domain = bytes[(at + 1)...]
        guard Self.isDotString(local), Self.isHostName(domain) else { throw .invalidAddress }
        self.local = String(decoding: local, as: UTF8.self)
        self.domain = String(decoding: domain, as: UTF8.self)
    }

    /// `local@domain`.
    public var description: String { "\(local)@\(domain)" }

    private static let localSpecials = Set("!#$%&'*+-/=?^_`{|}~".utf8)

    private static func isDotString(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard (1...64).contains(bytes.count) else { return false }
        return bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.allSatisfy { $0.isASCIILetterOrDigit || localSpecials.contains($0) }
        }
    }

    private static func isHostName(_ bytes: ArraySlice<UInt8>) -> Bool {
        let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                && label.allSatisfy { $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "-") }
        }
    }
}

extension UInt8 {
    var isASCIILetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
