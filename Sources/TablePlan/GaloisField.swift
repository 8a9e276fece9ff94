/// A field of few elements: numbers from 0, whose digits in the base of the prime are the coefficients of a polynomial.
struct GaloisField: Sendable {
    let order: Int
    let prime: Int
    private let sums: [Int]
    private let products: [Int]
    private let opposites: [Int]

    /// Nil unless the order is a power of a prime, and at most 1,024.
    init?(order: Int) {
        guard order > 1, order <= 1024 else { return nil }
        guard let prime = (2...order).first(where: { order.isMultiple(of: $0) }) else { return nil }
        var degree = 0
        var power = 1
        while power < order {
            power *= prime
            degree += 1
        }
        guard power == order else { return nil }
        self.order = order
        self.prime = prime
        let digits = (0..<order).map { Self.digits($0, prime, degree) }
        func number(_ digits: ArraySlice<Int>) -> Int { digits.reversed().reduce(0) { $0 * prime + $1 } }
        var sums = [Int](repeating: 0, count: order * order)
        for one in 0..<order {
            for other in 0..<order {
                sums[one * order + other] = number(zip(digits[one], digits[other]).map { ($0 + $1) % prime }[...])
            }
        }
        self.sums = sums
        opposites = digits.map { number($0.map { (prime - $0) % prime }[...]) }
        // The first monic polynomial without zero divisors.
        for lower in 0..<order {
            guard let products = Self.products(digits, modulus: digits[lower], prime, degree) else { continue }
            self.products = products
            return
        }
        return nil
    }

    func sum(_ one: Int, _ other: Int) -> Int { sums[one * order + other] }
    func difference(_ one: Int, _ other: Int) -> Int { sums[one * order + opposites[other]] }
    func product(_ one: Int, _ other: Int) -> Int { products[one * order + other] }

    func power(_ base: Int, _ exponent: Int) -> Int { (0..<exponent).reduce(1) { power, _ in product(power, base) } }

    /// The powers of a primitive element, from 1 on: all elements but 0.
    var powers: [Int] {
        for candidate in 1..<order {
            var powers = [1]
            while true {
                let next = product(powers[powers.count - 1], candidate)
                if next == 1 { break }
                powers.append(next)
            }
            if powers.count == order - 1 { return powers }
        }
        return [1]
    }

    private static func digits(_ number: Int, _ base: Int, _ count: Int) -> [Int] {
        var rest = number
        return (0..<count).map { _ in
            defer { rest /= base }
            return rest % base
        }
    }

    /// All products modulo x^degree + the polynomial given; nil when a product of two others than 0 is 0.
    private static func products(_ digits: [[Int]], modulus: [Int], _ prime: Int, _ degree: Int) -> [Int]? {
        let order = digits.count
        var products = [Int](repeating: 0, count: order * order)
        for one in 1..<order {
            for other in one..<order {
                var product = [Int](repeating: 0, count: 2 * degree - 1)
                for (place, digit) in digits[one].enumerated() where digit > 0 {
                    for (otherPlace, otherDigit) in digits[other].enumerated() {
                        product[place + otherPlace] += digit * otherDigit
                    }
                }
                for place in stride(from: 2 * degree - 2, through: degree, by: -1) {
                    let digit = product[place] % prime
                    for (lower, coefficient) in modulus.enumerated() {
                        product[place - degree + lower] += (prime - digit) * coefficient
                    }
                }
                let number = product.prefix(degree).reversed().reduce(0) { $0 * prime + $1 % prime }
                if number == 0 { return nil }
                products[one * order + other] = number
                products[other * order + one] = number
            }
        }
        return products
    }
}
