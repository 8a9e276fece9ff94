import Chronology

/// The months a page of worth tells of.
enum WorthPeriod: Hashable, Sendable {
    /// The present month and the eleven before it.
    case lastMonths
    case year(Int)

    static let length = 12

    func months(_ today: CivilDate) -> [WorthMonth] {
        let first =
            switch self {
            case .lastMonths: WorthMonth(today).number + 1 - Self.length
            case .year(let year): WorthMonth(year: year, month: 1).number
            }
        return (first..<first + Self.length).map { WorthMonth(number: $0) }
    }

    /// The calendar year of what is told by the year alone.
    func year(_ today: CivilDate) -> Int {
        if case .year(let year) = self { return year }
        return today.year
    }
}
