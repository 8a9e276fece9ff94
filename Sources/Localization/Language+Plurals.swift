extension Language {
    /// The cardinal category of a number, by the rules of the CLDR (version 48).
    public func plural(_ number: PluralOperands) -> PluralCategory {
        switch self {
        case .en:
            return number.whole == 1 && number.shown == 0 ? .one : .other
        case .fr:
            if number.whole <= 1 { return .one }
            return number.shown == 0 && number.whole.isMultiple(of: 1_000_000) ? .many : .other
        case .ar:
            guard number.isWhole else { return .other }
            switch (number.whole, number.whole % 100) {
            case (0, _): return .zero
            case (1, _): return .one
            case (2, _): return .two
            case (_, 3...10): return .few
            case (_, 11...99): return .many
            default: return .other
            }
        }
    }

    /// The cardinal category of a whole number.
    public func plural(_ number: Int) -> PluralCategory {
        plural(PluralOperands(number))
    }

    /// Every category the language has for cardinals, which a catalog has to give.
    public var pluralCategories: [PluralCategory] {
        switch self {
        case .en: [.one, .other]
        case .fr: [.one, .many, .other]
        case .ar: [.zero, .one, .two, .few, .many, .other]
        }
    }

    /// Whether the category stands for a single number, so that its text may say it in words.
    func isSingleNumber(_ category: PluralCategory) -> Bool {
        switch self {
        case .en: category == .one
        case .fr: false
        case .ar: [.zero, .one, .two].contains(category)
        }
    }
}
