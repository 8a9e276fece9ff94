/// What folding makes of one scalar.
enum FoldedScalar {
    case letter(Unicode.Scalar)
    case letters(String)
    case apostrophe
    case space
    case ignored

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x61...0x7A, 0x30...0x39: self = .letter(scalar)
        case 0x41...0x5A: self = .letter(Unicode.Scalar(UInt8(scalar.value + 0x20)))
        case 0x27, 0x60, 0xB4, 0x2018, 0x2019, 0x201B, 0x2032, 0x02BB...0x02BF, 0x55A: self = .apostrophe
        case 0: self = .ignored
        case 0..<0xC0: self = scalar.value == 0xAD ? .ignored : .space
        case 0x300...0x36F: self = .ignored
        case 0x600...0x6FF, 0x750...0x77F: self = Self.arabic(scalar)
        // Marks of direction and joining never tell two names apart.
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF: self = .ignored
        default: self = Self.other(scalar)
        }
    }

    private static func arabic(_ scalar: Unicode.Scalar) -> Self {
        switch scalar.value {
        case 0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6ED, 0x640, 0x621, 0x61C: return .ignored
        case 0x660...0x669: return .letter(Unicode.Scalar(UInt8(scalar.value - 0x660 + 0x30)))
        case 0x6F0...0x6F9: return .letter(Unicode.Scalar(UInt8(scalar.value - 0x6F0 + 0x30)))
        case 0x622, 0x623, 0x625, 0x671, 0x672, 0x673: return .letter("ا")
        case 0x624: return .letter("و")
        case 0x626, 0x649, 0x6CC, 0x6D0: return .letter("ي")
        case 0x629, 0x6C0, 0x6C1, 0x6BE, 0x6D5: return .letter("ه")
        // The Moroccan g (ڭ, ݣ, گ) is as often written with a plain kaf.
        case 0x6A9, 0x6AD, 0x6AF, 0x763: return .letter("ك")
        case 0x6A4, 0x6A2: return .letter("ف")
        case 0x6A7, 0x6A8: return .letter("ق")
        case 0x67E: return .letter("ب")
        case 0x686: return .letter("ج")
        case 0x698: return .letter("ز")
        default: return scalar.properties.isAlphabetic ? .letter(scalar) : .space
        }
    }

    private static func other(_ scalar: Unicode.Scalar) -> Self {
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        if let first = lower.first, let plain = LatinAccents.plain[first] {
            return plain.utf8.count == 1 ? .letter(plain.unicodeScalars.first ?? first) : .letters(plain)
        }
        guard scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal else { return .space }
        if lower.count == 1, let first = lower.first { return .letter(first) }
        return .letters(String(lower))
    }
}
