/// The Moroccan nomenclature of activities of 2010, the national form of ISIC revision 4: 21 sections, 88 divisions.
public enum NMA {
    /// A section, A to U.
    public struct Section: Sendable, Hashable, Identifiable {
        /// The letter, `A` to `U`.
        public let code: String
        /// A short name for the screen.
        public let name: LocalName
        /// The letter.
        public var id: String { code }
        /// The divisions of the section, in order.
        public var divisions: [Division] { NMA.divisions.filter { $0.sectionCode == code } }
    }

    /// A division, 01 to 99 with gaps.
    public struct Division: Sendable, Hashable, Identifiable {
        /// The two digits, `01` to `99`.
        public let code: String
        /// The letter of the section.
        public let sectionCode: String
        /// A short name for the screen.
        public let name: LocalName
        /// The two digits.
        public var id: String { code }
        /// The section the division belongs to.
        public var section: Section? { NMA.section(sectionCode) }
    }

    /// The 21 sections, A to U.
    public static let sections: [Section] = rows.filter { $0[1] == "-" }.map { Section(code: $0[0], name: name($0)) }

    /// The 88 divisions, in order.
    public static let divisions: [Division] = rows.filter { $0[1] != "-" }
        .map { Division(code: $0[0], sectionCode: $0[1], name: name($0)) }

    /// The section of a letter, in either case.
    public static func section(_ code: String) -> Section? {
        bySection[Folding.fold(code)]
    }

    /// The division of a code: `7` and `07` are the same, and the class `10.71` or `1071` gives its division `10`.
    public static func division(_ code: String) -> Division? {
        var digits: [UInt8] = []
        for scalar in code.unicodeScalars where !Digits.isBlank(scalar) && !Digits.isSeparator(scalar) {
            guard let digit = Digits.value(scalar), digits.count < 5 else { return nil }
            digits.append(digit)
        }
        if digits.count == 1 { digits.insert(0, at: 0) }
        return byCode[Digits.text(digits.prefix(2))]
    }

    private static let bySection = Dictionary(sections.map { (Folding.fold($0.code), $0) }) { first, _ in first }
    private static let byCode = Dictionary(divisions.map { ($0.code, $0) }) { first, _ in first }
    private static let rows = Table.rows(PackageResources.nma_tsv).filter { $0.count == 5 }
    private static func name(_ cells: [String]) -> LocalName {
        LocalName(french: cells[2], arabic: cells[3], english: cells[4])
    }
}
