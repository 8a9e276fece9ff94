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
    /// How many of the calendar year's deals were paid; nil of a single trade, and where it would tell of a few.
    private(set) var paid: Int?
    private(set) var branches: [Part<ID<Branch>>] = []
    private(set) var trades: [Part<String>] = []

    init(_ worth: Worth, _ filter: WorthFilter, today: CivilDate) {
        self.filter = filter
        months = filter.period.months(today)
        year = filter.period.year(today)
        traffic = Array(repeating: Traffic(), count: months.count)
        deals = Array(repeating: 0, count: months.count)
        line = filter.trade == nil ? Self.line(worth, months, filter.branch) : nil
        tradeAmount = filter.trade.map { worth.year(year).trades.figure($0, of: filter.branch) }
        paid = filter.trade == nil ? worth.year(year).paid.line(filter.branch).total.minorUnits.map(Int.init) : nil
        count(worth)
    }

    var total: Traffic { traffic.reduce(Traffic(), +) }
    var dealTotal: Int { deals.reduce(0, +) }

    private static func line(_ worth: Worth, _ months: [WorthMonth], _ branch: ID<Branch>?) -> Amounts.Line {
        var lines: [Int: Amounts.Line] = [:]
        let figures = months.map { month in
            let line = lines[month.year] ?? worth.year(month.year).amounts.line(branch)
            lines[month.year] = line
            return line.months[month.place]
        }
        return Amounts.Line(months: figures)
    }

    private mutating func count(_ worth: Worth) {
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
        tell(worth, byBranch, byTrade)
    }

    private func isWanted(_ place: Worth.Place) -> Bool {
        (filter.branch == nil || place.branch == filter.branch) && (filter.trade == nil || place.trade == filter.trade)
    }

    private mutating func tell(
        _ worth: Worth, _ byBranch: [ID<Branch>: Part<ID<Branch>>], _ byTrade: [String: Part<String>]
    ) {
        let (amounts, trade) = (worth.year(year).amounts, worth.year(year).trades)
        branches = worth.seats.compactMap { seats in
            guard var part = byBranch[seats.branch.id] else { return nil }
            let sum = filter.trade.map { trade.figure($0, of: part.key) } ?? amounts.branch(part.key).total
            part.amount = sum.told(of: part.deals)
            return part
        }
        trades = byTrade.values.filter { $0.members > 0 || $0.traffic != Traffic() || $0.deals > 0 }
            .sorted { left, right in
                (right.members, right.traffic.received, Self.order(left.key))
                    < (left.members, left.traffic.received, Self.order(right.key))
            }
        for (index, part) in trades.enumerated() {
            trades[index].amount =
                trade.figure(part.key, of: filter.branch).told(of: part.deals)
        }
        for (index, count) in deals.enumerated() {
            if let figure = line?.months[index] { line?.months[index] = figure.told(of: count) }
        }
    }

    /// Those that did not say come last.
    private static func order(_ trade: String) -> String { trade.isEmpty ? "~" : trade }
}

extension Amounts.Figure {
    /// Nothing yet of deals that were confirmed since the last closing is not told as nothing.
    fileprivate func told(of deals: Int) -> Amounts.Figure { self == .shown(0) && deals > 0 ? .hidden : self }
}

extension Traffic {
    mutating func add(_ other: Traffic) { self = self + other }
}
