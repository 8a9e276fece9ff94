/// A part of a family of sets: sets that meet one another, straight or by way of others, and no other set.
struct SetParts {
    /// How many members the part has; its sets name them by smaller numbers.
    private(set) var members = 0
    private(set) var sets: [[Int32]] = []
    /// The number each set had in the family.
    private(set) var numbers: [Int] = []

    static func of(members count: Int, sets: [[Int32]]) -> [SetParts] {
        var root = Array(0..<count)
        func find(_ member: Int) -> Int {
            var place = member
            while root[place] != place {
                root[place] = root[root[place]]
                place = root[place]
            }
            return place
        }
        for set in sets {
            for member in set.dropFirst() {
                let (one, other) = (find(Int(set[0])), find(Int(member)))
                root[max(one, other)] = min(one, other)
            }
        }
        var partOf = [Int](repeating: -1, count: count)
        var local = [Int32](repeating: -1, count: count)
        var parts: [SetParts] = []
        for (number, set) in sets.enumerated() {
            guard let first = set.first else { continue }
            let base = find(Int(first))
            if partOf[base] < 0 {
                partOf[base] = parts.count
                parts.append(SetParts())
            }
            let part = partOf[base]
            for member in set where local[Int(member)] < 0 {
                local[Int(member)] = Int32(parts[part].members)
                parts[part].members += 1
            }
            parts[part].sets.append(set.map { local[Int($0)] })
            parts[part].numbers.append(number)
        }
        return parts
    }
}
