/// Names and values in the order they came; a name may come several times.
public struct FormFields: Sendable, Equatable {
    /// All pairs in order.
    public private(set) var pairs: [(name: String, value: String)] = []

    /// Makes an empty map.
    public init() {}

    /// The first value of a name.
    public subscript(_ name: String) -> String? {
        pairs.first { $0.name == name }?.value
    }

    /// All values of a name, in order.
    public func all(_ name: String) -> [String] {
        pairs.filter { $0.name == name }.map(\.value)
    }

    /// Adds a pair at the end.
    public mutating func append(_ name: String, _ value: String) {
        pairs.append((name, value))
    }

    /// Same pairs in the same order.
    public static func == (left: FormFields, right: FormFields) -> Bool {
        left.pairs.elementsEqual(right.pairs) { $0 == $1 }
    }
}

extension FormFields: ExpressibleByDictionaryLiteral {
    /// Makes fields for a form shown with values already in it, or for a test.
    public init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements {
            append(name, value)
        }
    }
}
