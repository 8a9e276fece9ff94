/// The messages of the interface in all its languages, read once from Apple's String Catalogs (`.xcstrings`).
public struct Catalog: Sendable {
    private let messages: [String: [Language: Message]]
    /// The same by language, French where the language lacks one: pages look up a hundred of them.
    private let spoken: [Language: [String: Message]]

    /// The messages of several catalogs, each given as the bytes of its file. A key may stand in one file only.
    public init(merging files: [[UInt8]]) throws(CatalogError) {
        var messages: [String: [Language: Message]] = [:]
        for (number, bytes) in files.enumerated() {
            for (key, found) in try CatalogReader(file: number).read(bytes) {
                guard messages.updateValue(found, forKey: key) == nil else { throw .duplicate(key: key) }
            }
        }
        self.messages = messages
        spoken = Dictionary(
            uniqueKeysWithValues: Language.allCases.map { language in
                (language, messages.compactMapValues { $0[language] ?? $0[.fr] })
            }
        )
    }

    /// The messages of one language.
    func messages(in language: Language) -> [String: Message] { spoken[language] ?? [:] }

    /// Every key, in order.
    public var keys: [String] {
        messages.keys.sorted()
    }

    /// Whether the catalog has that key.
    public func contains(_ key: String) -> Bool {
        messages[key] != nil
    }

    /// The messages of a key by language.
    func messages(of key: String) -> [Language: Message] {
        messages[key] ?? [:]
    }
}
