extension HTML: ExpressibleByStringInterpolation {
    /// A trusted literal.
    public init(stringLiteral value: String) {
        self.init(trusted: value)
    }

    /// A literal with values in it.
    public init(stringInterpolation: Interpolation) {
        self.init(trusted: stringInterpolation.bytes)
    }

    /// Gathers the bytes of a literal and its values.
    public struct Interpolation: StringInterpolationProtocol, Sendable {
        var bytes: [UInt8]

        /// Reserves room for the literal and a guess for each value.
        public init(literalCapacity: Int, interpolationCount: Int) {
            bytes = []
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        /// Adds trusted markup.
        public mutating func appendLiteral(_ literal: String) {
            var literal = literal
            literal.withUTF8 { bytes.append(contentsOf: $0) }
        }

        /// Adds a text, escaped.
        public mutating func appendInterpolation(_ text: String) {
            HTMLEscaping.append(text, to: &bytes)
        }

        /// Adds a text, escaped.
        public mutating func appendInterpolation(_ text: Substring) {
            HTMLEscaping.append(text, to: &bytes)
        }

        /// Adds a number in ASCII digits, for attributes; numbers to be read are formatted before.
        public mutating func appendInterpolation(_ number: some BinaryInteger) {
            bytes.append(contentsOf: String(number).utf8)
        }

        /// Splices a piece of page.
        public mutating func appendInterpolation(_ html: HTML) {
            bytes.append(contentsOf: html.bytes)
        }

        /// Splices a piece of page, or nothing.
        public mutating func appendInterpolation(_ html: HTML?) {
            guard let html else { return }
            bytes.append(contentsOf: html.bytes)
        }

        /// Splices pieces in a row.
        public mutating func appendInterpolation(_ pieces: [HTML]) {
            // A list of cards is most of a page: room for all at once.
            bytes.reserveCapacity(bytes.count + pieces.reduce(64) { $0 + $1.bytes.count })
            for piece in pieces {
                bytes.append(contentsOf: piece.bytes)
            }
        }

        /// Adds an address, escaped for an attribute.
        public mutating func appendInterpolation(_ path: URLPath) {
            HTMLEscaping.append(path.description, to: &bytes)
        }

        /// Adds a text in `<bdi>`, so that its direction does not disturb the sentence around it.
        public mutating func appendInterpolation(bdi text: String) {
            appendLiteral("<bdi>")
            HTMLEscaping.append(text, to: &bytes)
            appendLiteral("</bdi>")
        }

        /// Adds ` name` when the condition holds: `<input type="checkbox"\(attribute: "checked", if: on)>`.
        public mutating func appendInterpolation(attribute name: StaticString, if condition: Bool) {
            guard condition else { return }
            bytes.append(UInt8(ascii: " "))
            name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        /// Adds ` name="value"`, the value escaped, or nothing without a value.
        public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            appendInterpolation(attribute: name, if: true)
            appendLiteral("=\"")
            HTMLEscaping.append(value, to: &bytes)
            appendLiteral("\"")
        }

        /// Adds ` name="path"`, or nothing without a path.
        public mutating func appendInterpolation(attribute name: StaticString, _ path: URLPath?) {
            appendInterpolation(attribute: name, path?.description)
        }
    }
}
