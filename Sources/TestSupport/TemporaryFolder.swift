import Foundation
import Synchronization

func processNumber() -> Int32 { ProcessInfo.processInfo.processIdentifier }

/// A folder for one test.
public struct TemporaryFolder: Sendable {
    /// Its absolute path.
    public let path: String

    private static let doomed = Mutex<[String]>([])

    /// Creates it under the system's temporary folder.
    public init() throws {
        path = NSTemporaryDirectory() + "rabita-" + UUID().uuidString.prefix(12)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// Removes it and all that is in it.
    public func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Removes it when the process ends.
    public func removeAtExit() {
        let isFirst = Self.doomed.withLock { doomed in
            doomed.append(path)
            return doomed.count == 1
        }
        guard isFirst else { return }
        atexit {
            for path in TemporaryFolder.doomed.withLock({ $0 }) {
                try? FileManager.default.removeItem(atPath: path)
            }
        }
    }

    /// Copies a SQLite database that is closed, with the log that may still hold a part of it.
    static func copySQLite(_ file: String, to path: String) throws {
        for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: file + suffix) {
            try FileManager.default.copyItem(atPath: file + suffix, toPath: path + suffix)
        }
    }
}
