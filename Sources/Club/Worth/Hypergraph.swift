/// Points and edges that each hold several of them, for the smallest cut.
struct Hypergraph: Sendable {
    private struct Pair: Hashable {
        var first: Int
        var second: Int
    }

    /// How many edges hold exactly these points.
    private var edges: [[Int]: Int] = [:]
    private var joined = Joined()
    private var points: Set<Int> = []

    init(_ edges: [[Int]]) {
        for edge in edges {
            points.formUnion(edge)
            if edge.count > 1 { self.edges[edge, default: 0] += 1 }
        }
    }

    /// Makes one point of those that no cut through fewer edges can part.
    mutating func contract(strongerThan fewest: Int) {
        var isChanged = true
        while isChanged {
            isChanged = false
            var together: [Pair: Int] = [:]
            for (edge, weight) in edges {
                for (place, first) in edge.enumerated() {
                    for second in edge[(place + 1)...] {
                        let count = together[Pair(first: first, second: second), default: 0] + weight
                        together[Pair(first: first, second: second)] = count
                        if count >= fewest, joined.join(first, second) { isChanged = true }
                    }
                }
            }
            if isChanged { settle() }
        }
    }

    /// The points of one side of a cut through at least one edge and fewer than `fewest`. Points that hang by fewer are
    /// found first, for that is quick and nearly all there is to find.
    mutating func weakSide(fewest: Int) -> Set<Int>? {
        var degrees: [Int: Int] = [:]
        for (edge, weight) in edges {
            for point in edge { degrees[point, default: 0] += weight }
        }
        if let weak = degrees.filter({ $0.value < fewest }).keys.min() { return side(weak) }
        while !edges.isEmpty {
            let order = Ordering(edges)
            if order.strength < fewest { return side(order.last) }
            joined.join(order.last, order.before)
            settle()
        }
        return nil
    }

    /// The points that hang together with the first of an edge which its own edges do not hold together.
    func looseSide(_ others: [[Int]]) -> Set<Int>? {
        var held = joined
        for edge in edges.keys {
            for point in edge { held.join(edge[0], point) }
        }
        for other in others {
            let root = held.root(other[0])
            if other.allSatisfy({ held.root($0) == root }) { continue }
            var side: Set<Int> = []
            for point in points.union(others.joined()) where held.root(point) == root { side.insert(point) }
            return side
        }
        return nil
    }

    private mutating func settle() {
        var settled: [[Int]: Int] = [:]
        for (edge, weight) in edges {
            var roots: Set<Int> = []
            for point in edge { roots.insert(joined.root(point)) }
            if roots.count > 1 { settled[roots.sorted(), default: 0] += weight }
        }
        edges = settled
    }

    private mutating func side(_ point: Int) -> Set<Int> {
        let root = joined.root(point)
        var side: Set<Int> = []
        for other in points where joined.root(other) == root { side.insert(other) }
        return side
    }

    /// The points of one part that hangs together, each time the one that most edges tie to those before it. The edges
    /// of the last are a smallest cut between it and the one before.
    private struct Ordering {
        var last = 0
        var before = 0
        var strength = 0

        init(_ edges: [[Int]: Int]) {
            let edges = edges.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            var places: [Int: [Int]] = [:]
            for (index, edge) in edges.enumerated() {
                for point in edge.key { places[point, default: []].append(index) }
            }
            var touched = Array(repeating: false, count: edges.count)
            var taken: Set<Int> = []
            var pull = [edges[0].key[0]: 0]
            while let next = pull.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) {
                pull[next.key] = nil
                taken.insert(next.key)
                (before, last, strength) = (last, next.key, next.value)
                for index in places[next.key] ?? [] where !touched[index] {
                    touched[index] = true
                    for point in edges[index].key where !taken.contains(point) {
                        pull[point, default: 0] += edges[index].value
                    }
                }
            }
        }
    }
}
