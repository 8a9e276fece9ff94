import Persistence
import Testing

@testable import Club

/// Adds what is told up and takes it from one another in every way there is, and asks whether anything is left over
/// that fewer than five companies stand behind.
@Suite struct DifferencingTests {
    @Test(arguments: UInt64(1)...12)
    func `No reckoning with the sums of a year leaves what fewer than five companies signed`(seed: UInt64) {
        var chance = SeededChance(seed: seed)
        let deals = RandomDeals.year(companies: 10, deals: 30 + chance.below(50), &chance)
        let amounts = Amounts(deals, months: 4)

        let trades = TradeAmounts(deals, beside: amounts)
        let told = Told(deals, amounts, trades)

        #expect(told.figures.allSatisfy { $0.isRight }, "a sum is wrong")
        #expect(told.leaks(of: 10) == [], "seed \(seed)")
    }

    @Test func `Much is told all the same`() {
        var chance = SeededChance(seed: 5)
        let deals = RandomDeals.year(companies: 60, deals: 900, &chance)

        let amounts = Amounts(deals, months: 4)

        let trades = TradeAmounts(deals, beside: amounts)
        #expect(trades.keys.count { $0.branch == nil } == 5)
        #expect(trades.keys.count { $0.branch != nil } >= 10)
        #expect(!amounts.club.hasHidden)
    }

    @Test func `A trade that lives in one branch is not told beside that branch less a few`() {
        // Six companies of trade A and two of trade B make up the branch: branch less A would be those two.
        let branch = ID<Branch>(rawValue: 1)
        let elsewhere = ID<Branch>(rawValue: 2)
        func deal(_ company: Int64, _ trade: String, _ branch: ID<Branch>) -> Amounts.Deal {
            Amounts.Deal(
                month: 0, branch: branch, trade: trade, companies: [ID(rawValue: company)], minorUnits: 100)
        }
        let deals =
            (1...6).map { deal($0, "A", branch) } + (7...8).map { deal($0, "B", branch) }
            + (11...16).map { deal($0, "B", elsewhere) }

        let amounts = Amounts(deals, months: 1)
        let trades = TradeAmounts(deals, beside: amounts)
        let told = Told(deals, amounts, trades)

        #expect(amounts.branch(branch).months == [.shown(800)])
        #expect(trades.figure("A", of: nil) == .hidden)
        #expect(told.leaks(of: 16) == [])
    }

    @Test(arguments: UInt64(1)...40)
    func `No reckoning with the flows and what was given and received in all leaves a few companies`(seed: UInt64) {
        var chance = SeededChance(seed: seed)
        let streams = RandomDeals.streams(groups: 3, companies: 12, referrals: 20 + chance.below(40), &chance)
        let flows = Flows(streams.mapValues { Flows<Int>.Stream(count: $0.count, companies: Set($0.joined())) })

        let margins = RandomDeals.margins(streams)
        let cells = flows.cells.map { cell in Array(streams.keys).filter { $0 == cell.way } }
        let known = Reckoning(margins, streams).leaks(of: 12)
        let all = Reckoning(margins + cells, streams).leaks(of: 12)

        // What a group gave in all is told by the page itself; the flows add nothing to that.
        if known.isEmpty { #expect(all == [], "seed \(seed)") }
        for cell in flows.cells {
            #expect(Set((streams[cell.way] ?? []).joined()).count >= 5)
            #expect(streams[cell.way]?.count == cell.count)
        }
    }

    @Test func `Flows of a large club are told nearly all`() {
        var chance = SeededChance(seed: 3)
        let streams = RandomDeals.streams(groups: 4, companies: 80, referrals: 900, &chance)

        let flows = Flows(streams.mapValues { Flows<Int>.Stream(count: $0.count, companies: Set($0.joined())) })

        #expect(flows.cells.count == 16)
        #expect(flows.hiddenCount == 0)
        #expect(flows.cells.reduce(0) { $0 + $1.count } == 900)
        #expect(flows.cells(of: 1).count == 7)
    }
}

/// Deals and flows made by chance, with fixed seeds.
enum RandomDeals {
    static func year(companies: Int, deals: Int, _ chance: inout SeededChance) -> [Amounts.Deal] {
        let trades = ["A", "B", "C", "D", ""]
        let homes = (0..<companies).map { _ in (branch: chance.below(3), trade: trades[chance.below(5)]) }
        return (0..<deals).map { _ in
            let seller = chance.below(companies)
            let buyer = chance.percent(30) ? chance.below(companies) : seller
            return Amounts.Deal(
                month: chance.below(4),
                branch: ID(rawValue: Int64(homes[seller].branch + 1)),
                trade: homes[seller].trade,
                companies: [ID(rawValue: Int64(seller + 1)), ID(rawValue: Int64(buyer + 1))],
                minorUnits: Int64(1 + chance.below(1000))
            )
        }
    }

