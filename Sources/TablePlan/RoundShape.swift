/// Which tables are used in a round and how large they are: `chairs` each, of which some tables leave one empty.
struct RoundShape: Sendable, Hashable {
    /// How many people are there.
    let present: Int
    /// The tables in use, from 0, in the order of the room.
    let used: [Int]
    /// Chairs at each table in use; all but ``empty`` are taken, one empty at most for each table.
    let chairs: Int
    /// Chairs that stay empty.
    var empty: Int { used.count * chairs - present }

    /// All tables are used, as long as nobody has to sit alone; tables of hosts come first. One table more than anybody
    /// has people to be kept apart from suffices to part all (Hajnal and Szemerédi 1970).
    init(present: Int, tables: Int, seats: Int, hostTables: Set<Int>, mostApart: Int) {
        self.present = present
        var count = tables
        if present < 2 * tables {
            count = min(
                tables,
                max(
                    present / 2, (present + seats - 1) / max(seats, 1), hostTables.count,
                    mostApart > 0 ? min(mostApart + 1, present) : 0))
        }
        let others = (0..<tables).filter { !hostTables.contains($0) }
        used = (hostTables.sorted() + others).prefix(count).sorted()
        chairs = used.isEmpty ? 0 : (present + used.count - 1) / used.count
    }

    /// Pairs who sit together in this round, however it is seated.
    var pairs: Int {
        let least = used.count - empty
        return least * chairs * (chairs - 1) / 2 + empty * (chairs - 1) * max(chairs - 2, 0) / 2
    }
}
