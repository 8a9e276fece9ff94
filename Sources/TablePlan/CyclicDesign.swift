/// Rounds that come from one or a few by turning: people stand in columns of `modulus` places each, every turn moves all
/// of them one place on, and some do not move. No pair sits together twice when no difference of places occurs twice.
struct CyclicDesign: Sendable {
    let tables: Int
    let seats: Int
    let modulus: Int
    let columns: Int
    /// Tables of each round to turn: numbers of people, those of the first column first, those who do not move last.
    let bases: [[[Int]]]

    /// The tables of a base are parted by spaces, the people of a table by commas.
    init(tables: Int, seats: Int, modulus: Int, columns: Int, _ bases: String...) {
        self.tables = tables
        self.seats = seats
        self.modulus = modulus
        self.columns = columns
        self.bases = bases.map { $0.split(separator: " ").map { $0.split(separator: ",").compactMap { Int($0) } } }
    }

    var rounds: [[[Int]]] {
        bases.flatMap { base in
            (0..<modulus).map { step in
                base.map { table in
                    table.map { person in
                        person >= columns * modulus
                            ? person : person / modulus * modulus + (person % modulus + step) % modulus
                    }
                }
            }
        }
    }
}
