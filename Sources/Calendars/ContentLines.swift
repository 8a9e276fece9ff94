/// Writes the lines of a calendar: escaped, and folded so that none is longer than 75 octets (RFC 5545, section 3.1).
struct ContentLines {
    private(set) var bytes: [UInt8] = []

    private static let longest = 75

    /// A property whose value needs no escaping: a date, a number, an address. Controls are left out all the same, so
    /// that no value begins a line of its own. Parameters stand behind the name, see ``parameter(_:)``.
    mutating func add(_ name: String, _ value: String) {
        fold(name + ":" + Self.printable(value, keeping: nil))
    }

    /// A property of type TEXT (section 3.3.11).
    mutating func add(_ name: String, text: String) {
        fold(name + ":" + Self.escaped(text))
    }

    /// A property of several values of type TEXT.
    mutating func add(_ name: String, texts: [String]) {
        fold(name + ":" + texts.map(Self.escaped).joined(separator: ","))
    }

    /// What stands between the quotes of a parameter (RFC 6868): a quote as `^'`, a line break as `^n`; other controls
    /// are left out.
    static func parameter(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in printable(unified(text), keeping: "\n").unicodeScalars {
            switch scalar {
            case "\n": result.append(contentsOf: "^n".unicodeScalars)
            case "^": result.append(contentsOf: "^^".unicodeScalars)
            case "\"": result.append(contentsOf: "^'".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// The value of a parameter, in quotes only where it cannot stand without them: not all programs take them off.
    static func bareParameter(_ text: String) -> String {
        let isBare = !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"\"^,:;".utf8.contains($0) }
        return isBare ? text : "\"" + parameter(text) + "\""
    }

    /// `\`, `;` and `,` with a backslash before, a line break as `\n`; other controls are left out.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in printable(unified(text), keeping: "\n").unicodeScalars {
            switch scalar {
            case "\n": result.append(contentsOf: "\\n".unicodeScalars)
            case "\\", ";", ",":
                result.append("\\")
                result.append(scalar)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Each line break, `CR LF` or `CR`, as `LF`.
    private static func unified(_ text: String) -> String {
        let unified = text.unicodeScalars.reduce(into: (scalars: String.UnicodeScalarView(), afterReturn: false)) {
            let isSecondHalf = $1 == "\n" && $0.afterReturn
            $0.afterReturn = $1 == "\r"
            if !isSecondHalf { $0.scalars.append($1 == "\r" ? "\n" : $1) }
        }
        return String(unified.scalars)
    }

    /// Without control characters (section 3.1, CONTROL) and the two line separators some programs break at.
    private static func printable(_ text: String, keeping kept: Unicode.Scalar?) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { scalar in
                    if scalar == kept || scalar == "\t" { return true }
                    switch scalar.value {
                    case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: return false
                    default: return true
                    }
                }))
    }

    /// Breaks between characters of UTF-8, never within one; a continuation begins with a space that counts.
    private mutating func fold(_ line: String) {
        var length = 0
        for scalar in line.unicodeScalars {
            let encoded = Array(String(scalar).utf8)
            if length + encoded.count > Self.longest {
                bytes.append(contentsOf: [0x0D, 0x0A, 0x20])
                length = 1
            }
            bytes.append(contentsOf: encoded)
            length += encoded.count
        }
        bytes.append(contentsOf: [0x0D, 0x0A])
    }
}
