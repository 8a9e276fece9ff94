import Testing

@testable import Web

@Suite struct HTMLTests {
    @Test(arguments: [
        ("<script>", "&lt;script&gt;"),
        ("a&b", "a&amp;b"),
        ("\"\u{200D}onload='x'", "&quot;\u{200D}onload=&#39;x&#39;"),
        ("<\u{0338}img>", "&lt;\u{0338}img&gt;"),
        ("رابطة 😀 é", "رابطة 😀 é"),
        ("", ""),
    ])
    func `Text is escaped byte by byte`(text: String, expected: String) {
        let html: HTML = "<p title=\"\(text)\">\(text)</p>"

        #expect(html.string == "<p title=\"\(expected)\">\(expected)</p>")
    }

    @Test func `Pieces are spliced, texts are isolated, attributes come and go`() {
        let pieces: [HTML] = ["<i>1</i>", "<i>2</i>"]
        let none: HTML? = nil
        let noText: String? = nil

        let html: HTML =
            "<p\(attribute: "hidden", if: true)\(attribute: "open", if: false)\(attribute: "id", "a\"b")\(attribute: "lang", noText)>\(pieces)\(none)\(bdi: "<x>")\(7)</p>"

        #expect(html.string == "<p hidden id=\"a&quot;b\"><i>1</i><i>2</i><bdi>&lt;x&gt;</bdi>7</p>")
        #expect(pieces.joined(separator: ", ").string == "<i>1</i>, <i>2</i>")
    }

    @Test func `An address is escaped in an attribute`() {
        let path = URLPath(segments: ["a b"]).query("q", "x&y").query("n", 2)

        let html: HTML = "<a href=\"\(path)\">"

        #expect(html.string == "<a href=\"/a%20b?q=x%26y&amp;n=2\">")
    }
}
