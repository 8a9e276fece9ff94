import Persistence
import Synchronization

/// Readers for short questions, which are answered on the thread that asks.
///
/// They are not those of the pool: GRDB gives one of its readers back on a thread of Swift's own, so threads that
/// waited here for such a reader could wait for each other for ever. Nobody waits for one of these.
final class ReadersAtHand: Sendable {
    private struct Stock {
        var idle: [SQLiteReader] = []
        var isClosed = false
        var made = 0
    }

    private let path: String
    private let most: Int
    private let stock = Mutex(Stock())

    /// - Parameters:
    ///   - path: a file that exists.
    ///   - most: how many may be open; each is opened when it is first needed.
    init(path: String, most: Int) {
        self.path = path
        self.most = most
    }

    /// Lends a reader, or answers nil when all are lent or the database is closed.
    ///
    /// - Throws: ``DatabaseError``, or what the closure throws.
    func lend<Value>(_ body: (SQLiteReader) throws -> Value) throws -> Value? {
        guard let reader = try take() else { return nil }
        defer { giveBack(reader) }
        return try body(reader)
    }

    private func take() throws -> SQLiteReader? {
        let (idle, mayOpen) = stock.withLock { stock -> (SQLiteReader?, Bool) in
            guard !stock.isClosed else { return (nil, false) }
            if let reader = stock.idle.popLast() { return (reader, false) }
            guard stock.made < most else { return (nil, false) }
            stock.made += 1
            return (nil, true)
        }
        guard mayOpen else { return idle }
        do {
            return try SQLiteReader(path: path)
        } catch {
            stock.withLock { $0.made -= 1 }
            throw error
        }
    }

    private func giveBack(_ reader: SQLiteReader) {
        let isClosed = stock.withLock { stock in
            if !stock.isClosed { stock.idle.append(reader) }
            return stock.isClosed
        }
        if isClosed { try? reader.closeNow() }
    }

    /// Lends no more, and closes every reader when it is given back.
    func close() {
        let idle = stock.withLock { stock in
            defer { stock.idle = [] }
            stock.isClosed = true
            return stock.idle
        }
        for reader in idle {
            try? reader.closeNow()
        }
    }
}
