import Morocco
import Testing

@testable import Matching

@Suite struct TableTests {
    private func strength(_ buyer: String, _ seller: String, _ flows: TradeFlows = TradeFlows()) -> Float {
        flows.strength(buyer: Divisions.number(buyer), seller: Divisions.number(seller))
    }

    @Test func `The table of who buys from whom has every division once and names none that is not`() {
        let rows = String(decoding: PackageResources.buys_tsv, as: UTF8.self).split(separator: "\n")
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }

        #expect(rows.allSatisfy { $0.count == 3 })
        #expect(rows.map { $0[0] }.sorted() == (["*"] + NMA.divisions.map(\.code)).sorted())
        for row in rows {
            let sellers = (row[1] + " " + row[2]).split(separator: " ").map(String.init)
            #expect(sellers.allSatisfy { NMA.division($0)?.code == $0 })
            #expect(Set(sellers).count == sellers.count)
        }
    }

    @Test func `A hotel lives on laundries more than a laundry on hotels`() {
        #expect(strength("55", "96") == 1)
        #expect(strength("96", "55") < 0.5)
        #expect(strength("55", "69") > 0.3)
    }

    @Test func `Deals of the club add to the table and never take from it`() {
        let pair = (buyer: Divisions.number("01"), seller: Divisions.number("59"))
        let few = TradeFlows(deals: [pair])
        let many = TradeFlows(deals: Array(repeating: pair, count: 40))

        #expect(strength("01", "59", few) > strength("01", "59"))
        #expect(strength("01", "59", many) > strength("01", "59", few))
        #expect(strength("01", "20", many) == strength("01", "20"))
        #expect(many.deals(buyer: pair.buyer, seller: pair.seller) == 40)
    }

    @Test func `An unknown division buys nothing and is no division`() {
        #expect(strength("zz", "18") == 0)
        #expect(Divisions.number("44") == Divisions.none)
        #expect(Divisions.number("18.11") == Divisions.number("18"))
    }

    @Test(arguments: [0.5, 1, 2, 2.718_281_8, 10, 1000, 25_000] as [Float])
    func `The logarithm is that of the library`(number: Float) {
        #expect(abs(logarithm(number * number) - 2 * logarithm(number)) < 1e-5)
        #expect(abs(logarithm(2.718_281_828) - 1) < 1e-6)
    }

    @Test(
        arguments: [
            ("impression", "imprssion", true), ("impression", "imperssion", true), ("impression", "impressiion", true),
            ("impression", "imprexsion", true), ("impression", "impression", false), ("abcde", "edcba", false),
            ("transport", "transit", false), ("مطبعه", "مطبعهه", true),
        ])
    func `One slip is a letter more, less, other or swapped`(left: String, right: String, isSlip: Bool) {
        let (one, other) = (left.unicodeScalars.map(\.value), right.unicodeScalars.map(\.value))

        #expect(Spelling.isOneSlip(one, other) == isSlip)
        #expect(Spelling.isOneSlip(other, one) == isSlip)
    }

    @Test func `The best few of many are kept in order`() {
        var few = BestFew(3)
        for item in 0..<100 { few.add(item, Float((item * 37) % 100)) }

        #expect(few.take().map(\.score) == [99, 98, 97])
        #expect(few.take().isEmpty)
    }
}
