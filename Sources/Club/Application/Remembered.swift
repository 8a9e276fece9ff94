import Synchronization

/// The latest value made from what a key describes: a count over the whole club that is too dear for each page. The
/// key says when it is out of date; two pages that find nothing make it twice, which does no harm.
final class Remembered<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        var key: Key
        var value: Value
    }

    private let latest = Mutex<Entry?>(nil)

    /// Nothing yet.
    init() {}

    /// The value for that key and no other.
    func value(for key: Key) -> Value? {
        latest.withLock { $0.flatMap { $0.key == key ? $0.value : nil } }
    }

    /// Keeps a value in place of the one before.
    func keep(_ value: Value, for key: Key) {
        latest.withLock { $0 = Entry(key: key, value: value) }
    }

    /// The value for that key, made when it is not there.
    func value(for key: Key, make: () throws -> Value) rethrows -> Value {
        if let value = value(for: key) { return value }
        let value = try make()
        keep(value, for: key)
        return value
    }
}