    /// The companies at both ends of each referral, by the way it took.
    static func streams(
        groups: Int, companies: Int, referrals: Int, _ chance: inout SeededChance
    ) -> [Flows<Int>.Way: [[Int]]] {
        let homes = (0..<companies).map { _ in chance.below(groups) }
        var streams: [Flows<Int>.Way: [[Int]]] = [:]
        for _ in 0..<referrals {
            let giver = chance.below(companies)
            let receiver = (giver + 1 + chance.below(companies - 1)) % companies
            let way = Flows<Int>.Way(from: homes[giver], to: homes[receiver])
            streams[way, default: []].append([giver + 1, receiver + 1])
        }
        return streams
    }

    /// What each group gave, and what each received, as the ways it is made of.
    static func margins(_ streams: [Flows<Int>.Way: [[Int]]]) -> [[Flows<Int>.Way]] {
        let groups = Set(streams.keys.flatMap { [$0.from, $0.to] })
        return groups.map { group in streams.keys.filter { $0.from == group } }
            + groups.map { group in streams.keys.filter { $0.to == group } }
    }
}

/// The sums of a year that are told, each as the deals it is made of.
struct Told {
    struct Figure {
        var members: [Bool]
        var minorUnits: Int64
        var isRight: Bool
    }

    let deals: [Amounts.Deal]
    private let reader: ID<Person>?
    private(set) var figures: [Figure] = []

    /// - Parameter reader: who takes away what they know.
    init(_ deals: [Amounts.Deal], _ amounts: Amounts, _ trades: TradeAmounts, knownTo reader: ID<Person>? = nil) {
        self.deals = deals
        self.reader = reader
        let branches = Set(deals.map(\.branch))
        for month in amounts.club.months.indices {
            add(amounts.club.months[month]) { $0.month == month }
            for branch in branches {
                add(amounts.branch(branch).months[month]) { $0.month == month && $0.branch == branch }
            }
        }
        for trade in Set(deals.map(\.trade)) {
            add(trades.figure(trade, of: nil)) { $0.trade == trade }
            for branch in branches {
                add(trades.figure(trade, of: branch)) { $0.trade == trade && $0.branch == branch }
            }
        }
    }

    private mutating func add(_ figure: Amounts.Figure, _ isIn: (Amounts.Deal) -> Bool) {
        guard let minorUnits = figure.minorUnits else { return }
        let members = deals.map(isIn)
        let sum = zip(deals, members).reduce(Int64(0)) { $0 + ($1.1 ? $1.0.minorUnits : 0) }
        figures.append(Figure(members: members, minorUnits: minorUnits, isRight: sum == minorUnits))
    }

    func leaks(of companies: Int) -> [[Int]] {
        let others = deals.indices.filter { !deals[$0].isKnown(to: reader) }
        let things = others.map { index in deals[index].companies.map { Int($0.rawValue) } }
        let rows = figures.map { figure in others.map { figure.members[$0] } }
        return Reckoning(rows, things).leaks(of: companies)
    }
}

/// Sums as rows and things as columns. Some reckoning leaves only things of certain companies exactly when the rows
/// become dependent once those columns are left out.
struct Reckoning {
    private let rows: [[Bool]]
    private let things: [[Int]]

    init(_ rows: [[Bool]], _ things: [[Int]]) {
        self.rows = rows
        self.things = things
    }

    init(_ figures: [[Flows<Int>.Way]], _ streams: [Flows<Int>.Way: [[Int]]]) {
        let things = streams.flatMap { way, referrals in referrals.map { (way: way, companies: $0) } }
        rows = figures.map { figure in things.map { figure.contains($0.way) } }
        self.things = things.map(\.companies)
    }

    /// The groups of four companies that some reckoning leaves alone.
    func leaks(of companies: Int) -> [[Int]] {
        let rank = rank { _ in true }
        var found: [[Int]] = []
        for first in 1...companies {
            for second in first...companies {
                for third in second...companies {
                    for fourth in third...companies {
                        let group = [first, second, third, fourth]
                        guard Set(group).count == 4 else { continue }
                        let left = self.rank { thing in !thing.allSatisfy { group.contains($0) } }
                        if left < rank { found.append(group) }
                    }
                }
            }
        }
        return found
    }

    private func rank(_ isLeft: ([Int]) -> Bool) -> Int {
        var columns: Set<[Int]> = []
        for (index, thing) in things.enumerated() where isLeft(thing) { columns.insert(rows.map { $0[index] ? 1 : 0 }) }
        var matrix = Array(columns)
        let prime = 1_000_003
        var rank = 0
        for column in rows.indices {
            guard let pivot = matrix.indices.dropFirst(rank).first(where: { matrix[$0][column] != 0 }) else { continue }
            matrix.swapAt(rank, pivot)
            let inverse = Self.power(matrix[rank][column], prime - 2, prime)
            for row in matrix.indices.dropFirst(rank + 1) where matrix[row][column] != 0 {
                let factor = matrix[row][column] * inverse % prime
                for place in rows.indices.dropFirst(column) {
                    matrix[row][place] = ((matrix[row][place] - factor * matrix[rank][place]) % prime + prime) % prime
                }
            }
            rank += 1
        }
        return rank
    }

    private static func power(_ base: Int, _ exponent: Int, _ prime: Int) -> Int {
        var (result, base, exponent) = (1, base % prime, exponent)
        while exponent > 0 {
            if exponent & 1 == 1 { result = result * base % prime }
            base = base * base % prime
            exponent >>= 1
        }
        return result
    }
}
