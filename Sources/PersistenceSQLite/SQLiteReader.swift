import Foundation
import GRDB
import GRDBSQLite
public import Persistence

/// A SQLite file opened for reading only, also beside the one process that writes it.
///
/// SQLite 3.40 may damage a log when two connections write or move it into the file at once. This one can do
/// neither: its file is open without the right to write, so that the exclusive lock that both need is refused, also
/// when it is the last to close the database.
public final class SQLiteReader: Persistence.Database {
    private let queue: DatabaseQueue
    private let path: String

    /// Opens a file that exists.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - patience: seconds to wait for a process that opens or closes the database.
    /// - Throws: ``DatabaseError``.
    public init(path: String, patience: Double = 5) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(patience)
        configuration.label = "rabita.sqlite.reader"
        try PageSeal.demand(in: &configuration)
        queue = try mappingErrors { try DatabaseQueue(path: path, configuration: configuration) }
        self.path = path
    }

    /// SQLite.
    public var engine: Engine { .sqlite }

    /// Reads one unchanging state; see ``Database/read(_:)``.
    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        do {
            return try await queue.read { try body(SQLiteConnection(database: $0)) }
        } catch let error as GRDB.DatabaseError {
            throw SQLiteErrors.translate(error)
        }
    }

    /// Reads on the caller's thread; see ``Database/glance(_:)``.
    public func glance<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try readNow(body)
    }

    /// As ``read(_:)``, on the caller's thread, which waits for its turn.
    func readNow<Value>(_ body: (any Connection) throws -> Value) throws -> Value {
        do {
            return try queue.unsafeRead { database in
                // Prepared once, where GRDB's own transaction is compiled anew each time, a twentieth of a page.
                let connection = SQLiteConnection(database: database)
                try connection.execute("BEGIN DEFERRED TRANSACTION")
                do {
                    let value = try body(connection)
                    try connection.execute("COMMIT")
                    return value
                } catch {
                    // Some errors have ended it already.
                    if database.isInsideTransaction { try connection.execute("ROLLBACK") }
                    throw error
                }
            }
        } catch let error as GRDB.DatabaseError {
            throw SQLiteErrors.translate(error)
        }
    }

    /// Always refused.
    ///
    /// - Throws: ``DatabaseError/readOnly``.
    @discardableResult
    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        throw Persistence.DatabaseError.readOnly
    }

    /// Closes the file; see ``Database/close()``.
    public func close() async throws {
        try closeNow()
    }

    func closeNow() throws {
        try mappingErrors { try queue.close() }
    }

    /// Writes one state of the database into a new file of its own, compact and with sealed pages, while others read
    /// and write. What `scrub` deletes there is overwritten, so that nothing of it stays in the file.
    ///
    /// The file is not flushed to the disk.
    ///
    /// - Throws: ``DatabaseError``, or what `scrub` throws; the file may then be there in part.
    public func copy(to copy: String, scrubbing scrub: @escaping @Sendable (any Connection) throws -> Void) async throws
    {
        do {
            try await queue.writeWithoutTransaction { database in
                _ = try SQLiteConnection(database: database).execute("VACUUM INTO \(copy)")
            }
            var configuration = Configuration()
            configuration.foreignKeysEnabled = true
            try PageSeal.demand(in: &configuration)
            let target = try DatabaseQueue(path: copy, configuration: configuration)
            try await target.writeWithoutTransaction { database in
                // A journal on the disk would keep what is being deleted.
                try database.execute(
                    sql: "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA secure_delete = ON")
                try database.inTransaction {
                    try scrub(SQLiteConnection(database: database))
                    return .commit
                }
            }
            try target.close()
        } catch let error as GRDB.DatabaseError {
            throw SQLiteErrors.translate(error)
        }
    }

    /// What SQLite itself finds wrong: broken pages, rows an index lacks, values a constraint forbids, references
    /// that lead nowhere. Empty when all is well.
    ///
    /// - Parameter limit: the most findings of each kind.
    /// - Throws: ``DatabaseError`` when the file cannot be read at all.
    public func damage(limit: Int = 100) async throws -> [String] {
        let path = path
        // Without a transaction, because SQLite ends one by itself when a page cannot be read.
        return try await queue.unsafeRead { database in
            let db = SQLiteConnection(database: database)
            var found: [String] = []
            do {
                let pages = try db.rows("PRAGMA integrity_check(\(unsafe: String(limit)))")
                    .map { try $0.get(at: 0, as: String.self) }
                found += pages.filter { $0 != "ok" }.map(Self.inWords)
            } catch Persistence.DatabaseError.unavailable {
                let pages = try PageSeal.brokenPages(of: path, limit: limit)
                guard !pages.isEmpty else { throw Persistence.DatabaseError.unavailable }
                return pages.map { "page \($0): its seal is broken: the disk changed it" }
            }
            for row in try db.rows("PRAGMA foreign_key_check").prefix(limit) {
                let (child, parent): (String, String) = (try row.get(at: 0), try row.get(at: 2))
                let number: Int? = try row.get(at: 1)
                found.append("a row of \(child) (\(number ?? 0)) refers to a row of \(parent) that is not there")
            }
            return found
        }
    }

    /// Whether every page carries a seal.
    ///
    /// - Throws: ``DatabaseError/unavailable`` when the file cannot be read.
    public static func isSealed(_ path: String) throws -> Bool {
        guard let file = FileHandle(forReadingAtPath: path) else { throw Persistence.DatabaseError.unavailable }
        defer { try? file.close() }
        guard let header = try file.read(upToCount: 100), header.count == 100 else {
            throw Persistence.DatabaseError.unavailable
        }
        return header[20] == UInt8(PageSeal.size)
    }

    /// SQLite's code for a page whose seal does not fit.
    private static func inWords(_ finding: String) -> String {
        let code = SQLITE_IOERR | 32 << 8
        return finding.replacing("error code=\(code)", with: "its seal is broken: the disk changed it")
    }
}
