/// Tells text from what only a program can read.
enum BinaryContent {
    /// The mark old DOS programs put at the end of a text.
    static let endOfFile: UInt8 = 0x1A

    /// Whether control codes other than tabulators, breaks and a closing end-of-file mark are in `bytes`.
    static func isBinary(_ bytes: [UInt8]) -> Bool {
        let body = bytes.last == endOfFile ? bytes.dropLast() : bytes[...]
        return body.contains(where: isControl)
    }

    /// Whether `byte` is a control code that has no place in a text.
    static func isControl(_ byte: UInt8) -> Bool {
        byte == 0x7F || (byte < 0x20 && !(0x09...0x0D).contains(byte))
    }

    /// Whether `bytes` begin as a zip archive (xlsx, ods) or an OLE file (xls).
    static func isWorkbook(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
            || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    }
}
