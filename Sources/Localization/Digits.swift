/// Reading of digits as people type them: Western, Arabic-Indic (٠–٩) and eastern Arabic-Indic (۰–۹).
enum Digits {
    /// The value of a digit, or nil.
    static func value(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0x30...0x39: UInt8(scalar.value - 0x30)
        case 0x660...0x669: UInt8(scalar.value - 0x660)
        case 0x6F0...0x6F9: UInt8(scalar.value - 0x6F0)
        default: nil
        }
    }

    /// Whether the scalar is a space of some width, or an invisible mark of direction that came with a copied text.
    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || isMark(scalar)
    }

    /// Whether the scalar is an invisible mark of direction or of byte order.
    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// The text without marks, without blanks at its ends, and with Western digits.
    static func cleaned(_ text: String) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars where !isMark(scalar) {
            scalars.append(value(scalar).map { Unicode.Scalar(0x30 + $0) } ?? scalar)
        }
        while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
        return Array(scalars.drop { $0.properties.isWhitespace })
    }
}
