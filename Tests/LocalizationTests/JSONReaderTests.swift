import TestSupport
import Testing

@testable import Localization

@Suite struct JSONReaderTests {
    @Test(arguments: [
        ("null", JSONValue.null), (" true ", .bool(true)), ("-1.5e+3", .number("-1.5e+3")), ("0", .number("0")),
        (#""a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00""#, .string("a\"\\/\u{8}\u{C}\n\r\té😀")), ("[]", .array([])),
        ("[1,[2]]", .array([.number("1"), .array([.number("2")])])), ("{}", .object([])),
        (#"{"a":{"b":false}}"#, .object([.init(name: "a", value: .object([.init(name: "b", value: .bool(false))]))])),
    ])
    func `Values are read`(text: String, value: JSONValue) throws {
        #expect(try JSONReader.read(Array(text.utf8)) == value)
    }

    @Test(arguments: [
        "", "nul", "01", "1.", "-", "+1", ".5", "1e", "[1,]", "[1 2]", "{\"a\":1,}", "{a:1}", "{\"a\"}",
        "{\"a\":1,\"a\":2}",
        "\"a", "\"\n\"", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\\u+123\"",
        "1 1",
        "\u{FEFF}{}", "'a'", String(repeating: "[", count: 100_000),
    ])
    func `What is not strict JSON is refused`(text: String) {
        #expect(throws: JSONReader.Failure.self) { try JSONReader.read(Array(text.utf8)) }
    }

    @Test func `Bytes that are no UTF-8 are refused`() {
        #expect(throws: JSONReader.Failure.self) { try JSONReader.read([0x22, 0xC3, 0x22]) }
    }

    @Test func `Hostile bytes never stop the program`() {
        var chance = SeededGenerator(seed: 3)
        let source = SampleCatalog.file([SampleCatalog.hello, SampleCatalog.members])
        var refused = 0

        for _ in 0..<3000 {
            var bytes = source
            for _ in 0..<3 {
                bytes[Int.random(in: 0..<bytes.count, using: &chance)] = .random(in: .min ... .max, using: &chance)
            }
            bytes.removeLast(Int.random(in: 0...2, using: &chance))
            if (try? Catalog(merging: [bytes])) == nil { refused += 1 }
        }

        #expect(refused > 1000)
    }
}
