import Persistence

/// Sums of one year's deals that may be shown: at least five companies stand behind each, and behind whatever can be
/// worked out by adding shown sums and taking them from one another. How and why is in docs/decisions/0004-totals.md.
///
/// Whoever has a part in a deal knows it and can take it from a sum. So the rule is asked of what that person does not
/// know, and what they know is added afterwards.
struct Amounts: Sendable {
    /// Fewer companies than this, and a figure is hidden.
    static let fewestCompanies = 5

    /// A confirmed deal of one month.
    struct Deal: Sendable {
        var month: Int
        /// The branch of the member who signed.
        var branch: ID<Branch>
        /// The section of the company that signed; empty when it did not say.
        var trade = ""
        /// The companies that stand behind it.
        var companies: Set<ID<Company>>
        var minorUnits: Int64
        /// Nil in a test that names none.
        var id: ID<Club.Deal>?
        /// The two sides, who know it.
        var parties: [ID<Person>] = []

        func isKnown(to person: ID<Person>?) -> Bool { person.map(parties.contains) ?? false }
    }

    enum Figure: Sendable, Hashable {
        case shown(Int64)
        case hidden

        var minorUnits: Int64? {
            if case .shown(let minor) = self { return minor }
            return nil
        }

        /// With what the reader knows anyway.
        func adding(_ known: Int64) -> Figure { minorUnits.map { .shown($0 + known) } ?? .hidden }
    }

    /// The sums of one scope by month, and their sum over the months shown.
    struct Line: Sendable, Hashable {
        var months: [Figure]

        var hasHidden: Bool { months.contains(.hidden) }

        /// What can be added up from the page itself, so that it tells nothing more; hidden when nothing is shown.
        var total: Figure {
            let sum = months.reduce(0) { $0 + ($1.minorUnits ?? 0) }
            return sum == 0 && hasHidden ? .hidden : .shown(sum)
        }
    }

    /// What stands behind a sum.
    struct Cell: Sendable {
        var companies: Set<ID<Company>> = []
        var minorUnits: Int64 = 0

        mutating func add(_ deal: Deal) {
            companies.formUnion(deal.companies)
            minorUnits += deal.minorUnits
        }

        var figure: Figure {
            companies.isEmpty || companies.count >= Amounts.fewestCompanies ? .shown(minorUnits) : .hidden
        }
    }

    let club: Line
    private var branches: [ID<Branch>: Line] = [:]
    private let monthCount: Int

    /// - Parameter person: who reads it; nil for someone who has a part in none of them.
    init(_ deals: [Deal], months monthCount: Int, knownTo person: ID<Person>? = nil) {
        self.monthCount = monthCount
        let known = deals.filter { $0.isKnown(to: person) && (0..<monthCount).contains($0.month) }
        let deals = known.isEmpty ? deals : deals.filter { !$0.isKnown(to: person) }
        var clubCells = Array(repeating: Cell(), count: monthCount)
        var branchCells: [[ID<Branch>: Cell]] = Array(repeating: [:], count: monthCount)
        for deal in deals where clubCells.indices.contains(deal.month) {
            clubCells[deal.month].add(deal)
            branchCells[deal.month][deal.branch, default: Cell()].add(deal)
        }
        var club = Line(months: clubCells.map(\.figure))
        let nothing = Line(months: Array(repeating: .shown(0), count: monthCount))
        for month in 0..<monthCount {
            let hidden = Self.hidden(branchCells[month])
            for (branch, cell) in branchCells[month] {
                branches[branch, default: nothing].months[month] =
                    hidden.contains(branch) ? .hidden : .shown(cell.minorUnits)
            }
        }
        for deal in known {
            club.months[deal.month] = club.months[deal.month].adding(deal.minorUnits)
            var line = branches[deal.branch] ?? nothing
            line.months[deal.month] = line.months[deal.month].adding(deal.minorUnits)
            branches[deal.branch] = line
        }
        self.club = club
    }

    /// The sums of a branch.
    func branch(_ id: ID<Branch>) -> Line {
        branches[id] ?? Line(months: Array(repeating: .shown(0), count: monthCount))
    }

    /// The sums of a branch, or of the club.
    func line(_ branch: ID<Branch>?) -> Line { branch.map { self.branch($0) } ?? club }

    /// The branches hidden in a month. Whoever takes the shown ones from the club's sum must be left with the sum of
    /// five companies at least, so the smallest of the shown follow the hidden until that is so.
    private static func hidden(_ cells: [ID<Branch>: Cell]) -> Set<ID<Branch>> {
        var hidden = Set(cells.filter { $0.value.figure == .hidden }.map(\.key))
        guard !hidden.isEmpty else { return hidden }
        var rest = hidden.reduce(into: Set<ID<Company>>()) { $0.formUnion(cells[$1]?.companies ?? []) }
        let shown = cells.filter { !hidden.contains($0.key) }.sorted { left, right in
            let (first, second) = (left.value.companies.count, right.value.companies.count)
            return first == second ? left.key < right.key : first < second
        }
        for (branch, cell) in shown {
            guard rest.count < fewestCompanies else { break }
            hidden.insert(branch)
            rest.formUnion(cell.companies)
        }
        return hidden
    }
}
