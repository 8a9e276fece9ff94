/// The messages of the interface in all its languages, read once from Apple's String Catalogs (`.xcstrings`).
public struct Catalog: Sendable {
    private let messages: [String: [Language: Message]]

    /// The messages of several catalogs, each given as the bytes of its file. A key may stand in one file only.
    public init(merging files: [[UInt8]]) throws(CatalogError) {
        var messages: [String: [Language: Message]] = [:]
        for (number, bytes) in files.enumerated() {
            for (key, found) in try CatalogReader(file: number).read(bytes) {
                guard messages.updateValue(found, forKey: key) == nil else { throw .duplicate(key: key) }
            }
        }
        self.messages = messages
    }

    /// Every key, in order.
    public var keys: [String] {
        messages.keys.sorted()
    }

    /// Whether the catalog has that key.
    public func contains(_ key: String) -> Bool {
        messages[key] != nil
    }

    /// The message, in French when the language lacks it.
    func message(_ key: String, _ language: Language) -> Message? {
        guard let found = messages[key] else { return nil }
        return found[language] ?? found[.fr]
    }

    /// The messages of a key by language.
    func messages(of key: String) -> [Language: Message] {
        messages[key] ?? [:]
    }
}
