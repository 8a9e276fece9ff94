/// What a unit costs from which quantity on: at least one tier, rising quantities, prices that do not rise.
struct PriceTiers: Hashable, Sendable {
    struct Tier: Hashable, Sendable {
        /// Hundredths of the unit.
        var from: Int64
        /// Minor units of the currency for one unit.
        var unitMinor: Int64
    }

    /// The tier of the smallest quantity: the dearest.
    let first: Tier
    private let rest: [Tier]

    static let most = 5
    /// A hundred million dirhams for one unit: more is a mistake.
    static let mostMinor: Int64 = 10_000_000_000

    var all: [Tier] { [first] + rest }

    init?(_ tiers: [Tier]) {
        guard let first = tiers.first, tiers.count <= Self.most else { return nil }
        guard tiers.allSatisfy({ $0.from > 0 && $0.unitMinor > 0 && $0.unitMinor <= Self.mostMinor }) else {
            return nil
        }
        for (lower, upper) in zip(tiers, tiers.dropFirst()) {
            guard lower.from < upper.from, lower.unitMinor >= upper.unitMinor else { return nil }
        }
        self.first = first
        rest = Array(tiers.dropFirst())
    }

    /// The tier a quantity reaches; nil below the first.
    func reached(by quantity: Int64) -> Tier? { all.last { $0.from <= quantity } }

    /// What a unit costs at a quantity; below the first tier what it costs there, for that is the least one must pay.
    func unitMinor(at quantity: Int64) -> Int64 { (reached(by: quantity) ?? first).unitMinor }

    /// What a quantity costs, to the nearest minor unit; the largest number there is rather than a wrong one.
    static func cost(_ unitMinor: Int64, _ quantity: Int64) -> Int64 {
        let product = unitMinor.multipliedFullWidth(by: quantity)
        guard product.high >= 0, product.high < 50 else { return .max }
        let divided = Int64(100).dividingFullWidth(product)
        return divided.remainder >= 50 && divided.quotient < .max ? divided.quotient + 1 : divided.quotient
    }

    /// A sum that stops at the largest number.
    static func sum(_ left: Int64, _ right: Int64) -> Int64 {
        let (sum, overflows) = left.addingReportingOverflow(right)
        return overflows ? .max : sum
    }
}
