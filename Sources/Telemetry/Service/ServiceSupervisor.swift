#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Whoever started the service and wants to hear how it does: systemd's notification protocol (`sd_notify(3)`), a
/// datagram of `KEY=VALUE` lines to the socket that `NOTIFY_SOCKET` names.
public struct ServiceSupervisor: Sendable {
    /// What can be told.
    public enum News: Sendable, Equatable {
        /// Requests are served from now on.
        case ready
        /// No new requests are taken.
        case stopping
        /// A line for people who ask.
        case status(String)
        /// The service is well.
        case alive

        var line: String {
            switch self {
            case .ready: "READY=1"
            case .stopping: "STOPPING=1"
            // A line end would begin another field.
            case .status(let text): "STATUS=" + text.split(whereSeparator: \.isNewline).joined(separator: " ")
            case .alive: "WATCHDOG=1"
            }
        }
    }

    /// How often ``News/alive`` must be told at least; nil when nobody counts. Telling at half of it is safe.
    public let patience: Duration?
    private let path: String

    /// The supervisor the environment names, or nil when there is none: the service was started by hand.
    ///
    /// - Parameters:
    ///   - environment: where `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID` are looked for.
    ///   - process: this process's number; a watchdog for another is not ours.
    public init?(environment: [String: String], process: Int32) {
        guard let path = environment["NOTIFY_SOCKET"], let first = path.utf8.first,
            first == UInt8(ascii: "/") || first == UInt8(ascii: "@")
        else { return nil }
        self.path = path
        let isOurs = environment["WATCHDOG_PID"].map { Int32($0) == process } ?? true
        let span = environment["WATCHDOG_USEC"].flatMap { Int64($0) } ?? 0
        patience = isOurs && span > 0 ? .microseconds(span) : nil
    }

    /// Tells; what cannot be told is lost, and the service goes on.
    ///
    /// - Returns: whether the datagram was taken.
    @discardableResult
    public func tell(_ news: News...) -> Bool {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(path.utf8)
        // An abstract socket's name begins with a zero byte, written "@".
        if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let length = MemoryLayout<sockaddr_un>.offset(of: \.sun_path).map { $0 + bytes.count } ?? 0

        let descriptor = socket(AF_UNIX, Self.datagram, 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let text = Array((news.map(\.line).joined(separator: "\n") + "\n").utf8)
        let sent = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                sendto(descriptor, text, text.count, Self.flags, address, socklen_t(length))
            }
        }
        return sent == text.count
    }

    #if canImport(Glibc)
        private static let datagram = Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        private static let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
    #else
        private static let datagram = SOCK_DGRAM
        private static let flags = MSG_DONTWAIT
    #endif
}
