import HTTPTypes
import Hummingbird

/// The number by which a request is found again in the logs.
enum RequestNumber {
    /// The one a trusted proxy gave, when it is harmless in a log and a page; nil otherwise.
    ///
    /// Letters, digits, `-`, `_` and `.`, 8 to 64 of them: every common form, and nothing that could end a line.
    static func given(in headers: HTTPFields) -> String? {
        let values = headers[values: HeaderName.requestID]
        guard values.count == 1, let text = values.first, (8...64).contains(text.utf8.count) else { return nil }
        return text.utf8.allSatisfy(isPlain) ? text : nil
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
