/// Escaping for text and for quoted attribute values, byte by byte.
enum HTMLEscaping {
    private static let ampersand: StaticString = "&amp;"
    private static let less: StaticString = "&lt;"
    private static let greater: StaticString = "&gt;"
    private static let quotation: StaticString = "&quot;"
    private static let apostrophe: StaticString = "&#39;"

    static func append(_ text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { append($0, to: &output) }
    }

    static func append(_ text: Substring, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { append($0, to: &output) }
    }

    /// Copies runs of harmless bytes at once. All five marks are ASCII, and no byte of a multi-byte scalar is.
    private static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var start = 0
        for index in 0..<text.count {
            guard let replacement = replacement(for: text[index]) else { continue }
            output.append(contentsOf: text[start..<index])
            replacement.withUTF8Buffer { output.append(contentsOf: $0) }
            start = index + 1
        }
        output.append(contentsOf: text[start...])
    }

    @inline(__always)
    private static func replacement(for byte: UInt8) -> StaticString? {
        guard byte <= 0x3E else { return nil }
        switch byte {
        case UInt8(ascii: "&"): return ampersand
        case UInt8(ascii: "<"): return less
        case UInt8(ascii: ">"): return greater
        case UInt8(ascii: "\""): return quotation
        case UInt8(ascii: "'"): return apostrophe
        default: return nil
        }
    }
}
