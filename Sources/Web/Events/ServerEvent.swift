import NIOCore

/// One event of a stream (WHATWG HTML, section 9.2).
public struct ServerEvent: Sendable, Equatable {
    /// The name a listener waits for.
    public let name: String
    /// The data; may have several lines.
    public let data: String

    /// Makes an event.
    public init(_ name: String, data: String = "") {
        self.name = name
        self.data = data
    }

    /// The lines sent. A line end in the name would begin another field, so it becomes a space.
    var encoded: ByteBuffer {
        var text = "event: " + FormText.clean(name, .line) + "\n"
        for line in FormText.clean(data, .paragraph).utf8.split(separator: 10, omittingEmptySubsequences: false) {
            text += "data: " + String(Substring(line)) + "\n"
        }
        return ByteBuffer(string: text + "\n")
    }
}
