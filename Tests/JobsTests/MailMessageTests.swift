import Chronology
import Testing

@testable import Jobs

@Suite struct MailMessageTests {
    @Test(arguments: ["a\r\nBcc: x@y.example", "a\nb", "a\rb", "a\u{0}b", "a\u{7F}"])
    func `A line break cannot be brought into a header`(hostile: String) throws {
        let address = try MailAddress("a@b.example")

        #expect(throws: MailError.self) { try sampleMessage(subject: hostile) }
        #expect(throws: MailError.self) { try Mailbox(name: hostile, address: address) }
        #expect(throws: MailError.invalidAddress) { try MailAddress(hostile + "@b.example") }
        #expect(throws: MailError.invalidAddress) { try MailAddress("a@b.example" + hostile) }
        #expect(throws: MailError.self) {
            try OutboxMail(
                kind: "test", recipient: Mailbox(address: address), language: "fr", subject: hostile, text: "",
                dedupeKey: "k"
            )
        }
        #expect(throws: MailError.invalidUnsubscribe) {
            try MailMessage(
                sender: sampleSender(), recipient: Mailbox(address: address), date: Instant(milliseconds: 0),
                identifier: "1", language: "fr", subject: "s", text: "t", unsubscribe: "https://a.example/" + hostile
            )
        }
    }

    @Test(arguments: [
        "", "a", "@b.example", "a@", "a b@c.example", "a@b c", "a..b@c.example", ".a@c.example", "a@-b.example",
        "a@b..example", "é@b.example", "a@b.example>", "<a@b.example", "a@[127.0.0.1]", "\"a b\"@c.example",
        String(repeating: "x", count: 65) + "@b.example",
    ])
    func `What is no plain address is refused`(text: String) {
        #expect(throws: MailError.invalidAddress) { try MailAddress(text) }
    }

    @Test(arguments: ["a@b.example", "o'neil+club@sub.b.example", "x_y-z.1@localhost"])
    func `A plain address is taken as it is`(text: String) throws {
        #expect(try MailAddress(text).description == text)
    }

    @Test func `No line is too long and all are ASCII, whatever the names`() throws {
        let long = String(repeating: "شركة الأطلس — Société ", count: 20)
        let sender = try Mailbox(name: long, address: MailAddress("club@atlas.example"))
        let message = try MailMessage(
            sender: sender, recipient: sender, date: Instant(milliseconds: 0), identifier: "1", language: "ar",
            subject: long, text: long, html: "<p>\(long)</p>", unsubscribe: "https://atlas.example/u"
        )

        let lines = message.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)

        #expect(lines.allSatisfy { $0.count <= 79 })
        #expect(lines.dropLast().allSatisfy { $0.last == 0x0D })
        #expect(message.bytes.allSatisfy { $0 < 0x80 })
    }

    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 +0000"),
        (1_709_164_800_000, "Thu, 29 Feb 2024 00:00:00 +0000"),
        (1_795_478_399_000, "Mon, 23 Nov 2026 23:59:59 +0000"),
        (253_402_300_799_000, "Fri, 31 Dec 9999 23:59:59 +0000"),
    ])
    func `The date is written as RFC 5322 has it`(milliseconds: Int64, expected: String) {
        #expect(MailDate.text(Instant(milliseconds: milliseconds)) == expected)
    }

    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")])
    func `Base64 is the one of RFC 4648`(plain: String, encoded: String) {
        #expect(String(decoding: Base64.encode(Array(plain.utf8)), as: UTF8.self) == encoded)
    }
}
