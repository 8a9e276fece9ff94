/// A statement or a piece of one, with its values beside the text and never in it.
///
/// ```swift
/// let sql: SQL = "SELECT name FROM members WHERE branch_id = \(branch) AND status IN \(list: statuses)"
/// ```
///
/// Text from outside the program can come in only as a value; ``init(unsafe:)`` is for identifiers the program
/// itself chose.
public struct SQL: Sendable, Hashable {
    /// The text, with `?` where each value goes: SQLite's form, and the key of prepared statements in both engines.
    package private(set) var text: String
    /// The values, in order.
    package private(set) var bindings: [SQLValue]
    /// Where in the text's UTF-8 the placeholders stand; a `?` inside a quoted literal is not one.
    private var marks: [Int]

    /// Nothing, to be appended to.
    public init() {
        text = ""
        bindings = []
        marks = []
    }

    /// SQL text as it is: identifiers and keywords the program chose, never anything a person typed.
    public init(unsafe text: String) {
        self.text = text
        bindings = []
        marks = []
    }

    /// Whether there is no text at all.
    public var isEmpty: Bool { text.isEmpty }

    /// Appends a fragment with its values.
    public mutating func append(_ other: SQL) {
        let offset = text.utf8.count
        text += other.text
        guard !other.bindings.isEmpty else { return }
        bindings += other.bindings
        for mark in other.marks {
            marks.append(offset + mark)
        }
    }

    mutating func append(value: SQLValue) {
        marks.append(text.utf8.count)
        text += "?"
        bindings.append(value)
    }

    mutating func append(unsafe more: String) {
        text += more
    }

    /// The text as PostgreSQL reads it: `$1`, `$2` … and `NULL` written out, because a bare `$1 IS NULL` has no
    /// type there.
    package func numbered() -> String {
        guard !marks.isEmpty else { return text }
        let source = text.utf8
        var result = ""
        result.reserveCapacity(source.count + marks.count * 2)
        var start = source.startIndex
        var offset = 0
        var number = 0
        for (mark, value) in zip(marks, bindings) {
            let end = source.index(start, offsetBy: mark - offset)
            result += text[start..<end]
            if value == .null {
                result += "NULL"
            } else {
                number += 1
                result += "$\(number)"
            }
            start = source.index(after: end)
            offset = mark + 1
        }
        result += text[start...]
        return result
    }

    /// Two fragments one after the other; write the space between them.
    public static func + (left: SQL, right: SQL) -> SQL {
        var result = left
        result.append(right)
        return result
    }

    /// Appends a fragment.
    public static func += (left: inout SQL, right: SQL) {
        left.append(right)
    }
}

extension Sequence<SQL> {
    /// The fragments with the separator between them: `conditions.joined(separator: " AND ")`.
    public func joined(separator: SQL) -> SQL {
        var result = SQL()
        var isFirst = true
        for fragment in self {
            if !isFirst { result.append(separator) }
            result.append(fragment)
            isFirst = false
        }
        return result
    }
}
