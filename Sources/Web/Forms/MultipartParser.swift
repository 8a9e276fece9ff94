/// Reads `multipart/form-data` (RFC 7578, framing of RFC 2046) as it arrives, in pieces of any size.
///
/// It keeps one part's headers and the last few bytes that may begin a boundary; contents are handed on at once.
struct MultipartParser {
    enum Event: Equatable {
        case begin(MultipartHeader)
        case bytes([UInt8])
        case end
    }

    private enum State {
        case preamble, afterBoundary, headers, content, epilogue
    }

    private let delimiter: [UInt8]
    private let limits: FormLimits
    private var state = State.preamble
    private var buffer: [UInt8] = [13, 10]
    private var parts = 0

    /// - Parameter boundary: 1 to 70 characters (RFC 2046, section 5.1.1).
    init?(boundary: String, limits: FormLimits) {
        let bytes = Array(boundary.utf8)
        guard (1...70).contains(bytes.count), bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
        delimiter = [13, 10, UInt8(ascii: "-"), UInt8(ascii: "-")] + bytes
        self.limits = limits
    }

    /// Whether the closing boundary has come; without it the body was cut.
    var isComplete: Bool { if case .epilogue = state { true } else { false } }

    /// Takes the next bytes and gives what they complete.
    mutating func feed(_ bytes: some Collection<UInt8>) throws(FormError) -> [Event] {
        if isComplete { return [] }
        buffer.append(contentsOf: bytes)
        var events: [Event] = []
        while try step(&events) {}
        return events
    }

    /// Does one step; `false` when more bytes are needed.
    private mutating func step(_ events: inout [Event]) throws(FormError) -> Bool {
        switch state {
        case .preamble:
            guard let start = ByteSearch.first(delimiter, in: buffer) else {
                keepTail()
                return false
            }
            buffer.removeFirst(start + delimiter.count)
            state = .afterBoundary
        case .afterBoundary:
            return try boundaryLine()
        case .headers:
            guard let end = ByteSearch.first([13, 10, 13, 10], in: buffer) else {
                guard buffer.count <= limits.partHeaderBytes else { throw .tooLarge }
                return false
            }
            guard end <= limits.partHeaderBytes else { throw .tooLarge }
            events.append(.begin(try MultipartHeader(buffer[..<end], limits: limits)))
            buffer.removeFirst(end + 4)
            state = .content
        case .content:
            return content(&events)
        case .epilogue:
            buffer = []
            return false
        }
        return true
    }

    /// After a boundary: `--` ends the body; white space and a line end begin a part.
    private mutating func boundaryLine() throws(FormError) -> Bool {
        guard buffer.count >= 2 else { return false }
        if buffer[0] == UInt8(ascii: "-"), buffer[1] == UInt8(ascii: "-") {
            state = .epilogue
            return true
        }
        let padding = buffer.prefix { $0 == 0x20 || $0 == 0x09 }.count
        guard padding <= 100 else { throw .malformed }
        guard buffer.count >= padding + 2 else { return false }
        guard buffer[padding] == 13, buffer[padding + 1] == 10 else { throw .malformed }
        parts += 1
        guard parts <= limits.fields else { throw .tooLarge }
        // The line end stays in front of the headers, so that a part without any ends with the empty line too.
        buffer.removeFirst(padding)
        state = .headers
        return true
    }

    private mutating func content(_ events: inout [Event]) -> Bool {
        guard let end = ByteSearch.first(delimiter, in: buffer) else {
            let ready = buffer.count - (delimiter.count - 1)
            if ready > 0 {
                events.append(.bytes(Array(buffer[..<ready])))
                buffer.removeFirst(ready)
            }
            return false
        }
        if end > 0 {
            events.append(.bytes(Array(buffer[..<end])))
        }
        events.append(.end)
        buffer.removeFirst(end + delimiter.count)
        state = .afterBoundary
        return true
    }

    private mutating func keepTail() {
        let surplus = buffer.count - (delimiter.count - 1)
        if surplus > 0 {
            buffer.removeFirst(surplus)
        }
    }
}
