/// Writes JSON (RFC 8259) byte by byte: small answers to our own script need no encoder.
///
/// ```swift
/// var json = JSONText()
/// json.array(people) { json, person in
///     json.object { $0.member("label", person.name) }
/// }
/// ```
public struct JSONText: Sendable {
    /// What was written, in UTF-8.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// Nothing yet.
    public init() {}

    /// Writes an array, one value an element.
    public mutating func array<Element>(_ elements: some Sequence<Element>, _ write: (inout JSONText, Element) -> Void)
    {
        open(UInt8(ascii: "["))
        for element in elements { write(&self, element) }
        close(UInt8(ascii: "]"))
    }

    /// Writes an object, whose members the closure writes.
    public mutating func object(_ write: (inout JSONText) -> Void) {
        open(UInt8(ascii: "{"))
        write(&self)
        close(UInt8(ascii: "}"))
    }

    /// Writes a member of an object; `null` without a value.
    public mutating func member(_ name: String, _ value: String?) {
        self.name(name)
        guard let value else { return raw("null") }
        quoted(value)
        needsComma = true
    }

    /// Writes a member of an object with a number of a fixed count of decimals.
    ///
    /// - Parameter thousandths: the number times 1,000.
    public mutating func member(_ name: String, thousandths: Int) {
        self.name(name)
        let whole = String(thousandths.magnitude / 1_000)
        let part = String(thousandths.magnitude % 1_000)
        let zeros = String(repeating: "0", count: 3 - part.utf8.count)
        raw((thousandths < 0 ? "-" : "") + whole + "." + zeros + part)
    }

    /// Writes a member of an object whose value was written before.
    public mutating func member(_ name: String, _ value: JSONText) {
        self.name(name)
        bytes.append(contentsOf: value.bytes)
        needsComma = true
    }

    private mutating func name(_ name: String) {
        separate()
        quoted(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    private mutating func raw(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        needsComma = true
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func quoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            // Markup is escaped too, so that the text is harmless even where someone takes it for a page.
            case 0..<0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(Self.digit(byte >> 4))
                bytes.append(Self.digit(byte & 15))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
