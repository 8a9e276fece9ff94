import CCurl

/// What libcurl has read of a message and heard from the server so far.
struct SMTPProgress {
    private let bytes: [UInt8]
    private var sent = 0
    /// The first bytes of the last refusal; the rest of a reply often repeats the address.
    private var refusal: [UInt8] = []
    private var acceptances = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Whether the server has taken our greeting: what it refuses afterwards is the message. The first two replies
    /// are the ones to the connection and to EHLO.
    var hasEnvelopeBegun: Bool { acceptances >= 2 }

    /// The enhanced status code of the last refusal, as in `5.1.1` (RFC 3463).
    var enhancedCode: String? {
        let words = refusal.dropFirst(4).split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard let word = words.first else { return nil }
        let parts = word.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isCode =
            parts.count == 3
            && parts.allSatisfy { part in
                (1...3).contains(part.count) && part.allSatisfy { (0x30...0x39).contains($0) }
            }
        return isCode ? String(decoding: word, as: UTF8.self) : nil
    }

    private mutating func heard(_ reply: UnsafeBufferPointer<UInt8>) {
        guard reply.count >= 4 else { return }
        switch reply[0] {
        case UInt8(ascii: "4"), UInt8(ascii: "5"):
            refusal = Array(reply.prefix(20)).filter { $0 != 0x0D && $0 != 0x0A }
        default:
            // A reply of several lines has `-` behind its code on all but the last.
            acceptances += reply[3] == UInt8(ascii: "-") ? 0 : 1
        }
    }

    private mutating func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, bytes.count - sent)
        buffer.copyBytes(from: bytes[sent..<(sent + count)])
        sent += count
        return count
    }

    /// libcurl asks for more of the message.
    static let read: curl_read_callback = { buffer, size, count, context in
        guard let buffer, let progress = context?.assumingMemoryBound(to: SMTPProgress.self) else { return 0 }
        return progress.pointee.fill(UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
    }

    /// libcurl passes on a line of the server's.
    static let reply: curl_write_callback = { buffer, size, count, context in
        if let buffer, let progress = context?.assumingMemoryBound(to: SMTPProgress.self) {
            buffer.withMemoryRebound(to: UInt8.self, capacity: size * count) { bytes in
                progress.pointee.heard(UnsafeBufferPointer(start: bytes, count: size * count))
            }
        }
        return size * count
    }
}
