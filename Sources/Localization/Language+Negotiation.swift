extension Language {
    /// The language a browser likes best among ours, or nil when it likes none (RFC 9110 §12.5.4).
    ///
    /// The header may be anything: malformed parts are passed over, and only the first 1,024 bytes are read.
    public init?(acceptLanguage header: some StringProtocol) {
        var best: (language: Language, quality: Int)?
        for item in Array(header.utf8.prefix(1024)).split(separator: UInt8(ascii: ",")) {
            let parts = item.split(separator: UInt8(ascii: ";")).map { Language.trimmed($0) }
            guard let tag = parts.first, let language = Language(tag: tag) else { continue }
            guard let quality = Language.quality(parts.dropFirst()), quality > 0 else { continue }
            if quality > best?.quality ?? 0 { best = (language, quality) }
        }
        guard let best else { return nil }
        self = best.language
    }

    /// The language of a tag such as `fr-MA`; Moroccan Arabic (`ary`) is Arabic and `*` is French.
    private init?(tag: [UInt8]) {
        let primary = tag.prefix { $0 != UInt8(ascii: "-") }.map { $0 | 0x20 }
        switch String(decoding: primary, as: UTF8.self) {
        case "fr": self = .fr
        case "ar", "ary": self = .ar
        case "en": self = .en
        default:
            guard tag == [UInt8(ascii: "*")] else { return nil }
            self = .fr
        }
    }

    private static func trimmed(_ part: ArraySlice<UInt8>) -> [UInt8] {
        part.filter { $0 != 0x20 && $0 != 0x09 }
    }

    /// Thousandths; nil when the weight is malformed.
    private static func quality(_ parameters: ArraySlice<[UInt8]>) -> Int? {
        guard let weight = parameters.first(where: { $0.first.map { $0 | 0x20 } == UInt8(ascii: "q") }) else {
            return 1000
        }
        let digits = weight.dropFirst(2)
        guard weight.dropFirst().first == UInt8(ascii: "="), (1...5).contains(digits.count) else { return nil }
        guard let whole = digits.first, whole == 0x30 || whole == 0x31 else { return nil }
        guard digits.count == 1 || digits.dropFirst().first == UInt8(ascii: ".") else { return nil }
        var value = Int(whole - 0x30) * 1000
        var unit = 100
        for digit in digits.dropFirst(2) {
            guard (0x30...0x39).contains(digit) else { return nil }
            value += Int(digit - 0x30) * unit
            unit /= 10
        }
        return value <= 1000 ? value : nil
    }
}
