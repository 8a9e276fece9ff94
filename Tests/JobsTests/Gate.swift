import Jobs

/// A transport at the network's edge that holds the message at hand until it is opened.
struct Gate: MailTransport {
    private let arrivals = AsyncStream<Void>.makeStream()
    private let permission = AsyncStream<Void>.makeStream()

    func send(_ message: MailMessage) async -> Delivery {
        arrivals.continuation.yield()
        for await _ in permission.stream { break }
        return .delivered
    }

    /// Returns when a message is at hand.
    func arrival() async {
        for await _ in arrivals.stream { break }
    }

    /// Lets the message go.
    func open() {
        permission.continuation.yield()
    }
}
