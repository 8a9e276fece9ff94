/// What carries a message away.
public protocol MailTransport: Sendable {
    /// Hands the message over and says how it went. Never throws: every failure is one of the outcomes.
    func send(_ message: MailMessage) async -> Delivery
}

/// How handing over a message went.
public enum Delivery: Sendable, Hashable {
    /// The server took it and answers for it from now on.
    case delivered
    /// Not now: the network, a certificate, a sign-in, or the server asks to come back (4xx). The reason holds no
    /// personal data.
    case temporary(reason: String)
    /// The server refuses this message (5xx). The reason holds no personal data.
    case permanent(reason: String)
}
