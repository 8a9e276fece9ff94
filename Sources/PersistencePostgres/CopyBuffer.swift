import Persistence

/// Rows in the text form of PostgreSQL's `COPY`: a tab between values, a line feed after each row.
struct CopyBuffer {
    private var bytes: [UInt8] = []

    var isFull: Bool { bytes.count >= 1 << 16 }

    /// - Throws: ``DatabaseError`` for a text with U+0000.
    mutating func append(_ row: [any SQLBindable]) throws {
        var isFirst = true
        for value in row {
            if !isFirst { bytes.append(UInt8(ascii: "\t")) }
            isFirst = false
            switch value.sqlValue {
            case .null: bytes.append(contentsOf: "\\N".utf8)
            case .integer(let integer): bytes.append(contentsOf: String(integer).utf8)
            case .real(let number): bytes.append(contentsOf: Self.text(number).utf8)
            case .text(let text): try append(escaping: text)
            case .blob(let blob): append(blob)
            }
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Hands over what was gathered and begins anew.
    mutating func drain(_ send: (UnsafeBufferPointer<CChar>) -> Void) {
        bytes.withUnsafeBytes { send($0.bindMemory(to: CChar.self)) }
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func append(escaping text: String) throws {
        for byte in text.utf8 {
            switch byte {
            case 0: throw DatabaseError.other(message: "text with U+0000")
            case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
            case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
            case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
            case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
            default: bytes.append(byte)
            }
        }
    }

    private mutating func append(_ blob: [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: "\\\\x".utf8)
        for byte in blob {
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }

    private static func text(_ number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
        return number.description
    }
}
