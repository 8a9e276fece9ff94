/// The spaces of French that may not end a line.
///
/// Whoever writes a catalog types plain spaces; the catalog is spaced once, when it is read. A narrow no-break space
/// (U+202F) stands before `;` `!` `?` `»` and `%`, after `«` and between the groups of a number; a no-break space
/// (U+00A0) before `:` and between a number and the word it counts. No space is added or taken away, so that
/// addresses, times as `10:30` and placeholders stay as they are.
public enum FrenchSpacing {
    /// The text with its spaces made to hold where they have to.
    public static func applied(to text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            guard scalar == " ", index > 0, index + 1 < scalars.count else {
                result.append(scalar)
                continue
            }
            let opensPlace = index + 2 < scalars.count && scalars[index + 2] == "{"
            result.append(space(between: scalars[index - 1], and: scalars[index + 1], opensPlace: opensPlace))
        }
        return String(result)
    }

    private static func space(
        between before: Unicode.Scalar, and after: Unicode.Scalar, opensPlace: Bool
    ) -> Unicode.Scalar {
        switch after {
        case ";", "!", "?", "»": return "\u{202F}"
        case ":": return "\u{A0}"
        default: break
        }
        guard before != "«" else { return "\u{202F}" }
        guard isDigit(before) else { return " " }
        if isDigit(after) || (after == "%" && !opensPlace) { return "\u{202F}" }
        return after.properties.isAlphabetic ? "\u{A0}" : " "
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
