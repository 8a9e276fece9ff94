/// The languages a Moroccan fact is named in.
public enum NameLanguage: String, Sendable, Hashable, CaseIterable {
    case french = "fr"
    case arabic = "ar"
    case english = "en"
}

/// One name in the three languages of the club.
public struct LocalName: Sendable, Hashable {
    /// The French name.
    public let french: String
    /// The Arabic name.
    public let arabic: String
    /// The English name.
    public let english: String

    /// Keeps the three names as given.
    public init(french: String, arabic: String, english: String) {
        self.french = french
        self.arabic = arabic
        self.english = english
    }

    /// The name in one language.
    public subscript(language: NameLanguage) -> String {
        switch language {
        case .french: french
        case .arabic: arabic
        case .english: english
        }
    }
}
