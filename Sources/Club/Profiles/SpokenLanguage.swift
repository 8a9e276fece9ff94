/// A language a member does business in, by its code of ISO 639; `zgh` is Standard Moroccan Tamazight.
enum SpokenLanguage: String, CaseIterable, Sendable {
    case arabic = "ar"
    case amazigh = "zgh"
    case french = "fr"
    case english = "en"
    case spanish = "es"
    case german = "de"
    case italian = "it"
    case portuguese = "pt"
    case dutch = "nl"
    case turkish = "tr"
    case russian = "ru"
    case chinese = "zh"

    /// The key of its name.
    var key: String { "profiles.language." + rawValue }

    /// Reads the stored form; what is not known is left out.
    static func list(stored: String) -> [SpokenLanguage] {
        stored.split(separator: ",").compactMap { SpokenLanguage(rawValue: String($0)) }
    }

    /// The stored form, such as `ar,fr`.
    static func stored(_ languages: [SpokenLanguage]) -> String {
        languages.map(\.rawValue).joined(separator: ",")
    }
}
