/// Finds every ring of three to five members in a graph: paths from each member over members of greater number, left
/// as soon as the way back has become too long (Tiernan 1970, with the distances back as in Johnson 1975).
struct RingSearch {
    struct Found: Sendable {
        /// The members, the smallest number first.
        let members: [Int32]
        /// The needs answered, in the same order.
        let needs: [Int32]
        let supplies: [Float]
        let value: Double
    }

    private let edges: [[SupplyGraph.Edge]]
    private let givers: [[Int32]]
    /// Steps back to the start, valid when marked by the start.
    private var distance: [Int32]
    private var mark: [Int32]
    private var isOnPath: [Bool]
    private var path: [(member: Int32, edge: SupplyGraph.Edge)] = []
    private var steps = 0
    private let mostSteps: Int
    private let mostRings: Int
    private(set) var rings: [Found] = []

    /// All rings; nil when there are more than may be kept, or the search grows too long.
    static func all(in graph: SupplyGraph, mostRings: Int, mostSteps: Int) -> [Found]? {
        var search = RingSearch(graph, mostRings: mostRings, mostSteps: mostSteps)
        for start in graph.edges.indices where !graph.edges[start].isEmpty {
            guard search.from(Int32(start)) else { return nil }
        }
        return search.rings
    }

    private init(_ graph: SupplyGraph, mostRings: Int, mostSteps: Int) {
        edges = graph.edges
        var givers = [[Int32]](repeating: [], count: edges.count)
        for (member, arrows) in edges.enumerated() {
            for edge in arrows { givers[Int(edge.supplier)].append(Int32(member)) }
        }
        self.givers = givers
        distance = [Int32](repeating: 0, count: edges.count)
        mark = [Int32](repeating: -1, count: edges.count)
        isOnPath = [Bool](repeating: false, count: edges.count)
        self.mostRings = mostRings
        self.mostSteps = mostSteps
    }

    private mutating func from(_ start: Int32) -> Bool {
        measureWayBack(to: start)
        return extend(start, start)
    }

    /// How many steps lead back to the start from each member of greater number, up to four.
    private mutating func measureWayBack(to start: Int32) {
        var front = [start]
        mark[Int(start)] = start
        distance[Int(start)] = 0
        for steps in 1..<Int32(RingValue.sizes.upperBound) {
            var next: [Int32] = []
            for member in front {
                for giver in givers[Int(member)] where giver > start && mark[Int(giver)] != start {
                    mark[Int(giver)] = start
                    distance[Int(giver)] = steps
                    next.append(giver)
                }
            }
            front = next
        }
    }

    private mutating func extend(_ member: Int32, _ start: Int32) -> Bool {
        for edge in edges[Int(member)] {
            let next = edge.supplier
            steps += 1
            if next == start {
                guard path.count + 1 >= RingValue.sizes.lowerBound else { continue }
                path.append((member, edge))
                keep()
                path.removeLast()
                if rings.count > mostRings { return false }
                continue
            }
            guard next > start, mark[Int(next)] == start, !isOnPath[Int(next)],
                path.count + 1 + Int(distance[Int(next)]) <= RingValue.sizes.upperBound
            else { continue }
            path.append((member, edge))
            isOnPath[Int(member)] = true
            let goesOn = extend(next, start)
            isOnPath[Int(member)] = false
            path.removeLast()
            guard goesOn, steps <= mostSteps else { return false }
        }
        return true
    }

    private mutating func keep() {
        let supplies = path.map(\.edge.supply)
        rings.append(
            Found(
                members: path.map(\.member), needs: path.map(\.edge.need), supplies: supplies,
                value: RingValue.of(supplies.map(Double.init))))
    }
}
