import TestSupport
import Testing

@testable import Club

/// The properties docs/exchange-formula.md promises, on many drawn rows of amounts.
@Suite struct ExchangeFormulaTests {
    private struct Draw {
        var chance = SeededChance(seed: 20_261_123)

        mutating func amounts() -> [Int64] {
            (0..<chance.within(0...12)).map { _ in amount() }
        }

        mutating func amount() -> Int64 {
            let sizes: [Int64] = [1, 7, 999, 100_000, 8_400_000, 900_000_000_000]
            return chance.pick(sizes) * Int64(chance.within(1...9))
        }
    }

    @Test func `The shares begin in full and fall to nothing`() {
        #expect(ExchangeFormula.shares.prefix(10) == [1000, 800, 640, 512, 409, 327, 261, 208, 166, 132])
        #expect(zip(ExchangeFormula.shares, ExchangeFormula.shares.dropFirst()).allSatisfy { $0 > $1 })
        #expect(ExchangeFormula.shares.count == 27)
        #expect(ExchangeFormula.share(27) == 0)
    }

    @Test func `The example of the published text is what the formula says`() {
        let shares = ExchangeFormula.shares(of: [10_000_000, 2_000_000, 5_000_000])

        #expect(shares == [1000, 640, 800])
        #expect(
            ExchangeFormula.minorUnits(ExchangeFormula.thousandths([10_000_000, 2_000_000, 5_000_000])) == 15_280_000)
        #expect(
            ExchangeFormula.minorUnits(ExchangeFormula.thousandths(Array(repeating: 100_000, count: 10))) == 445_500)
    }

    @Test func `One more exchange or a larger one never lowers the sum`() {
        var draw = Draw()
        for _ in 0..<2000 {
            let amounts = draw.amounts()
            let before = ExchangeFormula.thousandths(amounts)
            let more = ExchangeFormula.thousandths(amounts + [draw.amount()])
            var larger = amounts
            if !larger.isEmpty { larger[draw.chance.below(larger.count)] += draw.amount() }

            #expect(more >= before)
            #expect(ExchangeFormula.thousandths(larger) >= before)
        }
    }

    @Test func `Two people never come to more than they signed, nor to five times their largest deal`() {
        var draw = Draw()
        for _ in 0..<2000 {
            let amounts = draw.amounts()
            let sum = ExchangeFormula.thousandths(amounts)

            #expect(sum <= amounts.reduce(Int128(0)) { $0 + Int128($1) } * 1000)
            #expect(sum <= Int128(amounts.max() ?? 0) * 5000)
            #expect(sum >= Int128(amounts.max() ?? 0) * 1000)
        }
    }

    @Test func `The order in time changes nothing`() {
        var draw = Draw()
        for _ in 0..<500 {
            let amounts = draw.amounts()
            let shuffled = amounts.shuffled(using: &draw.chance)

            #expect(ExchangeFormula.thousandths(amounts) == ExchangeFormula.thousandths(shuffled))
        }
    }

    @Test func `Cutting an exchange into many never pays, for the pair nor for one of the two`() {
        var draw = Draw()
        for _ in 0..<2000 {
            let theirs = draw.amounts()
            let mine = draw.amounts() + [draw.amount()]
            var cut = mine
            let whole = cut.removeLast()
            let pieces = Self.pieces(of: whole, draw.chance.within(1...9), &draw)

            let before = mine + theirs
            let after = cut + pieces + theirs
            #expect(ExchangeFormula.thousandths(after) <= ExchangeFormula.thousandths(before))
            #expect(Self.share(of: cut.count + pieces.count, after) <= Self.share(of: mine.count, before))
        }
    }

    /// What the first so many of a row count.
    private static func share(of count: Int, _ amounts: [Int64]) -> Int128 {
        let shares = ExchangeFormula.shares(of: amounts)
        return zip(amounts, shares).prefix(count).reduce(0) { $0 + Int128($1.0) * Int128($1.1) }
    }

    private static func pieces(of whole: Int64, _ count: Int, _ draw: inout Draw) -> [Int64] {
        var rest = whole
        var pieces: [Int64] = []
        for _ in 1..<max(count, 2) where rest > 1 {
            let piece = min(rest - 1, Int64(draw.chance.within(1...Int(min(rest, 1_000_000_000)))))
            pieces.append(piece)
            rest -= piece
        }
        return pieces + [rest]
    }
}
