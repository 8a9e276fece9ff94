extension Floor {
    /// The chairs as they are, to come back to.
    func chairsTaken() -> [Int32] {
        Array(UnsafeBufferPointer(start: sitter, count: chairCount))
    }

    func seat(_ seating: [Int32]) {
        seating.withUnsafeBufferPointer { if let chairs = $0.baseAddress { seat(chairs) } }
    }

    /// The people of each table of the room, by round, from the chairs of a seating.
    func tables(_ seating: [Int32], in hall: Hall) -> [[[Int]]] {
        (0..<rounds).map { round in
            var room = [[Int]](repeating: [], count: hall.tables)
            for (place, table) in hall.shapes[round].used.enumerated() {
                let base = start[round] + place * chairs[round]
                room[table] = seating[base..<base + chairs[round]].filter { Int($0) < people }.map(Int.init).sorted()
            }
            return room
        }
    }
}
