/// Tells listeners that something is new, within this process. Nothing is kept: a listener that is slow loses the
/// oldest, and the page it asks for next shows all anyway.
public actor Broadcaster<Key: Hashable & Sendable, Event: Sendable> {
    private var listeners: [Key: [Int: AsyncStream<Event>.Continuation]] = [:]
    private var nextListener = 0
    private var isClosed = false
    private let buffer: Int
    private let perKey: Int

    /// - Parameters:
    ///   - buffer: events waiting for one listener.
    ///   - perKey: listeners of one key; the oldest is let go beyond (someone with forty tabs).
    public init(buffer: Int = 16, perKey: Int = 8) {
        self.buffer = buffer
        self.perKey = perKey
    }

    /// Listens to a key until the sequence is dropped or the task cancelled.
    public func listen(to key: Key) -> AsyncStream<Event> {
        let (stream, continuation) = AsyncStream.makeStream(of: Event.self, bufferingPolicy: .bufferingNewest(buffer))
        guard !isClosed else {
            continuation.finish()
            return stream
        }
        let number = nextListener
        nextListener += 1
        if let oldest = listeners[key]?.keys.min(), listeners[key, default: [:]].count >= perKey {
            listeners[key]?[oldest]?.finish()
            listeners[key]?[oldest] = nil
        }
        listeners[key, default: [:]][number] = continuation
        continuation.onTermination = { [weak self] _ in
            Task { await self?.forget(number, of: key) }
        }
        return stream
    }

    /// Sends an event to all who listen to a key.
    public func send(_ event: Event, to key: Key) {
        for continuation in listeners[key, default: [:]].values {
            continuation.yield(event)
        }
    }

    /// Ends all streams, so that a stopping server is not held up by listeners.
    public func close() {
        isClosed = true
        let all = listeners.values.flatMap(\.values)
        listeners = [:]
        for continuation in all {
            continuation.finish()
        }
    }

    /// Listeners of a key now.
    public func listenerCount(of key: Key) -> Int {
        listeners[key, default: [:]].count
    }

    /// Listeners of all keys now.
    public func listenerCount() -> Int {
        listeners.values.reduce(0) { $0 + $1.count }
    }

    private func forget(_ number: Int, of key: Key) {
        listeners[key]?[number] = nil
        if listeners[key]?.isEmpty == true {
            listeners[key] = nil
        }
    }
}
