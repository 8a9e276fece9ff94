public import Chronology

/// A document for paper: what stands on it, in order, and what is known of it. It is a plain value; `pdf()` draws it.
///
/// Nothing in it looks at a clock, a file or chance: the same value gives the same bytes wherever the same fonts are.
public struct PaperDocument: Sendable {
    /// The title, which readers show as the window's name and screen readers say first.
    public var title: String
    /// Who issues it.
    public var author: String
    /// The language it is written in.
    public var language: PaperLanguage
    /// When it was made, as the file tells; it is drawn nowhere.
    public var created: Instant
    /// The colour of the pattern and of the headings.
    public var accent: PaperColour
    /// What stands at the head of the first page, under the pattern.
    public var letterhead: PaperLetterhead?
    /// What it says.
    public var blocks: [PaperBlock]
    /// The line at the foot of each page.
    public var footer: String
    /// The words for a page's number out of so many.
    public var pageNumber: @Sendable (_ page: Int, _ pages: Int) -> String

    /// A document of these blocks.
    public init(
        title: String, author: String, language: PaperLanguage, created: Instant, accent: PaperColour = .green,
        letterhead: PaperLetterhead? = nil, blocks: [PaperBlock], footer: String = "",
        pageNumber: @escaping @Sendable (_ page: Int, _ pages: Int) -> String = { "\($0) / \($1)" }
    ) {
        self.title = title
        self.author = author
        self.language = language
        self.created = created
        self.accent = accent
        self.letterhead = letterhead
        self.blocks = blocks
        self.footer = footer
        self.pageNumber = pageNumber
    }
}

/// Who writes, at the head of the first page.
public struct PaperLetterhead: Hashable, Sendable {
    /// The name, large.
    public var name: String
    /// A line under it, small.
    public var line: String

    /// A name and what is said under it.
    public init(name: String, line: String = "") {
        self.name = name
        self.line = line
    }
}
