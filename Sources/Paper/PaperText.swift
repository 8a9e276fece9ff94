/// A text, how it looks and which way it runs.
public struct PaperText: Hashable, Sendable {
    /// The looks there are.
    public enum Style: Sendable {
        /// Ordinary text.
        case body
        /// A letter: larger, in a type with serifs.
        case letter
        /// A line that leads in.
        case lead
        /// Ordinary text that stands out.
        case strong
        /// What stands back.
        case small
        /// A key or an address, one letter as wide as the next; it always runs from left to right.
        case mono
    }

    /// The words; line feeds part paragraphs.
    public var words: String
    /// How it looks.
    public var style: Style
    /// Its own language, if it is not the document's.
    public var language: PaperLanguage?

    /// A text in the document's language, or in its own.
    public init(_ words: String, _ style: Style = .body, in language: PaperLanguage? = nil) {
        self.words = words
        self.style = style
        self.language = language
    }
}
