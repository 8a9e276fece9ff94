/// A product of cyclic groups; the elements are numbers from 0, the first factor being the lowest digit.
struct AbelianGroup: Sendable {
    let factors: [Int]

    init(_ factors: [Int]) { self.factors = factors }

    var order: Int { factors.reduce(1, *) }

    func sum(_ one: Int, _ other: Int) -> Int {
        var (first, second) = (one, other)
        var result = 0
        var unit = 1
        for factor in factors {
            result += unit * ((first % factor + second % factor) % factor)
            unit *= factor
            first /= factor
            second /= factor
        }
        return result
    }
}
