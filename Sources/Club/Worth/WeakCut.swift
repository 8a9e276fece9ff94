/// Looks whether sums that cut the same things up in two ways, say by month and by trade, give the sum of a few
/// companies away when they are added to and taken from one another in any way.
///
/// Each thing lies in one group of the first way and one of the second. Whatever can be worked out counts it with a
/// factor that is the difference of two numbers, one of either group, so it leaves out the things whose groups have the
/// same number. Draw the groups as points and the things as lines between them: what is left over is always a cut
/// through the lines, and any cut can be worked out. Hence nothing of fewer than five companies can be known exactly
/// when every cut that goes through a line goes through lines of five companies. Points of one number are one point:
/// all groups whose sum is not told are point 0, which both ways share.
///
/// A company whose lines hang together is cut when its points are on both sides, so the smallest cut of a hypergraph is
/// sought. Of a company whose lines fall into parts one part counts; whichever is chosen, nothing is overlooked. Where
/// that finds a cut too weak only because of the choice, another is made.
///
/// Source: R. Klimmek and F. Wagner, "A simple hypergraph min cut algorithm", FU Berlin B 96-02, 1996.
struct WeakCut: Sendable {
    /// A line between two points.
    struct Line: Hashable, Sendable {
        var row: Int
        var column: Int
    }

    private var lines: [Int: Set<Line>] = [:]

    /// A thing between two points, with a company behind it.
    mutating func add(_ line: Line, company: Int) {
        if line.row != line.column { lines[company, default: []].insert(line) }
    }

    /// One side of a cut.
    struct Side: Sendable {
        var points: Set<Int>
        /// How many companies stand behind the cut.
        var companies: Int

        func contains(_ point: Int) -> Bool { points.contains(point) }
    }

    /// A cut that fewer companies than `fewest` stand behind, or one of more for which that could not be shown; nil when
    /// there is none of either.
    func weakSide(fewest: Int) -> Side? {
        var choices = lines.values.map { Choice(parts: Self.parts($0)) }
        while true {
            var graph = Hypergraph(choices.map { $0.parts[$0.chosen] })
            graph.contract(strongerThan: fewest)
            // Parts that none of the chosen ones hold together would hide a cut between them.
            let loose = graph.looseSide(choices.flatMap(\.parts))
            guard let side = loose ?? graph.weakSide(fewest: fewest) else { return nil }
            func isCut(_ part: [Int]) -> Bool { part.contains { side.contains($0) != side.contains(part[0]) } }
            var companies = 0
            var isChanged = false
            for index in choices.indices {
                guard let cut = choices[index].parts.firstIndex(where: isCut) else { continue }
                companies += 1
                let isCounted = isCut(choices[index].parts[choices[index].chosen])
                if !isCounted, choices[index].choose(cut) { isChanged = true }
            }
            if companies < fewest || !isChanged { return Side(points: side, companies: companies) }
        }
    }

    /// The parts of a company's lines, and the one that counts.
    private struct Choice {
        var parts: [[Int]]
        var chosen = 0
        private var tried: Set<Int> = [0]

        init(parts: [[Int]]) { self.parts = parts }

        /// Says whether that part was not tried before.
        mutating func choose(_ part: Int) -> Bool {
            guard tried.insert(part).inserted else { return false }
            chosen = part
            return true
        }
    }

    /// The points of each part of a company's lines that hangs together, the largest first.
    private static func parts(_ lines: Set<Line>) -> [[Int]] {
        var groups = Joined()
        for line in lines { groups.join(line.row, line.column) }
        var parts: [Int: Set<Int>] = [:]
        for line in lines { parts[groups.root(line.row), default: []].formUnion([line.row, line.column]) }
        return parts.values.map { $0.sorted() }.sorted { left, right in
            left.count == right.count ? left.lexicographicallyPrecedes(right) : left.count > right.count
        }
    }
}

/// Numbers joined into groups.
struct Joined: Sendable {
    private var parents: [Int: Int] = [:]

    mutating func root(_ number: Int) -> Int {
        var root = number
        while let parent = parents[root] { root = parent }
        var walk = number
        while let parent = parents[walk] {
            parents[walk] = root
            walk = parent
        }
        return root
    }

    /// Says whether they were apart before.
    @discardableResult
    mutating func join(_ left: Int, _ right: Int) -> Bool {
        let (first, second) = (root(left), root(right))
        guard first != second else { return false }
        parents[max(first, second)] = min(first, second)
        return true
    }
}
