import Chronology
import Localization
import Paper

extension PaperDocument {
    /// A document of the club in a language: its name at the head, the words for page numbers at the foot.
    ///
    /// - Parameters:
    ///   - line: what stands small under the club's name.
    ///   - created: when what it says was so; not the moment of drawing, so that the same paper is the same bytes.
    init(
        _ title: String, club: String, line: String, blocks: [PaperBlock], footer: String, created: Instant,
        _ t: Translator
    ) {
        self.init(
            title: title, author: club, language: t.language.onPaper, created: created,
            letterhead: PaperLetterhead(name: club, line: line), blocks: blocks, footer: footer,
            pageNumber: { t("papers.page", ["page": .number($0), "pages": .number($1)]) }
        )
    }
}

extension Language {
    /// The language as paper knows it.
    var onPaper: PaperLanguage { PaperLanguage(tag: rawValue, isRightToLeft: direction == .rtl) }
}
