import Chronology
import Foundation
import Logging
import Synchronization
import TestSupport
import Testing

@testable import Telemetry

@Suite struct LogTests {
    private final class Lines: Sendable {
        private let bytes = Mutex<[UInt8]>([])
        var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }

        func logger(_ format: LogFormat) -> Logger {
            let time = ManualTime(Instant(milliseconds: 1_795_428_000_007))
            return Logger(label: "test") { _ in
                LineLogHandler(format: format, time: time, write: { line in self.bytes.withLock { $0 += line } })
            }
        }
    }

    @Test func `A line is one JSON object with time, level, message, request and metadata`() {
        let lines = Lines()
        var logger = lines.logger(.json)
        logger[metadataKey: LogField.request] = "abc"

        logger.info("Answered", metadata: ["route": "/members/{p1}", "status": .stringConvertible(200)])
        logger.debug("Not shown")

        #expect(
            lines.text
                == #"{"ts":"2026-11-23T10:00:00.007Z","level":"info","message":"Answered","request":"abc","#
                + #""metadata":{"route":"/members/{p1}","status":200}}"# + "\n")
    }

    @Test(arguments: LogFormat.allCases)
    func `No value ends a line, speaks to the terminal, or shows an e-mail address`(format: LogFormat) {
        let lines = Lines()
        let evil = "a\n{\"level\":\"critical\"}\r\u{1B}[2J\u{0}\"\\ nadia.o'neil@société.example, <x@y.example>"

        lines.logger(format).error("Failed", metadata: ["reason": .string(evil), "list": ["k@l.example"]])

        #expect(lines.text.utf8.count { $0 == UInt8(ascii: "\n") } == 1)
        #expect(!lines.text.utf8.dropLast().contains { $0 < 0x20 })
        #expect(!lines.text.contains("@"))
        #expect(lines.text.contains("[e-mail]"))
    }

    @Test func `A JSON line with every byte can be read back`() throws {
        let lines = Lines()
        let text = String(String.UnicodeScalarView((0...300).compactMap(UnicodeScalar.init).filter { $0 != "@" }))

        lines.logger(.json).info(
            "All", metadata: ["text": .string(text), "long": .string(String(repeating: "é", count: 900))])

        let object = try JSONSerialization.jsonObject(with: Data(lines.text.utf8)) as? [String: Any]
        let metadata = object?["metadata"] as? [String: String]
        #expect(metadata?["text"] == text)
        #expect(metadata?["long"] == String(repeating: "é", count: 250) + "…")
    }

    @Test func `An error is logged by its type, never in its words`() {
        struct Secret: Error, CustomStringConvertible { var description: String { "the password is 1234" } }
        let lines = Lines()

        lines.logger(.json).error("Failed", error: Secret())

        #expect(lines.text.contains("Secret"))
        #expect(!lines.text.contains("1234"))
    }

    @Test func `Text for a terminal is one line with the time of day`() {
        let lines = Lines()

        lines.logger(.text).notice("Mail postponed", metadata: ["kind": "code", "attempts": "2"])

        #expect(lines.text == "10:00:00.007 notice Mail postponed attempts=2 kind=code\n")
    }
}
