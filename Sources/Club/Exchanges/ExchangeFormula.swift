/// What exchanges between the same two people count for, so that padding does not pay: docs/exchange-formula.md.
///
/// The exchanges two people confirmed to each other in a year, whoever gave, stand in a row by their amounts. The
/// largest counts in full, each following one four fifths of the share before, in whole thousandths rounded down.
/// No matter in which order they came, an exchange more never lowers what the two come to, cutting one into many never
/// raises it, and together they never come to five times the largest.
enum ExchangeFormula {
    /// Told wherever a figure made by it is shown. Another formula is another version.
    static let version = 1

    /// The share of a place, in thousandths; places count from 0.
    static func share(_ place: Int) -> Int64 { place < shares.count ? shares[max(place, 0)] : 0 }

    /// All shares above nothing.
    static let shares: [Int64] = {
        var shares: [Int64] = [1000]
        while let last = shares.last, last * 4 / 5 > 0 { shares.append(last * 4 / 5) }
        return shares
    }()

    /// The share of each amount, in the order given. Of equal amounts the earlier one stands first.
    static func shares(of amounts: [Int64]) -> [Int64] {
        let order = amounts.indices.sorted { left, right in
            amounts[left] == amounts[right] ? left < right : amounts[left] > amounts[right]
        }
        var result = Array(repeating: Int64(0), count: amounts.count)
        for (place, index) in order.enumerated() { result[index] = share(place) }
        return result
    }

    /// What the exchanges of one pair come to, in thousandths of a minor unit: nothing is rounded before the end.
    static func thousandths(_ amounts: [Int64]) -> Int128 {
        zip(amounts, shares(of: amounts)).reduce(0) { $0 + Int128($1.0) * Int128($1.1) }
    }

    /// Thousandths as minor units, rounded down.
    static func minorUnits(_ thousandths: Int128) -> Int64 { Int64(clamping: thousandths / 1000) }
}
