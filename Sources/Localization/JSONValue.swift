/// A JSON value, keeping the order of members. Foundation's decoder would hide a key written twice.
enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number as written; catalogs have none worth computing with.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    struct Member: Hashable, Sendable {
        let name: String
        let value: JSONValue
    }

    var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    var members: [Member]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    subscript(name: String) -> JSONValue? {
        members?.first { $0.name == name }?.value
    }
}
