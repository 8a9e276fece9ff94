/// Reading of the names of months, long or short, in French, Arabic and English.
enum MonthNames {
    /// The month's number, or nil. Three letters are enough where they are enough to tell.
    static func number(of scalars: [Unicode.Scalar]) -> Int? {
        let name = folded(scalars)
        guard name.count >= 3 else { return nil }
        for language in Language.allCases {
            let names = DateNames.of(language).months.map { folded(Array($0.unicodeScalars)) }
            let found = names.indices.filter { index in
                language == .ar ? names[index] == name : names[index].starts(with: name)
            }
            if found.count == 1, let index = found.first { return index + 1 }
        }
        return nil
    }

    /// Small letters without accents and points.
    private static func folded(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        for scalar in scalars where scalar != "." {
            for small in scalar.properties.lowercaseMapping.unicodeScalars {
                switch small {
                case "é", "è": result.append("e")
                case "û": result.append("u")
                case "\u{0301}", "\u{0302}": continue
                default: result.append(small)
                }
            }
        }
        return result
    }
}
