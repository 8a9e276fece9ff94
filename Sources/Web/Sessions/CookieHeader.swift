/// Reads a `Cookie` header by bytes (RFC 6265bis, section 5.8.3 reversed).
enum CookieHeader {
    /// A hundred at most; what follows is one unread piece that is left out.
    static func pairs(_ header: String) -> [(name: String, value: String)] {
        header.utf8.split(separator: UInt8(ascii: ";"), maxSplits: 100).prefix(100).compactMap { item in
            let trimmed = trim(item)
            guard let equals = trimmed.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            let name = trimmed[..<equals]
            var value = trimmed[equals...].dropFirst()
            if value.count >= 2, value.first == UInt8(ascii: "\""), value.last == UInt8(ascii: "\"") {
                value = value.dropFirst().dropLast()
            }
            guard !name.isEmpty, let value = PercentEncoding.text(value) else { return nil }
            return (String(decoding: name, as: UTF8.self), value)
        }
    }

    private static func trim(_ item: Substring.UTF8View) -> Substring.UTF8View {
        var item = item
        while let first = item.first, first == 0x20 || first == 0x09 {
            item = item.dropFirst()
        }
        while let last = item.last, last == 0x20 || last == 0x09 {
            item = item.dropLast()
        }
        return item
    }
}
