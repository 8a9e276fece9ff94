import Chronology

@testable import Paper

/// Documents to draw.
enum Papers {
    static let french = PaperLanguage(tag: "fr", isRightToLeft: false)
    static let arabic = PaperLanguage(tag: "ar", isRightToLeft: true)
    static let made = Instant(seconds: 1_795_000_000)

    static func french(_ blocks: [PaperBlock]) -> PaperDocument {
        PaperDocument(
            title: "Lettre de recommandation", author: "Club des ateliers", language: french, created: made,
            letterhead: PaperLetterhead(name: "Club des ateliers", line: "Casablanca"), blocks: blocks,
            footer: "Au pied de chaque page", pageNumber: { "Page \($0) sur \($1)" })
    }

    static func arabic(_ blocks: [PaperBlock]) -> PaperDocument {
        PaperDocument(
            title: "رسالة توصية", author: "نادي الورشات", language: arabic, created: made,
            letterhead: PaperLetterhead(name: "نادي الورشات"), blocks: blocks, footer: "أسفل كل صفحة",
            pageNumber: { "صفحة \($0) من \($1)" })
    }

    static let letter: [PaperBlock] = [
        .title("Nadia El Fassi"), .text(PaperText("Architecte d’intérieur, Rabat", .lead)),
        .facts([PaperFact("Connue depuis", "mars 2019"), PaperFact("Pour", "l’aménagement de bureaux")]), .rule,
        .text(PaperText("Elle chiffre juste.\nElle tient ses délais.", .letter)),
        .text(PaperText("أنجزت نادية العمل في أسبوعين.", .letter, in: arabic)),
    ]

    static func code(width: Int = 25) -> PaperCode? {
        PaperCode(width: width, dark: (0..<width * width).map { $0 * 7919 % 13 < 6 }, description: "code")
    }
}
