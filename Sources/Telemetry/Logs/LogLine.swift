import Chronology
import Logging

/// The bytes of one line.
struct LogLine {
    /// Bytes of one value at most.
    static let longestValue = 500

    private(set) var bytes: [UInt8] = []

    init() {
        bytes.reserveCapacity(256)
    }

    /// `{"ts":"2026-11-23T10:00:00.000Z","level":"info","message":"Answered","request":"…","metadata":{…}}`
    mutating func writeJSON(
        _ level: Logger.Level, _ message: String, _ request: Logger.MetadataValue?, _ fields: Logger.Metadata,
        at now: Instant
    ) {
        raw(#"{"ts":""#)
        raw(now.timestamp)
        raw(#"","level":""#)
        raw(level.rawValue)
        raw(#"","message":"#)
        quoted(message)
        if let request {
            raw(#","request":"#)
            quoted(request.description)
        }
        if !fields.isEmpty {
            raw(#","metadata":"#)
            object(fields)
        }
        raw("}\n")
    }

    /// `10:00:00.000 info Answered method=GET route=/ request=…`
    mutating func writeText(
        _ level: Logger.Level, _ message: String, _ request: Logger.MetadataValue?, _ fields: Logger.Metadata,
        at now: Instant
    ) {
        raw(String(now.timestamp.dropFirst(11).dropLast(1)))
        raw(" \(level.rawValue) ")
        plain(message)
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
            raw(" ")
            plain(key)
            raw("=")
            plain(value.description)
        }
        if let request {
            raw(" request=")
            plain(request.description)
        }
        raw("\n")
    }

    private mutating func object(_ fields: Logger.Metadata) {
        raw("{")
        var isFirst = true
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
            if !isFirst { raw(",") }
            isFirst = false
            quoted(key)
            raw(":")
            self.value(value)
        }
        raw("}")
    }

    private mutating func value(_ value: Logger.MetadataValue) {
        switch value {
        case .string(let text): quoted(text)
        case .stringConvertible(let number as Int): raw(String(number))
        case .stringConvertible(let other): quoted(other.description)
        case .dictionary(let fields): object(fields)
        case .array(let values):
            raw("[")
            for (place, item) in values.enumerated() {
                if place > 0 { raw(",") }
                self.value(item)
            }
            raw("]")
        @unknown default: quoted("\(value)")
        }
    }

    private mutating func raw(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func quoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in Self.shown(text) {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x00..<0x20, 0x7F: raw(Self.escape(byte))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func plain(_ text: String) {
        for byte in Self.shown(text) {
            switch byte {
            // A control character could end the line or speak to the terminal.
            case 0x00..<0x20, 0x7F: raw(Self.escape(byte))
            default: bytes.append(byte)
            }
        }
    }

    private static func escape(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    private static func shown(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8.prefix(longestValue + 1))
        if bytes.count > longestValue {
            // Not in the middle of a character: the byte after the cut must begin one.
            var end = longestValue
            while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            bytes = bytes[..<end] + Array("…".utf8)
        }
        return MailAddressMask.apply(to: bytes)
    }
}

extension Instant {
    /// RFC 3339 in UTC, always with milliseconds, so that lines sort as text.
    fileprivate var timestamp: String {
        let text = self.text
        return milliseconds % 1000 == 0 ? text.dropLast() + ".000Z" : text
    }
}
