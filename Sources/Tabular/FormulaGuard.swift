/// Keeps a spreadsheet from running what a member typed into a cell, with an apostrophe in front, and takes the
/// apostrophe off again.
///
/// For every text, `undefuse(defuse(text)) == text`. Source: OWASP, *CSV Injection*.
public enum FormulaGuard {
    /// `cell`, with an apostrophe in front when a spreadsheet could take it for a formula.
    public static func defuse(_ cell: String) -> String {
        isRisky(cell.unicodeScalars[...]) ? "'" + cell : cell
    }

    /// `cell` without the apostrophe that ``defuse(_:)`` put there.
    public static func undefuse(_ cell: String) -> String {
        guard cell.utf8.first == 0x27, isRisky(cell.unicodeScalars.dropFirst()) else { return cell }
        return String(cell.unicodeScalars.dropFirst())
    }

    /// Apostrophes and blanks are looked past: an apostrophe because taking one off must never free a formula, a
    /// blank because some programs trim it.
    private static func isRisky(_ scalars: Substring.UnicodeScalarView) -> Bool {
        for scalar in scalars {
            switch scalar {
            case "'", " ", "\u{A0}", "\u{FEFF}": continue
            case "=", "+", "-", "@", "\t", "\r", "\n": return true
            case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
            default: return false
            }
        }
        return false
    }
}
