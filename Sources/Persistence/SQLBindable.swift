public import Chronology

/// A type whose values can be bound in a statement: `"… WHERE id = \(id)"`.
///
/// An enum with a `String` or `Int` raw value needs only to name the protocol.
public protocol SQLBindable {
    /// The value to bind.
    var sqlValue: SQLValue { get }

    /// The column type of such values, needed where no value can tell it (an empty list).
    static var sqlType: SQLType { get }
}

/// A type that goes in and out of the database.
public typealias SQLConvertible = SQLBindable & SQLDecodable

extension SQLBindable {
    /// Text unless the type says otherwise.
    public static var sqlType: SQLType { .text }
}

extension SQLBindable where Self: RawRepresentable, RawValue: SQLBindable {
    /// The raw value.
    public var sqlValue: SQLValue { rawValue.sqlValue }

    /// The raw value's type.
    public static var sqlType: SQLType { RawValue.sqlType }
}

extension SQLValue: SQLBindable {
    /// Itself.
    public var sqlValue: SQLValue { self }
}

extension Int: SQLBindable {
    /// The integer.
    public var sqlValue: SQLValue { .integer(Int64(self)) }

    /// A 64-bit integer.
    public static var sqlType: SQLType { .integer }
}

extension Int64: SQLBindable {
    /// The integer.
    public var sqlValue: SQLValue { .integer(self) }

    /// A 64-bit integer.
    public static var sqlType: SQLType { .integer }
}

extension Bool: SQLBindable {
    /// 1 for true, 0 for false, in both engines.
    public var sqlValue: SQLValue { .integer(self ? 1 : 0) }

    /// A 64-bit integer.
    public static var sqlType: SQLType { .integer }
}

extension Double: SQLBindable {
    /// The number.
    public var sqlValue: SQLValue { .real(self) }

    /// A 64-bit floating-point number.
    public static var sqlType: SQLType { .real }
}

extension String: SQLBindable {
    /// The text.
    public var sqlValue: SQLValue { .text(self) }
}

extension [UInt8]: SQLBindable {
    /// The bytes.
    public var sqlValue: SQLValue { .blob(self) }

    /// Bytes.
    public static var sqlType: SQLType { .blob }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
    /// The wrapped value, or `NULL`.
    public var sqlValue: SQLValue { self?.sqlValue ?? .null }

    /// The wrapped type.
    public static var sqlType: SQLType { Wrapped.sqlType }
}

extension Instant: SQLBindable {
    /// Milliseconds since 1970, UTC.
    public var sqlValue: SQLValue { .integer(milliseconds) }

    /// A 64-bit integer.
    public static var sqlType: SQLType { .integer }
}
