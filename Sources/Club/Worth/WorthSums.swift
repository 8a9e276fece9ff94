import Persistence
import Synchronization

/// The sums of one calendar year that may be told to a reader.
struct WorthSums: Sendable {
    var amounts = Amounts([], months: WorthPeriod.length)
    var trades = TradeAmounts()
    /// How many deals were paid, by the month of payment.
    var paid = Amounts([], months: WorthPeriod.length)
    var paidTrades = TradeAmounts()

    /// Nothing was signed.
    init() {}

    /// - Parameters:
    ///   - signed: by the month of signature.
    ///   - settled: by the month of payment, each counted as one.
    ///   - person: who reads them; nil for someone who has a part in none.
    init(_ signed: [Amounts.Deal], _ settled: [Amounts.Deal], knownTo person: ID<Person>? = nil) {
        amounts = Amounts(signed, months: WorthPeriod.length, knownTo: person)
        trades = TradeAmounts(signed, beside: amounts, knownTo: person)
        paid = Amounts(settled, months: WorthPeriod.length, knownTo: person)
        paidTrades = TradeAmounts(settled, beside: paid, knownTo: person)
    }
}

/// The sums as single readers may see them, kept as long as the state of the club they were counted from: the search
/// behind them takes some milliseconds.
final class WorthReaders: Sendable {
    private struct Key: Hashable, Sendable {
        var year: Int
        var person: ID<Person>
    }

    /// No more than so many at once.
    private static let most = 256

    private let known = Mutex<[Key: WorthSums]>([:])

    /// Nobody yet.
    init() {}

    func sums(_ year: Int, _ person: ID<Person>, make: () -> WorthSums) -> WorthSums {
        let key = Key(year: year, person: person)
        if let sums = known.withLock({ $0[key] }) { return sums }
        let sums = make()
        known.withLock { known in
            if known.count >= Self.most { known.removeAll() }
            known[key] = sums
        }
        return sums
    }
}
