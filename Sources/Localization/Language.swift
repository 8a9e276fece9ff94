/// A language of the interface. French is the default.
public enum Language: String, CaseIterable, Hashable, Sendable {
    /// French.
    case fr
    /// Arabic, as written in Morocco.
    case ar
    /// English.
    case en

    /// The way a script runs.
    public enum Direction: String, Hashable, Sendable {
        /// From left to right.
        case ltr
        /// From right to left.
        case rtl
    }

    /// The way the language runs, as HTML's `dir` names it.
    public var direction: Direction {
        self == .ar ? .rtl : .ltr
    }

    /// The language's name in itself.
    public var nativeName: String {
        switch self {
        case .fr: "Français"
        case .ar: "العربية"
        case .en: "English"
        }
    }
}
