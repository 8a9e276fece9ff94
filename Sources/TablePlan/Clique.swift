/// People all of whom are to be kept apart from one another.
enum Clique {
    /// A clique of more people than given, when one is found in bounded steps; any other set of people otherwise.
    /// Everyone's neighbours are looked through, those with most neighbours first (Carraghan and Pardalos 1990).
    static func largest(in neighbours: [Int64: Set<Int64>], beyond least: Int) -> Set<Int64> {
        var steps = 200_000
        var found: Set<Int64> = []
        func extend(_ chosen: [Int64], _ candidates: [Int64]) {
            if chosen.count > found.count { found = Set(chosen) }
            var rest = candidates
            while found.count <= least, chosen.count + rest.count > max(least, found.count), steps > 0,
                let next = rest.popLast()
            {
                steps -= 1
                let near = neighbours[next] ?? []
                extend(chosen + [next], rest.filter { near.contains($0) })
            }
        }
        // Nobody with fewer neighbours than that can be part of one.
        var people = neighbours.filter { $0.value.count >= least }.keys.sorted()
        var isShrinking = true
        while isShrinking {
            let left = Set(people)
            let kept = people.filter { (neighbours[$0] ?? []).intersection(left).count >= least }
            isShrinking = kept.count < people.count
            people = kept
        }
        extend([], people.sorted { (neighbours[$0]?.count ?? 0, $0) < (neighbours[$1]?.count ?? 0, $1) })
        return found
    }
}
