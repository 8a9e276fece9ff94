/// A header value with parameters: `form-data; name="photo"; filename="a\"b.png"`.
struct HeaderParameters {
    /// What stands before the first `;`, in lower case.
    let value: String
    private var parameters: [(name: String, value: String)] = []

    init(_ bytes: some Collection<UInt8>) {
        var rest = Array(bytes)[...]
        value = Self.token(&rest).lowercased()
        while !rest.isEmpty {
            rest = rest.dropFirst()
            let name = Self.token(&rest, until: [UInt8(ascii: "="), UInt8(ascii: ";")]).lowercased()
            guard rest.first == UInt8(ascii: "=") else { continue }
            rest = rest.dropFirst()
            let value = rest.first == UInt8(ascii: "\"") ? Self.quoted(&rest) : Self.token(&rest)
            parameters.append((name, value))
            rest = rest.drop { $0 != UInt8(ascii: ";") }
        }
    }

    subscript(_ name: String) -> String? {
        parameters.first { $0.name == name }?.value
    }

    private static func token(_ rest: inout ArraySlice<UInt8>, until stops: [UInt8] = [UInt8(ascii: ";")]) -> String {
        let bytes = rest.prefix { !stops.contains($0) }
        rest = rest.dropFirst(bytes.count)
        let trimmed = bytes.drop { $0 == 0x20 || $0 == 0x09 }
        let end = trimmed.reversed().drop { $0 == 0x20 || $0 == 0x09 }
        return String(decoding: end.reversed(), as: UTF8.self)
    }

    /// Browsers write a quotation mark inside as `%22` (WHATWG HTML); others escape it with a backslash.
    private static func quoted(_ rest: inout ArraySlice<UInt8>) -> String {
        rest = rest.dropFirst()
        var bytes: [UInt8] = []
        while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
            if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "\"") || rest.first == UInt8(ascii: "\\") {
                bytes.append(rest.removeFirst())
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
