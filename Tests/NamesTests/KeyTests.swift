import Names
import TestSupport
import Testing

struct KeyTests {
    @Test(arguments: OwnVariants.given + OwnVariants.family)
    func `Spellings of one name share a key`(group: [String]) throws {
        let keys = group.map { spelling in
            let words = NameWords.of(spelling)
            let joined = words.count < 2 ? [] : [SearchKeys.query(spelling).filter { $0.kind == .phonetic }.map(\.key)]
            return Set(words.flatMap(\.keys).map { "~" + $0 } + joined.flatMap { $0 })
        }
        let first = try #require(keys.first)

        for (spelling, others) in zip(group, keys) {
            #expect(!first.isDisjoint(with: others), "\(group[0]) and \(spelling)")
        }
    }

    @Test(arguments: [
        ("bendjelloun", "bnjln"), ("بنجلون", "bnjln"), ("ouazzani", "wzn"), ("chraibi", "crb"), ("خديجه", "xdjh"),
    ])
    func `A key is the skeleton of the word`(word: String, key: String) {
        #expect(PhoneticKey.keys(word).first == key)
    }

    @Test func `Keys of each kind begin with their mark`() {
        let terms = SearchKeys.index(.trade, "Imprimerie à Fès")

        #expect(terms.contains { $0.key == "#trade:printing" && $0.kind == .concept })
        #expect(terms.contains { $0.key == "imprimerie" && $0.kind == .exactFold })
        #expect(SearchKeys.index(.city, "فاس").contains { $0.key == "#city:fes" })
    }

    @Test func `A word or a query without end has keys as short and few as a long one`() {
        let word = PhoneticKey.keys(String(repeating: "bd", count: 20_000))
        let query = SearchQuery(String(repeating: "benali ", count: 100_000))

        #expect(word == PhoneticKey.keys(String(repeating: "bd", count: 32)))
        #expect(query.tokens.map(\.key) == SearchQuery(String(repeating: "benali ", count: 20)).tokens.map(\.key))
    }

    @Test func `An article or abbreviation alone is still a query`() {
        #expect(!SearchQuery("el").isEmpty)
        #expect(!SearchQuery("Med").isEmpty)
        #expect(SearchQuery(" - ").isEmpty)
        #expect(SearchQuery("").isEmpty)
    }

    @Test func `No text is too strange to index or to ask for`() {
        var chance = MemberGenerator(seed: 20_261_123)
        let ranges: [ClosedRange<UInt32>] = [0...0x7F, 0xA0...0x24F, 0x300...0x36F, 0x600...0x6FF, 0x2000...0x206F]
        let candidate = SearchCandidate([(.name, "Karim Tazi"), (.offer, "Conseil")])
        let particles = ["abd", "el", "ben", "eddine", "ال", "عبدال", "الدين", "عبد", "بن", "l", "'", "abdel"]

        for _ in 0..<1500 {
            var text = ""
            for _ in 0..<chance.below(24) {
                switch chance.below(8) {
                case 0: text += chance.pick(particles)
                case 1: text.unicodeScalars.append(Unicode.Scalar(UInt32(chance.below(0x110000))) ?? "\u{FFFD}")
                default:
                    let range = chance.pick(ranges)
                    let value = range.lowerBound + UInt32(chance.below(Int(range.upperBound - range.lowerBound) + 1))
                    text.unicodeScalars.append(Unicode.Scalar(value) ?? " ")
                }
            }
            for field in SearchField.allCases {
                #expect(SearchKeys.index(field, text).allSatisfy { !$0.key.isEmpty && !$0.key.utf8.contains(0) })
            }
            let score = Ranking.score(SearchQuery(text), candidate)
            #expect((0...1).contains(score))
        }
    }
}
