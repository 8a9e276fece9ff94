import Crypto
import Web

/// The code of a letter, which stands in its address and its QR code: 25 characters of Crockford's base 32, 125 bits of
/// chance. It is a line of what is signed, so it cannot be moved to another letter; guessing one is out of reach.
struct CommendationCode: Sendable, Hashable {
    static let length = 25
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    private let characters: [UInt8]

    /// Draws a new code; 32 divides 256, so every character is equally likely.
    init(from random: any RandomSource) {
        characters = random.bytes(Self.length).map { Self.alphabet[Int($0 & 31)] }
    }

    /// Reads a code as people type it off paper: any case, blanks and dashes anywhere, `o` for 0, `i` and `l` for 1.
    init?(typed text: String) {
        guard text.utf8.count <= 200 else { return nil }
        var found: [UInt8] = []
        for byte in text.utf8 where byte != UInt8(ascii: " ") && byte != UInt8(ascii: "-") {
            let upper = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 32 : byte
            switch upper {
            case UInt8(ascii: "O"): found.append(UInt8(ascii: "0"))
            case UInt8(ascii: "I"), UInt8(ascii: "L"): found.append(UInt8(ascii: "1"))
            default:
                guard Self.alphabet.contains(upper) else { return nil }
                found.append(upper)
            }
        }
        guard found.count == Self.length else { return nil }
        characters = found
    }

    /// In five groups, for paper: `7F3K9-QWX4T-2MH8V-D5R1C-NPA6B`.
    var text: String {
        var groups: [String] = []
        for start in stride(from: 0, to: Self.length, by: 5) {
            groups.append(String(decoding: characters[start..<start + 5], as: UTF8.self))
        }
        return groups.joined(separator: "-")
    }

    /// What it is looked up by, so that the time an index takes tells nothing about other codes.
    var hash: String { Self.hash(text) }

    /// The hash of whatever stands where a code should, so that nonsense costs the same look-up.
    static func hash(ofTyped text: String) -> String {
        CommendationCode(typed: text)?.hash ?? hash("?" + text)
    }

    private static func hash(_ text: String) -> String { Array(SHA256.hash(data: Array(text.utf8))).hexadecimal }
}
