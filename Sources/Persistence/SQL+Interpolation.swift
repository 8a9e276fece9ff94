extension SQL: ExpressibleByStringInterpolation {
    /// Text the program wrote.
    public init(stringLiteral text: String) {
        self.init(unsafe: text)
    }

    /// Text the program wrote, with values and fragments.
    public init(stringInterpolation: StringInterpolation) {
        self = stringInterpolation.sql
    }

    /// Gathers the text and values of an interpolated literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var sql = SQL()

        /// Called by the compiler.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Text between the values.
        public mutating func appendLiteral(_ literal: String) {
            sql.append(unsafe: literal)
        }

        /// A value, which becomes a binding.
        public mutating func appendInterpolation(_ value: some SQLBindable) {
            sql.append(value: value.sqlValue)
        }

        /// An optional value; nil becomes `NULL`.
        public mutating func appendInterpolation<Value: SQLBindable>(_ value: Value?) {
            sql.append(value: value.sqlValue)
        }

        /// A fragment, which is spliced in with its values.
        public mutating func appendInterpolation(_ fragment: SQL) {
            sql.append(fragment)
        }

        /// A list in parentheses, for `IN`. An empty one is an empty selection, so `IN` is false and `NOT IN` true
        /// in both engines.
        public mutating func appendInterpolation<Value: SQLBindable>(list values: some Sequence<Value>) {
            sql.append(unsafe: "(")
            var isFirst = true
            for value in values {
                if !isFirst { sql.append(unsafe: ", ") }
                sql.append(value: value.sqlValue)
                isFirst = false
            }
            if isFirst {
                sql.append(unsafe: "SELECT CAST(NULL AS \(Value.sqlType.rawValue)) WHERE 1 = 0")
            }
            sql.append(unsafe: ")")
        }

        /// A number of rows, written and not bound: PostgreSQL plans a prepared statement once for all values, and
        /// not knowing how few rows are wanted it joins whole tables for a page (decision 12).
        public mutating func appendInterpolation(rows count: Int) {
            sql.append(unsafe: String(count))
        }

        /// An identifier or keyword the program itself chose, as it is.
        public mutating func appendInterpolation(unsafe text: String) {
            sql.append(unsafe: text)
        }
    }
}
