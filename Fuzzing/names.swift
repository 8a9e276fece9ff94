/// The same text has the same keys, few and short ones, and a word is found under a key of its own.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let text = String(decoding: bytes, as: UTF8.self)
    let folded = Folding.fold(text)
    Finding.expect(Folding.fold(folded) == folded, "folding once is enough")
    Finding.expect(folded.utf8.count <= 3 * text.utf8.count, "folding does not swell")
    let words = Folding.words(text)

    for field in SearchField.allCases {
        let terms = SearchKeys.index(field, text)
        Finding.expect(terms == SearchKeys.index(field, text), "keys are the same each time")
        // For each word: its forms and keys, those joined with the next, a stem, a trade, a town.
        Finding.expect(terms.count <= 60 * words.count, "keys are few")
        Finding.expect(Set(terms.map(\.key)).count == terms.count, "each key comes once")
        Finding.expect(terms.allSatisfy { $0.weight > 0 && $0.weight <= 1 }, "weights lie between 0 and 1")
        Finding.expect(terms.allSatisfy { $0.key.utf8.count <= 2 * text.utf8.count + 40 }, "keys are bounded")
        Finding.expect(!terms.contains { $0.key.utf8.contains(0) }, "no U+0000 is stored")
    }
    let query = SearchQuery(text)
    Finding.expect(query.tokens.count <= 400, "few look-ups for any query")
    let ordered = query.tokens.allSatisfy { token in token.end.map { $0 > token.key } ?? true }
    Finding.expect(ordered, "a range has an order")
    for key in words.prefix(12).flatMap(PhoneticKey.keys) {
        Finding.expect(key.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "a phonetic key is ASCII")
    }
    Finding.expectLinear(bytes, limit: 1 << 18) { _ = Folding.words(String(decoding: $0, as: UTF8.self)) }
    Finding.expectLinear(bytes, limit: 1 << 13) { long in
        let text = String(decoding: long, as: UTF8.self)
        for field in SearchField.allCases { _ = SearchKeys.index(field, text) }
        _ = SearchQuery(text)
    }
    return 0
}
