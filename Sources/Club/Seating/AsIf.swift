import Persistence

/// What a transaction that is taken back had found.
private struct Undone<Value: Sendable>: Error {
    var value: Value
}

extension Database {
    /// Reads what would be if something were written: the closure writes it, and nothing of that remains.
    func asIf<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        do {
            try await write { db in try Self.undone(try body(db)) }
        } catch let undone as Undone<Value> {
            return undone.value
        }
        throw CancellationError()
    }

    private static func undone<Value: Sendable>(_ value: Value) throws { throw Undone(value: value) }
}
