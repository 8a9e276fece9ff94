/// What a password must be: long and not one of those everybody tries (NIST SP 800-63B, section 3.1.1.2).
///
/// No rule about kinds of characters, which make passwords worse. Bytes are compared as typed.
struct PasswordRule: Sendable {
    /// Unicode scalars at least.
    static let shortest = 15
    /// Unicode scalars at most: enough for any sentence.
    static let longest = 200

    enum Fault: String, Sendable, Hashable {
        case short, long, common, pattern, personal
    }

    /// Words that a guesser tries first for this person: the club's name, the address, the names.
    let personal: [String]

    /// The fault of a password, or nil for a good one.
    func fault(_ password: String) -> Fault? {
        let count = password.unicodeScalars.count
        if count < Self.shortest { return .short }
        if count > Self.longest { return .long }
        let plain = Self.plain(password)
        if Self.common.contains(String(decoding: plain, as: UTF8.self)) || Self.isMadeOfCommonWords(plain) {
            return .common
        }
        if Self.isPattern(Array(password.utf8)) || Self.isPattern(plain) { return .pattern }
        return isPersonal(plain) ? .personal : nil
    }

    /// Lower-case letters and digits alone, so that dots and capitals do not hide a common password.
    static func plain(_ text: String) -> [UInt8] {
        text.utf8.compactMap { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: byte
            default: nil
            }
        }
    }

    /// Few different bytes, a run up or down, a row of a keyboard, or a short piece repeated.
    static func isPattern(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 1 else { return bytes.isEmpty ? false : true }
        if Set(bytes).count < 5 { return true }
        var runs = 0
        for (one, next) in zip(bytes, bytes.dropFirst()) where isStep(one, next) { runs += 1 }
        if runs * 4 >= (bytes.count - 1) * 3 { return true }
        return (1...max(1, bytes.count / 2)).contains { period in
            zip(bytes, bytes.dropFirst(period)).allSatisfy { $0 == $1 }
        }
    }

    /// The rows of a QWERTY and an AZERTY keyboard.
    private static let rows: [[UInt8]] = [
        Array("qwertyuiop".utf8), Array("asdfghjkl".utf8), Array("zxcvbnm".utf8), Array("azertyuiop".utf8),
        Array("qsdfghjklm".utf8), Array("wxcvbn".utf8), Array("1234567890".utf8),
    ]

    private static func isStep(_ one: UInt8, _ next: UInt8) -> Bool {
        if abs(Int(next) - Int(one)) == 1 { return true }
        return rows.contains { row in
            guard let place = row.firstIndex(of: one) else { return false }
            return place + 1 < row.count && row[place + 1] == next
        }
    }

    /// What is left when the personal words are taken out is too little to protect anything.
    private func isPersonal(_ plain: [UInt8]) -> Bool {
        var rest = plain
        for word in personal.map(Self.plain) where word.count >= 4 {
            rest = Self.removing(word, from: rest)
        }
        return rest.count < plain.count && rest.count < 8
    }

    private static func isMadeOfCommonWords(_ plain: [UInt8]) -> Bool {
        var rest = plain
        for word in words { rest = removing(Array(word.utf8), from: rest) }
        let letters = rest.filter { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return rest.count < plain.count && letters.isEmpty && rest.count < 8
    }

    private static func removing(_ word: [UInt8], from bytes: [UInt8]) -> [UInt8] {
        var rest: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index...].starts(with: word) {
                index += word.count
            } else {
                rest.append(bytes[index])
                index += 1
            }
        }
        return rest
    }
}
