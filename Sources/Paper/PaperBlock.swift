/// A part of a document, from the top to the bottom of its pages.
public enum PaperBlock: Sendable {
    /// The document's own title; once.
    case title(String)
    /// The heading of what follows; it never stands alone at the foot of a page.
    case heading(String)
    /// Text; line feeds part it into paragraphs.
    case text(PaperText)
    /// What is known, term by term, in two columns.
    case facts([PaperFact])
    /// A few figures that matter most, large and side by side.
    case figures([PaperFact])
    /// Rows and columns; the head is repeated on every page.
    case table(PaperTable)
    /// A QR code with texts beside it, kept on one page.
    case code(PaperCode, beside: [PaperText])
    /// A fine line across.
    case rule
    /// White, in points.
    case space(Double)
}

/// A term and what it is: `Depuis` and `mars 2019`.
public struct PaperFact: Hashable, Sendable {
    /// The term.
    public var term: String
    /// What it is.
    public var value: String

    /// A term and what it is.
    public init(_ term: String, _ value: String) {
        self.term = term
        self.value = value
    }
}
