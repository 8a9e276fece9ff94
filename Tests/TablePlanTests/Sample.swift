import TablePlan

/// Instances made up from a seed, and plans solved by count, so that every run is the same.
enum Sample {
    /// A generator of its own: the solver's is not what its tests are made with.
    struct Chance {
        var state: UInt64

        mutating func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(limit, 1)
        }
    }

    static func people(_ count: Int) -> [SeatingPerson] { (0..<count).map { SeatingPerson(Int64($0)) } }

    /// Any room: sizes, attendance, history, rivals, wishes and hosts all by chance. Not all are possible.
    static func instance(seed: UInt64) -> SeatingInstance {
        var chance = Chance(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 17)
        let tables = 1 + chance.below(9)
        let seats = 1 + chance.below(8)
        let rounds = 1 + chance.below(6)
        let count = max(tables * seats - chance.below(tables * seats / 2 + 2) + chance.below(2), 1)
        var people = (0..<count).map { number in
            SeatingPerson(
                Int64(number * 7 + 3), activity: chance.below(4) == 0 ? nil : "a\(chance.below(count / 3 + 1))",
                company: "c\(chance.below(count / 2 + 1))", branch: chance.below(3) == 0 ? nil : "b\(chance.below(3))")
        }
        for number in people.indices where chance.below(5) == 0 {
            people[number].rounds = Set((0...chance.below(rounds)).map { _ in 1 + chance.below(rounds) })
        }
        func pairs(_ most: Int) -> [SeatingPair] {
            guard count > 1 else { return [] }
            return (0..<chance.below(most + 1)).map { _ in
                let one = chance.below(count)
                let other = (one + 1 + chance.below(count - 1)) % count
                return SeatingPair(people[one].key, people[other].key)
            }
        }
        var instance = SeatingInstance(people: people, rounds: rounds, tables: tables, seats: seats)
        instance.met = pairs(count * (chance.below(4) == 0 ? count / 2 : 2))
        instance.apart = pairs(chance.below(3) == 0 ? count : count / 6)
        instance.wishes = pairs(count / 3).map { SeatingWish($0, weight: 1 + chance.below(3)) }
        if chance.below(3) == 0 {
            for table in 1...tables where chance.below(2) == 0 {
                instance.hosts.append(SeatingHost(people[chance.below(count)].key, table: table))
            }
        }
        return instance
    }

    static func plan(_ instance: SeatingInstance, exchanges: Int = 200_000, seed: UInt64 = 1) throws -> SeatingPlan {
        try SeatingSolver(instance).solve(effort: SeatingEffort(exchanges: exchanges), seed: seed) { false }
    }
}
