/// A piece of a message.
public enum Segment: Hashable, Sendable {
    /// Text of ours, to be shown as it is.
    case literal(String)
    /// The place of the value of that name.
    case placeholder(String)
}

/// A message cut into its pieces, once, when the catalog is read.
struct Template: Hashable, Sendable {
    let segments: [Segment]

    /// Cuts `Bonjour %{name}`; nil when a placeholder does not end or its name is not a letter and letters or digits.
    init?(_ text: String) {
        var segments: [Segment] = []
        var literal: [UInt8] = []
        let bytes = Array(text.utf8)
        var position = 0
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "%"), position + 1 < bytes.count,
                bytes[position + 1] == UInt8(ascii: "{")
            else {
                literal.append(bytes[position])
                position += 1
                continue
            }
            guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
            let name = bytes[position + 2..<end]
            guard Template.isName(name) else { return nil }
            if !literal.isEmpty { segments.append(.literal(String(decoding: literal, as: UTF8.self))) }
            literal = []
            segments.append(.placeholder(String(decoding: name, as: UTF8.self)))
            position = end + 1
        }
        if !literal.isEmpty { segments.append(.literal(String(decoding: literal, as: UTF8.self))) }
        self.segments = segments
    }

    var placeholders: Set<String> {
        Set(
            segments.compactMap { segment in
                guard case .placeholder(let name) = segment else { return nil }
                return name
            }
        )
    }

    /// Whether nothing but white space would be shown.
    var isBlank: Bool {
        segments.allSatisfy { segment in
            guard case .literal(let text) = segment else { return false }
            return text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
        }
    }

    private static func isName(_ name: some Collection<UInt8>) -> Bool {
        guard let first = name.first, (0x41...0x5A).contains(first & 0xDF) else { return false }
        return name.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) }
    }
}
