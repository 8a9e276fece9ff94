import Localization
import Morocco

/// What a company does, in words.
enum Trade {
    /// The company's own words, or else those of the nomenclature in the reader's language.
    static func words(activity: String?, division: String?, _ language: Language) -> String? {
        activity ?? division.flatMap { NMA.division($0)?.name[language.ofNames] }
    }
}

extension Language {
    /// The same language in the tables of Moroccan names.
    var ofNames: NameLanguage {
        switch self {
        case .fr: .french
        case .ar: .arabic
        case .en: .english
        }
    }
}
