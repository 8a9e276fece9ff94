/// Joins things into a sentence: `A, B et C`, `A وB وC`, `A, B and C`.
public struct ListFormat: Sendable {
    private let language: Language

    /// The habits of that language.
    public init(_ language: Language) {
        self.language = language
    }

    /// The texts as one.
    public func join(_ items: [String]) -> String {
        interleave(items) { $0 }.joined()
    }

    /// The items with what stands between them, for a writer that has its own way of setting items, as HTML has.
    public func interleave<Item>(_ items: [Item], literal: (String) -> Item) -> [Item] {
        var result: [Item] = []
        for (index, item) in items.enumerated() {
            if index > 0 { result.append(literal(separator(isLast: index == items.count - 1))) }
            result.append(item)
        }
        return result
    }

    private func separator(isLast: Bool) -> String {
        switch language {
        case .fr: isLast ? " et " : ", "
        case .ar: " و"
        case .en: isLast ? " and " : ", "
        }
    }
}
