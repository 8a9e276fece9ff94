import Persistence

/// Sums of one year's deals by trade, and by trade within a branch. They cut the same deals up in another way than the
/// months do, so those that would give a few companies away beside the months are left out, the smallest first.
struct TradeAmounts: Sendable {
    /// Where a deal's month stands in what is told by month.
    enum Row: Hashable, Sendable {
        case untold
        case branch(ID<Branch>, month: Int)
        /// The branches that are hidden in a month, known together from the club's sum.
        case rest(month: Int)
    }

    struct Key: Hashable, Comparable, Sendable {
        var trade: String
        /// Nil for the trade in the whole club.
        var branch: ID<Branch>?

        static func < (left: Key, right: Key) -> Bool {
            (left.trade, left.branch?.rawValue ?? 0) < (right.trade, right.branch?.rawValue ?? 0)
        }
    }

    private var told: [Key: Amounts.Cell] = [:]
    private var present: Set<Key> = []
    /// What the reader has a part in.
    private var known: [Key: Int64] = [:]

    /// Nothing is signed.
    init() {}

    /// - Parameters:
    ///   - amounts: what is told of the same deals by month and branch, to the same reader.
    ///   - person: who reads it; nil for someone who has a part in none of them.
    init(_ deals: [Amounts.Deal], beside amounts: Amounts, knownTo person: ID<Person>? = nil) {
        for deal in deals where deal.isKnown(to: person) {
            known[Key(trade: deal.trade), default: 0] += deal.minorUnits
            known[Key(trade: deal.trade, branch: deal.branch), default: 0] += deal.minorUnits
        }
        let deals = known.isEmpty ? deals : deals.filter { !$0.isKnown(to: person) }
        var cells: [Key: Amounts.Cell] = [:]
        for deal in deals {
            cells[Key(trade: deal.trade), default: Amounts.Cell()].add(deal)
            cells[Key(trade: deal.trade, branch: deal.branch), default: Amounts.Cell()].add(deal)
        }
        present = Set(cells.keys)
        told = cells.filter { $0.value.companies.count >= Amounts.fewestCompanies }
        let rows = deals.map { Self.row($0, amounts) }
        while !told.isEmpty {
            var points = Points()
            var cut = WeakCut()
            for (deal, row) in zip(deals, rows) {
                let line = WeakCut.Line(row: points.number(row), column: points.number(column(deal)))
                for company in deal.companies { cut.add(line, company: Int(company.rawValue)) }
            }
            guard let side = cut.weakSide(fewest: Amounts.fewestCompanies) else { break }
            leaveOut(side, &points)
        }
    }

    /// The sum of a trade in the year, of a branch or the club; nothing was signed where the trade is not known.
    func figure(_ trade: String, of branch: ID<Branch>?) -> Amounts.Figure {
        let key = Key(trade: trade, branch: branch)
        if let cell = told[key] { return .shown(cell.minorUnits + known[key, default: 0]) }
        return present.contains(key) ? .hidden : .shown(known[key, default: 0])
    }

    /// The trades told, for a test to take them from one another.
    var keys: [Key] { told.keys.sorted() }

    private static func row(_ deal: Amounts.Deal, _ amounts: Amounts) -> Row {
        if amounts.club.months[deal.month] == .hidden { return .untold }
        return amounts.branch(deal.branch).months[deal.month] == .hidden
            ? .rest(month: deal.month) : .branch(deal.branch, month: deal.month)
    }

    /// The narrowest told sum a deal is in.
    private func column(_ deal: Amounts.Deal) -> Key? {
        let inBranch = Key(trade: deal.trade, branch: deal.branch)
        if told[inBranch] != nil { return inBranch }
        return wider(inBranch)
    }

    private func wider(_ key: Key) -> Key? {
        let whole = Key(trade: key.trade)
        return key.branch != nil && told[whole] != nil ? whole : nil
    }

    /// Leaves out the smallest sum that stands on one side of the cut and what it would become part of on the other:
    /// then the cut is no more.
    private mutating func leaveOut(_ side: WeakCut.Side, _ points: inout Points) {
        var mending: [Key] = []
        for key in told.keys {
            let isIn = side.contains(points.number(key))
            if side.contains(points.number(wider(key))) != isIn { mending.append(key) }
        }
        let candidates = mending.isEmpty ? Array(told.keys) : mending
        let smallest = candidates.min { left, right in
            let (first, second) = (told[left]?.companies.count ?? 0, told[right]?.companies.count ?? 0)
            return first == second ? left < right : first < second
        }
        if let smallest { told[smallest] = nil }
    }

    /// A number for each group; 0 for what is not told.
    private struct Points {
        private var rows: [Row: Int] = [.untold: 0]
        private var columns: [Key: Int] = [:]

        mutating func number(_ row: Row) -> Int {
            if let number = rows[row] { return number }
            rows[row] = 2 * rows.count
            return rows[row] ?? 0
        }

        mutating func number(_ column: Key?) -> Int {
            guard let column else { return 0 }
            if let number = columns[column] { return number }
            columns[column] = 2 * columns.count + 1
            return columns[column] ?? 0
        }
    }
}
