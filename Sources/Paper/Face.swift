/// How letters look. Families are tried in order for each letter, so that a Latin name in an Arabic line is set too.
struct Face {
    var families: String
    var size: Double
    var isBold = false
    var colour = PaperColour.ink
    /// The distance of lines as a multiple of the type's own.
    var leading = 1.12

    static let sans = "Noto Sans, Noto Sans Arabic, DejaVu Sans, sans-serif"
    static let serif = "Noto Serif, Noto Naskh Arabic, Noto Sans Arabic, DejaVu Serif, serif"
    static let fixed = "Noto Sans Mono, DejaVu Sans Mono, monospace"

    static let foot = Face(families: sans, size: 8, colour: .soft)
    static let term = Face(families: sans, size: 9.5, colour: .soft)
    static let value = Face(families: sans, size: 10.5)
    static let cell = Face(families: sans, size: 9.5, leading: 1.05)
    static let cellHead = Face(families: sans, size: 8.5, isBold: true, colour: .soft, leading: 1.05)
    static let cellTotal = Face(families: sans, size: 9.5, isBold: true, leading: 1.05)

    static func title(_ accent: PaperColour) -> Face {
        Face(families: serif, size: 23, isBold: true, colour: accent, leading: 1)
    }

    static func heading(_ accent: PaperColour) -> Face {
        Face(families: serif, size: 14, isBold: true, colour: accent, leading: 1)
    }

    static func letterhead(_ accent: PaperColour) -> Face {
        Face(families: serif, size: 13, isBold: true, colour: accent, leading: 1)
    }

    static func figure(_ accent: PaperColour) -> Face {
        Face(families: serif, size: 19, isBold: true, colour: accent, leading: 1)
    }

    static func of(_ style: PaperText.Style) -> Face {
        switch style {
        case .body: Face(families: sans, size: 10.5)
        case .letter: Face(families: serif, size: 12, leading: 1.22)
        case .lead: Face(families: sans, size: 12, colour: .soft)
        case .strong: Face(families: sans, size: 10.5, isBold: true)
        case .small: Face(families: sans, size: 8.5, colour: .soft)
        case .mono: Face(families: fixed, size: 9)
        }
    }
}
