/// Tables for many rounds without a pair twice, straight from the arithmetic of a finite field. Each gives its rounds,
/// the people being numbered from 0, or nil when its sizes are not those asked for.
enum FieldDesigns {
    /// A maximal arc (Denniston 1969) of the affine plane over GF(q), q a power of 2: the points where an irreducible
    /// quadratic form takes a value of a subgroup of as many elements as there are seats. Lines meet it in all seats or
    /// none; parallel lines are a round: q + 1 rounds of q − q / seats + 1 tables.
    static func arc(tables: Int, seats: Int) -> [[[Int]]]? {
        guard seats >= 4, seats & (seats - 1) == 0,
            let order = (3...9).map({ 1 << $0 }).first(where: { $0 > seats && $0 - $0 / seats + 1 == tables }),
            let field = GaloisField(order: order)
        else { return nil }
        func form(_ x: Int, _ y: Int, _ last: Int) -> Int {
            let mixed = field.sum(field.product(x, x), field.product(x, y))
            return field.sum(mixed, field.product(last, field.product(y, y)))
        }
        guard let last = (1..<order).first(where: { last in (0..<order).allSatisfy { form($0, 1, last) != 0 } }) else {
            return nil
        }
        var points: [(x: Int, y: Int)] = []
        for x in 0..<order { for y in 0..<order where form(x, y, last) < seats { points.append((x, y)) } }
        let slopes: [(Int, Int) -> Int] =
            [{ x, _ in x }] + (0..<order).map { slope in { x, y in field.difference(y, field.product(slope, x)) } }
        return slopes.map { line in groups(points.map { line($0.x, $0.y) }).filter { !$0.isEmpty } }
    }

    /// The Hermitian unital over GF(q²), q = seats − 1: the points of yᵠ + y = xᵠ⁺¹ and one at infinity. Lines of one
    /// slope meet it in q + 1 points or touch it; the points touched and the one at infinity are the last table: q²
    /// rounds of q² − q + 1 tables.
    static func unital(tables: Int, seats: Int) -> [[[Int]]]? {
        let root = seats - 1
        guard root >= 2, root * root - root + 1 == tables, let field = GaloisField(order: root * root) else {
            return nil
        }
        var points: [(x: Int, y: Int)] = []
        for x in 0..<field.order {
            let norm = field.power(x, root + 1)
            for y in 0..<field.order where field.sum(field.power(y, root), y) == norm { points.append((x, y)) }
        }
        return (0..<field.order).map { slope in
            let lines = groups(points.map { field.difference($0.y, field.product(slope, $0.x)) })
            let touched = lines.filter { $0.count == 1 }.flatMap { $0 }
            return lines.filter { $0.count > 1 } + [touched + [points.count]]
        }
    }

    /// Four seats and 3q + 1 people, q a prime power that leaves 1 when divided by 4 (Bose 1939, Hanani 1961).
    static func fours(tables: Int, seats: Int) -> [[[Int]]]? {
        let order = (4 * tables - 1) / 3
        guard seats == 4, 3 * order + 1 == 4 * tables, order % 4 == 1, let field = GaloisField(order: order) else {
            return nil
        }
        let powers = field.powers
        let quarter = (order - 1) / 4
        var base = [[3 * order, 0, order, 2 * order]]
        for column in 0..<3 {
            let next = (column + 1) % 3
            for start in 0..<quarter {
                base.append([
                    column * order + powers[start], column * order + powers[start + 2 * quarter],
                    next * order + powers[start + quarter], next * order + powers[start + 3 * quarter],
                ])
            }
        }
        return developed(base, field, columns: 3)
    }

    /// Three seats and 2q + 1 people, q a prime power that leaves 1 when divided by 6: a Kirkman triple system
    /// (Ray-Chaudhuri and Wilson 1971).
    static func doubledTriples(tables: Int, seats: Int) -> [[[Int]]]? {
        let order = (3 * tables - 1) / 2
        guard seats == 3, 2 * order + 1 == 3 * tables, order % 6 == 1, let field = GaloisField(order: order) else {
            return nil
        }
        let powers = field.powers
        let sixth = (order - 1) / 6
        func power(_ exponent: Int) -> Int { powers[exponent % (order - 1)] }
        let half = field.sum(power(sixth), 1)
        guard let shift = powers.firstIndex(where: { field.sum($0, $0) == half }) else { return nil }
        var base = [[0, order, 2 * order]]
        for start in 0..<sixth {
            for third in 0..<3 {
                let exponent = start + 2 * third * sixth
                base.append([power(exponent), power(exponent + sixth), order + power(exponent + shift)])
            }
            base.append((0..<3).map { order + power(start + shift + (2 * $0 + 1) * sixth) })
        }
        return developed(base, field, columns: 2)
    }

    /// Three seats and 3q people, q a prime power that leaves 1 when divided by 6: the other Kirkman triple system of
    /// Ray-Chaudhuri and Wilson (1971).
    static func tripledTriples(tables: Int, seats: Int) -> [[[Int]]]? {
        let order = tables
        guard seats == 3, order % 6 == 1, let field = GaloisField(order: order) else { return nil }
        let powers = field.powers
        let sixth = (order - 1) / 6
        func power(_ exponent: Int) -> Int { powers[exponent % (order - 1)] }
        func across(_ exponent: Int) -> [Int] { (0..<3).map { $0 * order + power(exponent + 2 * $0 * sixth) } }
        var base = [[0, order, 2 * order]]
        for start in 0..<sixth {
            for column in 0..<3 { base.append((0..<3).map { column * order + power(start + 2 * $0 * sixth) }) }
            for odd in [1, 3, 5] { base.append(across(start + odd * sixth)) }
        }
        var rounds = developed(base, field, columns: 3)
        for start in 0..<sixth {
            for even in [0, 2, 4] {
                rounds.append(developed([across(start + even * sixth)], field, columns: 3).map { $0[0] })
            }
        }
        return rounds
    }

    /// One round moved by every element of the field: people are columns of as many as the field has; those after the
    /// last column do not move.
    private static func developed(_ base: [[Int]], _ field: GaloisField, columns: Int) -> [[[Int]]] {
        let order = field.order
        return (0..<order).map { step in
            base.map { table in
                table.map { person in
                    person >= columns * order ? person : person / order * order + field.sum(person % order, step)
                }
            }
        }
    }

    /// Those of one value together, by value.
    private static func groups(_ values: [Int]) -> [[Int]] {
        var groups = [[Int]](repeating: [], count: (values.max() ?? -1) + 1)
        for (person, value) in values.enumerated() { groups[value].append(person) }
        return groups
    }
}
