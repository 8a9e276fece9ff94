/// Puts a text a person typed in order.
public enum FormText {
    /// What a field takes.
    public enum Kind: Sendable {
        /// One line; bidirectional controls stay.
        case line
        /// One line without bidirectional control characters, which in a name serve only to deceive.
        case name
        /// Several lines, ended by U+000A.
        case paragraph
    }

    /// Normalises line ends, removes control characters, trims white space at both ends.
    ///
    /// ZWNJ and ZWJ stay: Arabic and Persian words need them.
    public static func clean(_ text: String, _ kind: Kind) -> String {
        var output = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            defer { afterReturn = scalar == "\r" }
            if scalar == "\n", afterReturn { continue }
            switch scalar.value {
            case 0x0A, 0x0D, 0x85, 0x2028, 0x2029:
                output.append(kind == .paragraph ? "\n" : " ")
            case 0x09:
                output.append(" ")
            case 0x00...0x1F, 0x7F...0x9F, 0xFEFF:
                continue
            default:
                if kind == .name, isBidiControl(scalar) { continue }
                output.append(scalar)
            }
        }
        return trimmed(output)
    }

    /// The explicit directional marks, embeddings, overrides and isolates (Unicode UAX 9, table 3).
    public static func isBidiControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func trimmed(_ scalars: String.UnicodeScalarView) -> String {
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
