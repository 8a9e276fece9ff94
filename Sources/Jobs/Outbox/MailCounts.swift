public import Telemetry

/// What became of the messages an ``OutboxWorker`` handed over since it was made.
public struct MailCounts: Sendable {
    /// Taken by a server.
    public let sent = Counter()
    /// To be tried again.
    public let postponed = Counter()
    /// Given up.
    public let givenUp = Counter()

    /// Writes the family.
    public func write(to text: inout Exposition) {
        text.counter(
            "rabita_mails_total", "Messages handed over to the mail server, by outcome.",
            [("sent", sent), ("postponed", postponed), ("given_up", givenUp)].map { ([("outcome", $0.0)], $0.1.value) }
        )
    }
}
