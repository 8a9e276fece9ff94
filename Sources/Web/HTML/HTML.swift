/// A piece of a page, built by string interpolation: literals are trusted, every interpolated text is escaped.
///
/// Escaping works on UTF-8 bytes, never on `Character`: a combining character after a quotation mark must not hide it
/// (`"` followed by U+200D is one `Character`, but still closes an attribute).
///
/// ```swift
/// let card: HTML = "<li class=\"card\"><a href=\"\(Routes.member(id))\">\(bdi: name)</a></li>"
/// ```
///
/// Attribute values are always written between quotation marks.
public struct HTML: Sendable, Equatable {
    /// The UTF-8 bytes of the markup.
    public private(set) var bytes: [UInt8]

    /// Nothing.
    public static let empty = HTML()

    /// Makes an empty piece.
    public init() {
        bytes = []
    }

    /// Takes markup that the program itself made (an icon, a drawing). Never pass what a person wrote.
    public init(trusted markup: String) {
        bytes = Array(markup.utf8)
    }

    /// Takes markup bytes that the program itself made.
    public init(trusted bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Escapes a text.
    public init(text: String) {
        bytes = []
        HTMLEscaping.append(text, to: &bytes)
    }

    /// Whether there is nothing to show.
    public var isEmpty: Bool { bytes.isEmpty }

    /// The markup as text.
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Adds a piece at the end.
    public mutating func append(_ other: HTML) {
        bytes.append(contentsOf: other.bytes)
    }

    /// Two pieces in a row.
    public static func + (left: HTML, right: HTML) -> HTML {
        HTML(trusted: left.bytes + right.bytes)
    }

    /// Adds a piece at the end.
    public static func += (left: inout HTML, right: HTML) {
        left.append(right)
    }
}

extension HTML: CustomStringConvertible {
    /// The markup as text.
    public var description: String { string }
}

extension Sequence<HTML> {
    /// The pieces in a row, with a separator between two.
    public func joined(separator: HTML = .empty) -> HTML {
        var bytes: [UInt8] = []
        var first = true
        for piece in self {
            if !first {
                bytes.append(contentsOf: separator.bytes)
            }
            bytes.append(contentsOf: piece.bytes)
            first = false
        }
        return HTML(trusted: bytes)
    }
}
