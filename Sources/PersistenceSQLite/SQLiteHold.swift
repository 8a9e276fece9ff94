import Foundation
import Persistence

/// The right to be the one process that writes a SQLite file, kept until this value is gone or the process ends,
/// however it ends: a lock on a file of its own beside the database.
public final class SQLiteHold: Sendable {
    /// Another process holds it.
    public struct Busy: Error, CustomStringConvertible {
        /// One sentence for the operator.
        public let description: String
    }

    private let descriptor: Int32

    /// Takes it at once or not at all.
    ///
    /// - Parameter path: the database file, which need not exist.
    /// - Throws: ``Busy``, or ``DatabaseError/unavailable`` when the folder cannot be written.
    public init(path: String) throws {
        descriptor = open(path + "-lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw DatabaseError.unavailable }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            Foundation.close(descriptor)
            throw Busy(description: "another rabita holds the database \(path); stop it first")
        }
    }

    deinit {
        Foundation.close(descriptor)
    }
}
