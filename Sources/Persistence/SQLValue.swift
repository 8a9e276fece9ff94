/// One value as the engines exchange it, in the five kinds both of them know.
public enum SQLValue: Sendable, Hashable {
    /// SQL's `NULL`.
    case null
    /// A 64-bit integer; booleans are 0 and 1 in both engines.
    case integer(Int64)
    /// A 64-bit floating-point number.
    case real(Double)
    /// Text without U+0000.
    case text(String)
    /// Bytes.
    case blob([UInt8])
}

extension SQLValue {
    /// The kind in one word, for messages that must not show the value.
    public var kind: String {
        switch self {
        case .null: "NULL"
        case .integer: "integer"
        case .real: "real"
        case .text: "text"
        case .blob: "blob"
        }
    }
}
