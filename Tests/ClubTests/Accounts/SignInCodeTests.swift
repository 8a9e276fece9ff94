import TestSupport
import Testing
import Web

@testable import Club

@Suite struct SignInCodeTests {
    private func code() -> SignInCode { SignInCode(from: SystemRandom()) }

    @Test func `A code is shown as two groups of four unmistakable characters`() {
        for _ in 0..<200 {
            let text = code().text

            #expect(text.utf8.count == 9)
            #expect(text.utf8.dropFirst(4).first == UInt8(ascii: "-"))
            #expect(!text.contains { "ILOUilou".contains($0) })
        }
    }

    @Test func `A code is read however it is typed`() throws {
        let code = code()
        let text = code.text

        let typed = [
            text, text.lowercased(), text.replacing("-", with: ""), text.replacing("-", with: " "), "  \(text) ",
            text.replacing("0", with: "o").replacing("1", with: "l"), text.replacing("1", with: "I"),
            "\u{200F}" + text.replacing("-", with: "–"),
        ]

        for variant in typed { #expect(SignInCode(typed: variant) == code, "\(variant)") }
    }

    @Test(arguments: ["", "ABCD", "ABCD-EFGHJ", "ABCD-EFG!", "ABCD-EFGU", "ÀBCD-EFGH", "ABCD\u{0}EFGH"])
    func `What cannot be a code is none`(text: String) {
        #expect(SignInCode(typed: text) == nil)
    }

    @Test func `Digits of an Arabic keyboard are digits`() {
        #expect(SignInCode(typed: "١٢٣٤-٥٦٧٨") == SignInCode(typed: "1234-5678"))
    }

    @Test func `The stored hash is another in every browser`() {
        let code = code()
        let one = SessionToken(from: SystemRandom())
        let other = SessionToken(from: SystemRandom())

        #expect(code.hash(for: one) == code.hash(for: one))
        #expect(code.hash(for: one) != code.hash(for: other))
    }

    @Test(arguments: [
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36", "Chrome · Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1", "Safari · iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Windows"),
        ("<script>alert(1)</script>", ""), ("", ""),
    ])
    func `A device is named by our own words alone`(agent: String, name: String) {
        #expect(DeviceLabel.of(userAgent: agent) == name)
    }

    @Test func `A code is not printed`() throws {
        let code = try #require(SignInCode(typed: "7K3M-Q2ZX"))
        var dumped = ""

        dump(code, to: &dumped)

        for text in ["\(code)", String(reflecting: code), dumped] {
            #expect(!text.contains("7K3M") && !text.contains("55"))
        }
    }
}
