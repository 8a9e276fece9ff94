/// An address on this site: path, query and fragment, always well encoded. Made by routes, never by hand.
public struct URLPath: Sendable, Hashable, CustomStringConvertible {
    /// The encoded path, beginning with `/`.
    public let path: String
    /// The encoded query without its `?`, or empty.
    public private(set) var encodedQuery = ""
    private var fragment = ""

    init(segments: [String]) {
        path = "/" + segments.map(PercentEncoding.encode).joined(separator: "/")
    }

    init(encodedPath: String) {
        path = encodedPath
    }

    /// Reads an address given from outside, such as where to return after signing in.
    ///
    /// - Returns: `nil` unless it surely stays on this site: one leading `/`, no `//`, no backslash, no control
    ///   character, at most 2,048 bytes of printable ASCII.
    public init?(local text: String) {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.count <= 2048 else { return nil }
        guard bytes.count == 1 || bytes[1] != UInt8(ascii: "/") else { return nil }
        guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) else { return nil }
        let beforeFragment = bytes.prefix { $0 != UInt8(ascii: "#") }
        let pathBytes = beforeFragment.prefix { $0 != UInt8(ascii: "?") }
        path = String(decoding: pathBytes, as: UTF8.self)
        encodedQuery = String(decoding: beforeFragment.dropFirst(pathBytes.count + 1), as: UTF8.self)
        fragment = String(decoding: bytes.dropFirst(beforeFragment.count + 1), as: UTF8.self)
    }

    /// The address with one more query item; nothing is added without a value.
    public func query(_ name: String, _ value: String?) -> URLPath {
        guard let value else { return self }
        var copy = self
        let item = PercentEncoding.encode(name) + "=" + PercentEncoding.encode(value)
        copy.encodedQuery = encodedQuery.isEmpty ? item : encodedQuery + "&" + item
        return copy
    }

    /// The address with one more numeric query item; nothing is added without a value.
    public func query(_ name: String, _ value: Int?) -> URLPath {
        query(name, value.map { String($0) })
    }

    /// The address with a fragment, the `id` of an element of the page.
    public func fragment(_ id: String) -> URLPath {
        var copy = self
        copy.fragment = PercentEncoding.encode(id)
        return copy
    }

    /// The whole address as it is written in `href` and `Location`.
    public var description: String {
        var text = path
        if !encodedQuery.isEmpty {
            text += "?" + encodedQuery
        }
        if !fragment.isEmpty {
            text += "#" + fragment
        }
        return text
    }
}
