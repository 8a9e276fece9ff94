import Synchronization

/// A value too dear to be made for each who asks at the same moment: it is made once for all who ask before its making
/// begins. Whoever asks later waits for the next one, so no answer is older than its question.
final class MadeTogether<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Making: Sendable {
        var number: Int
        var key: Key
        var task: Task<Value, any Error>
    }

    private struct Queue: Sendable {
        /// The last one asked for, while it may still be joined.
        var open: Making?
        var last: Task<Value, any Error>?
        var number = 0
    }

    private let queue = Mutex(Queue())

    /// Nothing yet.
    init() {}

    /// The value made by the first of those who ask together; the key says what may be shared.
    func value(for key: Key, make: @escaping @Sendable () async throws -> Value) async throws -> Value {
        try await ask(for: key, make: make).value
    }

    /// Joins the making that will answer, or begins it.
    func ask(for key: Key, make: @escaping @Sendable () async throws -> Value) -> Task<Value, any Error> {
        queue.withLock { queue in
            if let open = queue.open, open.key == key { return open.task }
            queue.number += 1
            let (number, before) = (queue.number, queue.last)
            let task = Task {
                _ = await before?.result
                self.begin(number)
                return try await make()
            }
            queue.open = Making(number: number, key: key, task: task)
            queue.last = task
            return task
        }
    }

    private func begin(_ number: Int) {
        queue.withLock { queue in
            if queue.open?.number == number { queue.open = nil }
        }
    }
}
