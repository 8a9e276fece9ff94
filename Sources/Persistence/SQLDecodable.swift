public import Chronology

/// A type that can be made from a value of the database: `let name: String = try row.get("name")`.
///
/// An enum with a `String` or `Int` raw value needs only to name the protocol.
public protocol SQLDecodable {
    /// Makes the value.
    ///
    /// - Throws: ``SQLMismatch`` when the stored value is not of this type.
    init(sqlValue: SQLValue) throws
}

/// The stored value is of another kind than the program expects. The value itself is never shown.
public struct SQLMismatch: Error, Equatable {
    /// The type the program wanted.
    public let wanted: String
    /// The kind the database holds.
    public let found: String

    /// A mismatch between the wanted type and the found value.
    public init(_ wanted: Any.Type, _ found: SQLValue) {
        self.wanted = String(describing: wanted)
        self.found = found.kind
    }
}

extension SQLDecodable where Self: RawRepresentable, RawValue: SQLDecodable {
    /// The case of that raw value; a raw value no case has is a mismatch.
    @inlinable
    public init(sqlValue: SQLValue) throws {
        guard let known = Self(rawValue: try RawValue(sqlValue: sqlValue)) else {
            throw SQLMismatch(Self.self, sqlValue)
        }
        self = known
    }
}

extension SQLValue: SQLDecodable {
    /// The value as it is.
    public init(sqlValue: SQLValue) { self = sqlValue }
}

extension Int64: SQLDecodable {
    /// An integer.
    public init(sqlValue: SQLValue) throws {
        guard case .integer(let integer) = sqlValue else { throw SQLMismatch(Self.self, sqlValue) }
        self = integer
    }
}

extension Int: SQLDecodable {
    /// An integer.
    public init(sqlValue: SQLValue) throws {
        guard case .integer(let integer) = sqlValue else { throw SQLMismatch(Self.self, sqlValue) }
        self = Int(integer)
    }
}

extension Bool: SQLDecodable {
    /// 0 or 1; anything else is a mismatch.
    public init(sqlValue: SQLValue) throws {
        switch sqlValue {
        case .integer(0): self = false
        case .integer(1): self = true
        default: throw SQLMismatch(Self.self, sqlValue)
        }
    }
}

extension Double: SQLDecodable {
    /// A number; an integer is read as one.
    public init(sqlValue: SQLValue) throws {
        switch sqlValue {
        case .real(let number): self = number
        case .integer(let integer): self = Double(integer)
        default: throw SQLMismatch(Self.self, sqlValue)
        }
    }
}

extension String: SQLDecodable {
    /// Text.
    public init(sqlValue: SQLValue) throws {
        guard case .text(let text) = sqlValue else { throw SQLMismatch(Self.self, sqlValue) }
        self = text
    }
}

extension [UInt8]: SQLDecodable {
    /// Bytes.
    public init(sqlValue: SQLValue) throws {
        guard case .blob(let bytes) = sqlValue else { throw SQLMismatch(Self.self, sqlValue) }
        self = bytes
    }
}

extension Optional: SQLDecodable where Wrapped: SQLDecodable {
    /// Nil for `NULL`, else the wrapped value.
    @inlinable
    public init(sqlValue: SQLValue) throws {
        if case .null = sqlValue {
            self = nil
        } else {
            self = try Wrapped(sqlValue: sqlValue)
        }
    }
}

extension Instant: SQLDecodable {
    /// Milliseconds since 1970, UTC.
    public init(sqlValue: SQLValue) throws {
        self.init(milliseconds: try Int64(sqlValue: sqlValue))
    }
}
