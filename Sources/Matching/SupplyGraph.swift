/// Who could be given what by whom: an arrow from each member to those who best supply a need of theirs.
struct SupplyGraph: Sendable {
    struct Edge: Sendable {
        let supplier: Int32
        let need: Int32
        let supply: Float
    }

    /// The arrows of each member, best first; one to each supplier.
    private(set) var edges: [[Edge]]

    init(_ index: MatchIndex, supplies: BestSupplies, least: Float, excluding excluded: Set<Int> = []) {
        edges = [[Edge]](repeating: [], count: index.members.count)
        for member in index.members.indices
        where index.members[member].capacity > 0 && !excluded.contains(member) {
            var best: [Edge] = []
            for need in index.needsOf[member] {
                for (supplier, supply) in supplies.ofNeed[need]
                where supply >= least && index.members[Int(supplier)].capacity > 0 && !excluded.contains(Int(supplier))
                {
                    let edge = Edge(supplier: supplier, need: Int32(need), supply: supply)
                    if let known = best.firstIndex(where: { $0.supplier == supplier }) {
                        if best[known].supply < supply { best[known] = edge }
                    } else {
                        best.append(edge)
                    }
                }
            }
            best.sort { $0.supply != $1.supply ? $0.supply > $1.supply : $0.supplier < $1.supplier }
            edges[member] = best
        }
    }

    /// The graph with the best few arrows of each member, and only members some ring could pass through.
    func pruned(to most: Int) -> SupplyGraph {
        var graph = self
        for member in edges.indices { graph.edges[member] = Array(edges[member].prefix(most)) }
        // Who has no arrow is in no ring; nor is who is reached by none. Taking one away may strand another.
        while true {
            var isReached = [Bool](repeating: false, count: edges.count)
            for arrows in graph.edges { for edge in arrows { isReached[Int(edge.supplier)] = true } }
            var changed = false
            for member in graph.edges.indices where !graph.edges[member].isEmpty {
                let kept =
                    isReached[member] ? graph.edges[member].filter { !graph.edges[Int($0.supplier)].isEmpty } : []
                if kept.count < graph.edges[member].count {
                    graph.edges[member] = kept
                    changed = true
                }
            }
            if !changed { return graph }
        }
    }
}
