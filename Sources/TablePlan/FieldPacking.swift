extension DifferencePacking {
    /// The multiplication table of a product of finite fields (MacNeish 1922): as many rows as there are tables, or as are
    /// wanted, and as many columns as the smallest field has elements. Nil for more than 1,024 tables.
    static func ofFields(tables: Int, mostRows: Int) -> DifferencePacking? {
        guard tables > 1, tables <= 1024 else { return nil }
        let fields = primePowers(of: tables).compactMap { GaloisField(order: $0) }
        let columns = fields.map(\.order).min() ?? 0
        let rows = (0..<min(tables, mostRows)).map { row in
            (0..<columns).map { column in
                var rest = row
                var unit = 1
                var element = 0
                for field in fields {
                    element += unit * field.product(rest % field.order, column)
                    unit *= field.order
                    rest /= field.order
                }
                return element
            }
        }
        let factors = fields.flatMap { field -> [Int] in
            var factors: [Int] = []
            var power = 1
            while power < field.order {
                factors.append(field.prime)
                power *= field.prime
            }
            return factors
        }
        return DifferencePacking(AbelianGroup(factors), rows: rows)
    }

    private static func primePowers(of number: Int) -> [Int] {
        var powers: [Int] = []
        var rest = number
        var divisor = 2
        while rest > 1 {
            var power = 1
            while rest.isMultiple(of: divisor) {
                power *= divisor
                rest /= divisor
            }
            if power > 1 { powers.append(power) }
            divisor += 1
        }
        return powers
    }
}
