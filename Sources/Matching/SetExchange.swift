/// Betters a choice of disjoint sets: puts one set in, takes out the one or two it meets, fills the members left over
/// with the best sets that still find room, and keeps that when the worth has grown.
struct SetExchange {
    private let sets: [[Int32]]
    private let values: [Double]
    private let setsOf: [[Int]]
    /// The set chosen for each member; -1 for none.
    private var holder: [Int]

    var chosen: [Int] { Array(Set(holder.filter { $0 >= 0 })).sorted() }

    init(members: Int, sets: [[Int32]], values: [Double], chosen: [Int]) {
        self.sets = sets
        self.values = values
        var setsOf = [[Int]](repeating: [], count: members)
        for number in sets.indices.sorted(by: { values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1 }) {
            for member in sets[number] where setsOf[Int(member)].count < 40 { setsOf[Int(member)].append(number) }
        }
        self.setsOf = setsOf
        holder = [Int](repeating: -1, count: members)
        for number in chosen { hold(number) }
    }

    mutating func improve(rounds: Int = 10) {
        for _ in 0..<rounds {
            var isBetter = false
            for number in sets.indices where exchange(number) { isBetter = true }
            if !isBetter { return }
        }
    }

    private mutating func exchange(_ number: Int) -> Bool {
        var met: [Int] = []
        for member in sets[number] {
            let other = holder[Int(member)]
            if other == number { return false }
            if other >= 0, !met.contains(other) { met.append(other) }
        }
        guard met.count <= 2 else { return false }
        var change = values[number] - met.reduce(0) { $0 + values[$1] }
        for other in met { release(other) }
        hold(number)
        var fillers: [Int] = []
        for other in met {
            for member in sets[other] where holder[Int(member)] < 0 {
                guard let filler = setsOf[Int(member)].first(where: isFree) else { continue }
                hold(filler)
                fillers.append(filler)
                change += values[filler]
            }
        }
        if change > 1e-9 { return true }
        for filler in fillers { release(filler) }
        release(number)
        for other in met { hold(other) }
        return false
    }

    private func isFree(_ number: Int) -> Bool { sets[number].allSatisfy { holder[Int($0)] < 0 } }
    private mutating func hold(_ number: Int) { for member in sets[number] { holder[Int(member)] = number } }
    private mutating func release(_ number: Int) { for member in sets[number] { holder[Int(member)] = -1 } }
}
