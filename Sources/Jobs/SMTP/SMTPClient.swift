import CCurl
import Dispatch

/// Hands messages to an SMTP server through libcurl, one after another on a queue of its own: libcurl blocks, and
/// Swift's threads must not.
public struct SMTPClient: MailTransport {
    private let settings: SMTPSettings
    private let queue: DispatchQueue

    /// libcurl wants to be started once, before its first use.
    private static let isStarted = rabita_curl_start() == CURLE_OK

    /// A client of one server.
    public init(_ settings: SMTPSettings) {
        self.settings = settings
        queue = DispatchQueue(label: "smtp")
    }

    /// Hands over one message within ``SMTPSettings/totalTimeout``. It is not interrupted by cancellation: a message
    /// broken off after its last byte would be sent twice.
    public func send(_ message: MailMessage) async -> Delivery {
        guard Self.isStarted else { return .temporary(reason: "libcurl cannot be started") }
        let transfer = SMTPTransfer(
            settings: settings,
            sender: message.sender.address,
            recipient: message.recipient.address,
            bytes: message.bytes
        )
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: transfer.perform()) }
        }
    }
}
