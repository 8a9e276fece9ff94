import Crypto
import Web

/// The code a person types to sign in: eight characters of Crockford's base 32 (no I, L, O or U), 40 bits of chance.
///
/// With five tries, a guesser who holds the asking browser is right once in two hundred thousand million.
struct SignInCode: Sendable, Hashable {
    /// How long a code may be typed.
    static let life: Duration = .seconds(600)
    /// How often it may be typed wrongly.
    static let tries = 5
    static let length = 8

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// The eight characters, in upper case.
    private let characters: [UInt8]

    /// Draws a new code; 32 divides 256, so every character is equally likely.
    init(from random: any RandomSource) {
        characters = random.bytes(Self.length).map { Self.alphabet[Int($0 & 31)] }
    }

    /// Reads a code as people type it: any case, blanks and dashes anywhere, `o` for 0, `i` and `l` for 1, and the
    /// digits of Arabic keyboards. `nil` when it cannot be a code.
    init?(typed text: String) {
        guard text.utf8.count <= 100 else { return nil }
        var found: [UInt8] = []
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20, 0x2D, 0xA0, 0x2010...0x2015, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069: continue
            case 0x0660...0x0669: found.append(UInt8(scalar.value - 0x0660) + UInt8(ascii: "0"))
            case 0x06F0...0x06F9: found.append(UInt8(scalar.value - 0x06F0) + UInt8(ascii: "0"))
            default:
                guard let character = Self.meant(scalar) else { return nil }
                found.append(character)
            }
        }
        guard found.count == Self.length else { return nil }
        characters = found
    }

    private static func meant(_ scalar: Unicode.Scalar) -> UInt8? {
        guard scalar.isASCII, let byte = UInt8(exactly: scalar.value) else { return nil }
        let isLower = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        let upper = isLower ? byte - 32 : byte
        switch upper {
        case UInt8(ascii: "O"): return UInt8(ascii: "0")
        case UInt8(ascii: "I"), UInt8(ascii: "L"): return UInt8(ascii: "1")
        default: return alphabet.contains(upper) ? upper : nil
        }
    }

    /// As it is shown: `ABCD-EFGH`.
    var text: String {
        String(decoding: characters.prefix(4) + [UInt8(ascii: "-")] + characters.suffix(4), as: UTF8.self)
    }

    /// What is stored: HMAC-SHA-256 with the asking browser's secret as key, so that the table alone opens nothing
    /// and the code is of no use in another browser.
    func hash(for browser: SessionToken) -> [UInt8] {
        let key = SymmetricKey(data: Array(browser.text.utf8))
        return Array(HMAC<SHA256>.authenticationCode(for: characters, using: key))
    }
}

extension SignInCode: CustomStringConvertible, CustomReflectable {
    /// Not the code, whoever prints it.
    var description: String { "a sign-in code" }
    var customMirror: Mirror { Mirror(self, children: []) }
}
