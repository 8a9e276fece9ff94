/// Reads the decimal digits people type, in the scripts they type them.
enum Digits {
    /// The value of an ASCII, Arabic-Indic (U+0660) or Persian (U+06F0) digit, or nil.
    static func value(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0x30...0x39: UInt8(scalar.value - 0x30)
        case 0x660...0x669: UInt8(scalar.value - 0x660)
        case 0x6F0...0x6F9: UInt8(scalar.value - 0x6F0)
        default: nil
        }
    }

    /// Whether a scalar is one of the spaces or invisible marks that spreadsheets and phones leave in numbers.
    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0xA0, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2069, 0x3000, 0xFEFF: true
        default: false
        }
    }

    /// Whether a scalar is punctuation people put between the groups of a phone number.
    static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "-", ".", "/", "(", ")", ",", "_", "·": true
        default: (0x2010...0x2015).contains(scalar.value) || scalar.value == 0x2212
        }
    }

    /// ASCII digits as text.
    static func text(_ digits: some Sequence<UInt8>) -> String {
        String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
    }
}
