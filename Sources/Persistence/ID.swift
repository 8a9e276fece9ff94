/// The key of an `Entity`: a positive 64-bit integer that grows with time, shown as 13 characters of base 32.
///
/// The entity is there so that a member's key cannot be taken for a company's.
public struct ID<Entity>: Hashable, Comparable, Sendable {
    /// The integer as the database stores it.
    public let rawValue: Int64

    /// The key of that integer; for fixed keys in tests and for what the database answers.
    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Whether the left key was made before the right one.
    public static func < (left: ID, right: ID) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension ID: LosslessStringConvertible {
    /// Reads a key as a person may have typed it: upper or lower case, `o` for 0, `i` and `l` for 1.
    /// Nil when it cannot be a key.
    public init?(_ description: String) {
        guard let number = Crockford.decode(description) else { return nil }
        self.init(rawValue: number)
    }

    /// The key in 13 lower-case characters, for addresses.
    public var description: String { Crockford.encode(rawValue) }
}

extension ID: SQLBindable {
    /// The integer.
    public var sqlValue: SQLValue { .integer(rawValue) }

    /// A 64-bit integer.
    public static var sqlType: SQLType { .integer }
}

extension ID: SQLDecodable {
    /// A stored integer.
    public init(sqlValue: SQLValue) throws {
        self.init(rawValue: try Int64(sqlValue: sqlValue))
    }
}
