/// Base64 (RFC 4648) in the two forms mail needs.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// One unbroken run.
    static func encode(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var encoded: [UInt8] = []
        encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
        var group: UInt32 = 0
        var held = 0
        for byte in bytes {
            group = group << 8 | UInt32(byte)
            held += 1
            if held == 3 {
                append(group, characters: 4, to: &encoded)
                group = 0
                held = 0
            }
        }
        if held > 0 {
            append(group << UInt32(8 * (3 - held)), characters: held + 1, to: &encoded)
            encoded.append(contentsOf: repeatElement(UInt8(ascii: "="), count: 3 - held))
        }
        return encoded
    }

    /// Lines of 76 characters that end in CR LF (RFC 2045 §6.8).
    static func encodeLines(_ bytes: [UInt8]) -> [UInt8] {
        var lines: [UInt8] = []
        var start = 0
        while start < bytes.count {
            let end = min(start + 57, bytes.count)
            lines += encode(bytes[start..<end]) + [0x0D, 0x0A]
            start = end
        }
        return lines
    }

    private static func append(_ group: UInt32, characters: Int, to encoded: inout [UInt8]) {
        for position in 0..<characters {
            let index = Int(group >> UInt32(18 - 6 * position)) & 0x3F
            encoded.append(alphabet[index])
        }
    }
}
