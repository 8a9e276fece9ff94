/// The column types both engines share, under the names both of them read.
public enum SQLType: String, Sendable {
    /// A 64-bit integer.
    case integer = "BIGINT"
    /// A 64-bit floating-point number.
    case real = "DOUBLE PRECISION"
    /// Text.
    case text = "TEXT"
    /// Bytes.
    case blob = "BYTEA"
}
