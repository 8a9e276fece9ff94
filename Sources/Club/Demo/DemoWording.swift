import Localization

/// A text as its author would write it in each of the three languages.
struct DemoWording: Sendable {
    var french: String
    var arabic: String
    var english: String

    subscript(language: Language) -> String {
        switch language {
        case .fr: french
        case .ar: arabic
        case .en: english
        }
    }

    /// Three cells of a table, from the one at `start`.
    init(_ cells: [String], at start: Int) {
        french = cells[start]
        arabic = cells[start + 1]
        english = cells[start + 2]
    }
}

/// A name in both scripts.
struct DemoName: Sendable {
    var latin: String
    var arabic: String

    func written(inArabic: Bool) -> String { inArabic ? arabic : latin }
}
