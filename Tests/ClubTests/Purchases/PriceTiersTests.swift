import Persistence
import Testing

@testable import Club

@Suite struct PriceTiersTests {
    private func made(_ pairs: [(Int64, Int64)]) -> PriceTiers? {
        PriceTiers(pairs.map { PriceTiers.Tier(from: $0.0, unitMinor: $0.1) })
    }

    @Test func `Tiers rise in quantity and never in price`() {
        #expect(made([]) == nil)
        #expect(made([(100, 400), (100, 300)]) == nil)
        #expect(made([(100, 400), (200, 401)]) == nil)
        #expect(made([(0, 400)]) == nil)
        #expect(made([(100, 0)]) == nil)
        #expect(made(Array(repeating: (100, 400), count: 6)) == nil)
        #expect(made([(100, 400), (200, 400), (300, 1)]) != nil)
    }

    @Test func `A quantity reaches the highest tier it is not below`() throws {
        let tiers = try #require(made([(100, 400), (1_000, 300), (2_000, 250)]))

        #expect(
            [99, 100, 999, 1_000, 2_000, .max].map { tiers.reached(by: $0)?.unitMinor } == [
                nil, 400, 400, 300, 250, 250,
            ])
        #expect(tiers.unitMinor(at: 99) == 400)
    }

    @Test func `Costs are rounded to the nearest centime and never wrap around`() {
        #expect(PriceTiers.cost(333, 150) == 500)
        #expect(PriceTiers.cost(301, 50) == 151)
        #expect(PriceTiers.cost(PriceTiers.mostMinor, Quantity.most) == 100_000_000_000_000_000)
        #expect(PriceTiers.cost(.max, .max) == .max)
        #expect(PriceTiers.sum(.max, 1) == .max)
    }

    @Test func `Quantities are read as Moroccans write them, and nothing absurd is`() {
        func read(_ text: String) -> String {
            do { return String(try Quantity(parsing: text).hundredths) } catch { return error.rawValue }
        }

        #expect(read("1.234,56") == "123456")
        #expect(read("1 200") == "120000")
        #expect(read("12,5") == "1250")
        #expect(read("١٢") == "1200")
        #expect(read("") == "empty")
        #expect(read("-3") == "zero")
        #expect(read("0") == "zero")
        #expect(read("0,001") == "too-many-decimals")
        #expect(read("10 000 001") == "too-large")
        #expect(read("99999999999999999999") == "too-large")
        #expect(read("12 DH") == "not-a-number")
        #expect(read("beaucoup") == "not-a-number")
    }

    @Test func `Fewer than five companies are told by rungs that no offer decides`() {
        #expect(GroupQuantity(total: 123_400, companies: 5) == .exact(123_400))
        #expect(GroupQuantity(total: 123_400, companies: 4) == .between(floor: 100_000, below: 200_000))
        #expect(GroupQuantity(total: 200_000, companies: 2) == .between(floor: 200_000, below: 500_000))
        #expect(GroupQuantity(total: 1, companies: 2) == .between(floor: 1, below: 2))
        #expect(GroupQuantity(total: 999_999, companies: 9).band == .between(floor: 500_000, below: 1_000_000))
        #expect(GroupQuantity(total: .max, companies: 2).sure > 1_000_000_000_000_000_000)
    }

    @Test func `A closing keeps the largest group whose members all agree to the price they get`() throws {
        let tiers = try #require(made([(100, 400), (1_000, 300), (2_000, 250)]))
        func part(_ id: Int64, _ quantity: Int64, _ ceiling: Int64) -> OrderClosing.Part {
            .init(membership: ID(rawValue: id), quantity: quantity, ceilingMinor: ceiling)
        }

        let all = OrderClosing([part(1, 900, 250), part(2, 1_100, 400)], tiers)
        let chain = OrderClosing([part(1, 1_500, 250), part(2, 400, 300), part(3, 90, 400)], tiers)
        let below = OrderClosing([part(1, 60, 400)], tiers)
        let none = OrderClosing([], tiers)

        #expect(all.kept.count == 2 && all.unitMinor == 250)
        // 1 990 is the middle tier, too dear for the first; without them 490 is the first, too dear for the second;
        // what is left is below every tier.
        #expect(chain.kept.isEmpty && chain.unitMinor == nil)
        #expect(below.kept.isEmpty)
        #expect(none.unitMinor == nil)
    }
}
