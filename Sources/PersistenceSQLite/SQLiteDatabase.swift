import Foundation
import GRDB
import GRDBSQLite
public import Persistence
import Synchronization
public import Telemetry

/// A SQLite file: one writer, several readers, every acknowledged write on the disk.
public final class SQLiteDatabase: Persistence.Database {
    private let pool: DatabasePool
    private let atHand: ReadersAtHand
    private let queue = Mutex(Queue())
    /// Writes that were committed together, by how many.
    public let batches = Histogram(bounds: [1, 2, 4, 8, 16, 32, 64, 128])

    /// Writes of one commit at most, so that the first of a long queue does not wait for all of them.
    private static let largestBatch = 256

    private struct Queue {
        var waiting: [PendingWrite] = []
        var isDraining = false
    }

    /// Opens the file, creating it when it is missing.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - readers: connections for long questions at the same time, and as many for short ones.
    ///   - patience: seconds to wait for another process that writes.
    /// - Throws: ``DatabaseError``, also when SQLite does not promise what Rabita needs: without
    ///   `synchronous=FULL`, writes that were acknowledged can be lost with the power.
    public init(path: String, readers: Int = 4, patience: Double = 5) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(patience)
        configuration.maximumReaderCount = readers
        configuration.label = "rabita.sqlite"
        try PageSeal.demand(in: &configuration)
        Self.makePrivate(path)
        pool = try mappingErrors { try DatabasePool(path: path, configuration: configuration) }
        atHand = ReadersAtHand(path: path, most: readers)
        try Self.demandDurability(of: pool)
    }

    /// SQLite would make a new file as everybody's to read; its log takes the rights of the file.
    private static func makePrivate(_ path: String) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 { Foundation.close(descriptor) }
    }

    /// GRDB sets `synchronous=NORMAL` while it opens the pool, after its own hook for settings: FULL comes here.
    private static func demandDurability(of pool: DatabasePool) throws {
        try pool.writeWithoutTransaction { database in
            let connection = SQLiteConnection(database: database)
            try connection.run(script: "PRAGMA synchronous = FULL")
            let synchronous: Int? = try connection.value("PRAGMA synchronous")
            let journal: String? = try connection.value("PRAGMA journal_mode")
            let foreignKeys: Int? = try connection.value("PRAGMA foreign_keys")
            guard synchronous == 2, journal == "wal", foreignKeys == 1 else {
                throw Persistence.DatabaseError.other(
                    message: "SQLite does not give synchronous=FULL, journal_mode=WAL and foreign_keys=ON"
                )
            }
        }
    }

    /// SQLite.
    public var engine: Engine { .sqlite }

    /// Reads on one of the readers; see ``Database/read(_:)``.
    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        do {
            return try await pool.read { try body(SQLiteConnection(database: $0)) }
        } catch let error as GRDB.DatabaseError {
            throw SQLiteErrors.translate(error)
        }
    }

    /// Reads on the caller's thread when a reader is at hand; see ``Database/glance(_:)``.
    public func glance<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try Task.checkCancellation()
        let answer = try atHand.lend { reader in try reader.readNow(body) }
        guard let answer else { return try await read(body) }
        return answer
    }

    /// Writes together with whoever writes at the same moment; see ``Database/write(_:)``.
    @discardableResult
    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        let handle = Mutex<PendingWrite?>(nil)
        return try await withTaskCancellationHandler {
            try Task.checkCancellation()
            return try await withCheckedThrowingContinuation { continuation in
                let write = PendingWrite(
                    body: { connection in
                        let value = try body(connection)
                        return { continuation.resume(returning: value) }
                    },
                    refuse: { continuation.resume(throwing: $0) }
                )
                handle.withLock { $0 = write }
                if Task.isCancelled { write.cancel() }
                enqueue(write)
            }
        } onCancel: {
            handle.withLock { $0 }?.cancel()
        }
    }

    private func enqueue(_ write: PendingWrite) {
        let starts = queue.withLock { queue in
            queue.waiting.append(write)
            defer { queue.isDraining = true }
            return !queue.isDraining
        }
        if starts { drain() }
    }

    /// Commits what waits, then hands the writer over: whatever else is queued for it gets its turn between batches.
    private func drain() {
        pool.asyncWriteWithoutTransaction { [self] database in
            let batch = queue.withLock { queue in
                let batch = Array(queue.waiting.prefix(Self.largestBatch))
                queue.waiting.removeFirst(batch.count)
                return batch
            }
            batches.note(batch.count)
            GroupCommit(connection: SQLiteConnection(database: database)).run(batch)
            let more = queue.withLock { queue in
                queue.isDraining = !queue.waiting.isEmpty
                return queue.isDraining
            }
            if more { drain() }
        }
    }

    /// Moves the log into the file, unless somebody else is reading it, and closes all connections; see
    /// ``Database/close()``. The next start and a copy of the file then find nothing left to do.
    public func close() async throws {
        atHand.close()
        // GRDB closes its readers after its writer, and a reader may not do it.
        try? await pool.writeWithoutTransaction { database in
            // Closed before, there is none.
            guard let connection = database.sqliteConnection else { return }
            sqlite3_busy_timeout(connection, 0)
            sqlite3_wal_checkpoint_v2(connection, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
        }
        try mappingErrors { try pool.close() }
    }
}
