/// Puts `[e-mail]` where an e-mail address stands: the word around an `@`.
enum MailAddressMask {
    static func apply(to bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "@")) else { return bytes }
        var result: [UInt8] = []
        var word: [UInt8] = []
        for byte in bytes {
            if isBetweenWords(byte) {
                result += masked(word)
                result.append(byte)
                word.removeAll(keepingCapacity: true)
            } else {
                word.append(byte)
            }
        }
        return result + masked(word)
    }

    private static func masked(_ word: [UInt8]) -> [UInt8] {
        word.contains(UInt8(ascii: "@")) ? Array("[e-mail]".utf8) : word
    }

    private static func isBetweenWords(_ byte: UInt8) -> Bool {
        byte <= 0x20 || "\"'<>()[]{},;=".utf8.contains(byte)
    }
}
