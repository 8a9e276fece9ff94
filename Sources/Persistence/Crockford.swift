/// Douglas Crockford's base 32 (https://www.crockford.com/base32.html): no i, l, o or u, and what is easily
/// misread is read as meant.
enum Crockford {
    private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// Characters of a 63-bit number.
    static let length = 13

    /// The number in 13 lower-case characters, which sort as the numbers do.
    static func encode(_ number: Int64) -> String {
        let bits = UInt64(bitPattern: number)
        return String(unsafeUninitializedCapacity: length) { buffer in
            for position in 0..<length {
                let shift = UInt64(5 * (length - 1 - position))
                buffer[position] = digits[Int((bits >> shift) & 31)]
            }
            return length
        }
    }

    /// The number, or nil when these are not 13 characters of a positive 64-bit integer.
    static func decode(_ text: String) -> Int64? {
        guard text.utf8.count == length else { return nil }
        var bits: UInt64 = 0
        for (position, byte) in text.utf8.enumerated() {
            // Thirteen characters hold 65 bits: the first may only use the lowest three of its five.
            guard let digit = value(of: byte), position > 0 || digit < 8 else { return nil }
            bits = bits << 5 | UInt64(digit)
        }
        return Int64(exactly: bits)
    }

    private static func value(of byte: UInt8) -> Int? {
        let lower = (65...90).contains(byte) ? byte + 32 : byte
        switch lower {
        case UInt8(ascii: "i"), UInt8(ascii: "l"): return 1
        case UInt8(ascii: "o"): return 0
        default: return digits.firstIndex(of: lower)
        }
    }
}
