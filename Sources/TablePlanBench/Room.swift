import TablePlan

/// Made-up rooms like those of a club: history, rivals, wishes, people who come late or leave early.
struct Room {
    let name: String
    let instance: SeatingInstance

    /// One for each size; sizes, history and wishes as clubs have them.
    static func made(seed: UInt64) -> [Room] {
        [
            Room(83, tables: 17, seats: 5, rounds: 5, met: 200, apart: 5, wishes: 10, seed: seed),
            Room(120, tables: 20, seats: 6, rounds: 8, met: 1179, apart: 8, wishes: 15, seed: seed),
            Room(1000, tables: 100, seats: 10, rounds: 6, met: 0, apart: 80, wishes: 125, seed: seed),
            Room(24, tables: 6, seats: 4, rounds: 3, met: 65, apart: 0, wishes: 3, seed: seed),
            Room(151, tables: 31, seats: 5, rounds: 4, met: 151, apart: 4, wishes: 18, seed: seed),
            Room(200, tables: 50, seats: 4, rounds: 4, met: 515, apart: 8, wishes: 25, seed: seed),
        ]
    }

    /// Rooms in which few people are left who never met.
    static func crowded(seed: UInt64) -> [Room] {
        [
            Room(50, tables: 7, seats: 8, rounds: 3, met: 504, apart: 3, wishes: 6, seed: seed),
            Room(64, tables: 8, seats: 8, rounds: 5, met: 900, apart: 4, wishes: 8, seed: seed),
        ]
    }

    private init(
        _ count: Int, tables: Int, seats: Int, rounds: Int, met: Int, apart: Int, wishes: Int, seed: UInt64
    ) {
        name = "\(count) people, \(tables) × \(seats), \(rounds) rounds, \(met) pairs met"
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(count)
        func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        func pairs(_ wanted: Int, except: Set<SeatingPair>) -> Set<SeatingPair> {
            var found: Set<SeatingPair> = []
            while found.count < wanted {
                let one = below(count)
                let pair = SeatingPair(Int64(one), Int64((one + 1 + below(count - 1)) % count))
                if !except.contains(pair) { found.insert(pair) }
            }
            return found
        }
        var people = (0..<count).map { number in
            SeatingPerson(
                Int64(number), activity: "a\(min(below(40), below(40)))", company: "c\(below(count * 4 / 5 + 1))")
        }
        for number in people.indices where below(8) == 0 {
            let missed = below(2) == 0 ? 1 : rounds
            people[number].rounds = Set((1...rounds).filter { $0 != missed })
        }
        var instance = SeatingInstance(people: people, rounds: rounds, tables: tables, seats: seats)
        let known = pairs(met, except: [])
        let rivals = pairs(apart, except: known)
        instance.met = known.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
        instance.apart = rivals.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
        instance.wishes = pairs(wishes, except: known.union(rivals))
            .sorted { ($0.first, $0.second) < ($1.first, $1.second) }.map { SeatingWish($0) }
        self.instance = instance
    }
}
