import Morocco

/// Numbers for the 88 divisions of the nomenclature; -1 stands for none.
enum Divisions {
    static let codes: [String] = NMA.divisions.map(\.code)
    static let none: Int16 = -1

    static func number(_ code: String?) -> Int16 {
        guard let code, let division = NMA.division(code) else { return none }
        return numbers[division.code] ?? none
    }

    static func code(_ number: Int16) -> String? { number < 0 ? nil : codes[Int(number)] }

    /// Whether a division's work is as good from afar: information, finance, law, advice, office services, teaching.
    static let worksFromAfar: [Bool] = NMA.divisions.map { division in
        ["J", "K", "M"].contains(division.sectionCode) || ["78", "82", "85"].contains(division.code)
    }

    private static let numbers: [String: Int16] = {
        var numbers: [String: Int16] = [:]
        for (number, code) in codes.enumerated() { numbers[code] = Int16(number) }
        return numbers
    }()
}
