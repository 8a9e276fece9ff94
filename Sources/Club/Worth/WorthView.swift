import Chronology
import Morocco
import Persistence

/// What of the club's worth one page shows: the months and the part of the club its address names.
struct WorthView: Sendable {
    /// A branch or a trade, as a line of a table.
    struct Part<Key: Hashable & Sendable>: Sendable {
        var key: Key
        var members = 0
        /// Over the months shown.
        var traffic = Traffic()
        /// Over the calendar year.
        var deals = 0
        var amount = Amounts.Figure.shown(0)
        /// How many were paid in it.
        var paid = Amounts.Figure.shown(0)
    }

    let filter: WorthFilter
    let months: [WorthMonth]
    /// The calendar year of what is not told by the month.
    let year: Int
    private(set) var members = 0
    private(set) var newMembers = 0
    private(set) var traffic: [Traffic]
    /// Since the beginning, the months shown included.
    private(set) var everything = Traffic()
    private(set) var deals: [Int]
    /// Not told of a single trade.
    private(set) var line: Amounts.Line?
    /// The calendar year's sum of a single trade.
    private(set) var tradeAmount: Amounts.Figure?
    /// How many deals were paid, by the month of payment. Not told of a single trade.
    private(set) var paidLine: Amounts.Line?
    /// The calendar year's number of a single trade.
    private(set) var tradePaid: Amounts.Figure?
    private(set) var branches: [Part<ID<Branch>>] = []
    private(set) var trades: [Part<String>] = []

    /// - Parameter reader: whoever has a part in a deal could take it from a sum.
    init(_ worth: Worth, _ filter: WorthFilter, today: CivilDate, readBy reader: ID<Person>? = nil) {
        self.filter = filter
        months = filter.period.months(today)
        year = filter.period.year(today)
        traffic = Array(repeating: Traffic(), count: months.count)
        deals = Array(repeating: 0, count: months.count)
        let sums = worth.sums(year, readBy: reader)
        if let trade = filter.trade {
            tradeAmount = sums.trades.figure(trade, of: filter.branch)
            tradePaid = sums.paidTrades.figure(trade, of: filter.branch)
        } else {
            line = Self.line(months) { worth.sums($0, readBy: reader).amounts.line(filter.branch) }
            paidLine = Self.line(months) { worth.sums($0, readBy: reader).paid.line(filter.branch) }
        }
        count(worth, sums)
    }

    var total: Traffic { traffic.reduce(Traffic(), +) }
    var dealTotal: Int { deals.reduce(0, +) }
    /// What was signed in the time shown, or by a single trade in the calendar year.
    var amount: Amounts.Figure { line?.total ?? tradeAmount ?? .hidden }
    /// How many were paid in the same time; hidden where none was, so that a few and none look alike.
    var paid: Amounts.Figure { (paidLine?.total ?? tradePaid ?? .hidden).unlessNothing }

    private static func line(_ months: [WorthMonth], _ find: (Int) -> Amounts.Line) -> Amounts.Line {
        var lines: [Int: Amounts.Line] = [:]
        let figures = months.map { month in
            let line = lines[month.year] ?? find(month.year)
            lines[month.year] = line
            return line.months[month.place]
        }
        return Amounts.Line(months: figures)
    }

    private mutating func count(_ worth: Worth, _ sums: WorthSums) {
        var byBranch: [ID<Branch>: Part<ID<Branch>>] = [:]
        var byTrade: [String: Part<String>] = [:]
        for seats in worth.seats where filter.branch == nil || seats.branch.id == filter.branch {
            let own = filter.trade.map { seats.trades[$0] ?? 0 } ?? seats.members
            members += own
            newMembers += seats.newMembers
            byBranch[seats.branch.id, default: Part(key: seats.branch.id)].members += own
            for (trade, count) in seats.trades where filter.trade == nil || trade == filter.trade {
                byTrade[trade, default: Part(key: trade)].members += count
            }
        }
        guard let first = months.first else { return }
        for (place, found) in worth.traffic where isWanted(place) {
            everything = everything + found
            let index = place.month.number - first.number
            guard traffic.indices.contains(index) else { continue }
            traffic[index] = traffic[index] + found
            byBranch[place.branch, default: Part(key: place.branch)].traffic.add(found)
            byTrade[place.trade, default: Part(key: place.trade)].traffic.add(found)
        }
        for (place, found) in worth.deals where isWanted(place) {
            let index = place.month.number - first.number
            if deals.indices.contains(index) { deals[index] += found }
            guard place.month.year == year else { continue }
            byBranch[place.branch, default: Part(key: place.branch)].deals += found
            byTrade[place.trade, default: Part(key: place.trade)].deals += found
        }
        tell(worth, sums, byBranch, byTrade)
    }

    private func isWanted(_ place: Worth.Place) -> Bool {
        (filter.branch == nil || place.branch == filter.branch) && (filter.trade == nil || place.trade == filter.trade)
    }

    private mutating func tell(
        _ worth: Worth, _ sums: WorthSums, _ byBranch: [ID<Branch>: Part<ID<Branch>>], _ byTrade: [String: Part<String>]
    ) {
        branches = worth.seats.compactMap { seats in
            guard var part = byBranch[seats.branch.id] else { return nil }
            let sum = filter.trade.map { sums.trades.figure($0, of: part.key) } ?? sums.amounts.branch(part.key).total
            let paid = filter.trade.map { sums.paidTrades.figure($0, of: part.key) } ?? sums.paid.branch(part.key).total
            part.amount = sum.told(of: part.deals)
            part.paid = paid.unlessNothing
            return part
        }
        trades = byTrade.values.filter { $0.members > 0 || $0.traffic != Traffic() || $0.deals > 0 }
            .sorted { left, right in
                (right.members, right.traffic.received, Self.order(left.key))
                    < (left.members, left.traffic.received, Self.order(right.key))
            }
        for (index, part) in trades.enumerated() {
            trades[index].amount = sums.trades.figure(part.key, of: filter.branch).told(of: part.deals)
            trades[index].paid = sums.paidTrades.figure(part.key, of: filter.branch).unlessNothing
        }
        for (index, count) in deals.enumerated() {
            if let figure = line?.months[index] { line?.months[index] = figure.told(of: count) }
            if let figure = paidLine?.months[index] { paidLine?.months[index] = figure.unlessNothing }
        }
    }

    /// Those that did not say come last.
    private static func order(_ trade: String) -> String { trade.isEmpty ? "~" : trade }
}

extension Amounts.Figure {
    /// Nothing yet of deals that were confirmed since the last closing is not told as nothing.
    fileprivate func told(of deals: Int) -> Amounts.Figure { self == .shown(0) && deals > 0 ? .hidden : self }

    fileprivate var unlessNothing: Amounts.Figure { self == .shown(0) ? .hidden : self }
}

extension Traffic {
    mutating func add(_ other: Traffic) { self = self + other }
}
