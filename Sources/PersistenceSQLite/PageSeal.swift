import CSQLiteSeal
import Foundation
import GRDB
import GRDBSQLite
import Persistence

/// Eight bytes at the end of each page that tell whether the disk kept it as it was written.
///
/// They are compared whenever a page is read, so a flipped byte is an error and never an answer. A file made without
/// them is used as it is; a copy of it (``SQLiteReader/copy(to:scrubbing:)``) has them.
enum PageSeal {
    static let size: Int32 = 8

    private static let isRegistered = rabita_seal_register() == SQLITE_OK

    /// Makes connections of this configuration check seals, and the files they create have them.
    static func demand(in configuration: inout Configuration) throws {
        guard isRegistered else {
            throw Persistence.DatabaseError.other(message: "SQLite refuses the file system that seals pages")
        }
        configuration.prepareDatabase { database in
            var reserved = size
            _ = sqlite3_file_control(database.sqliteConnection, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved)
        }
    }

    /// The numbers of the pages in a sealed file whose seals do not fit. A page that is being written at the moment
    /// may be among them.
    static func brokenPages(of path: String, limit: Int) throws -> [Int] {
        guard let file = FileHandle(forReadingAtPath: path) else { return [] }
        defer { try? file.close() }
        guard let header = try file.read(upToCount: 100), header.count == 100, header[20] == UInt8(size) else {
            return []
        }
        let length = header[16] == 0 && header[17] == 1 ? 65_536 : Int(header[16]) << 8 | Int(header[17])
        guard length >= 512 else { return [] }
        try file.seek(toOffset: 0)
        var found: [Int] = []
        var number = 0
        while found.count < limit, let page = try file.read(upToCount: length), page.count == length {
            number += 1
            let seal = page.suffix(Int(size)).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            let computed = page.withUnsafeBytes { bytes in
                rabita_seal_of(bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), Int32(length))
            }
            if computed != seal, page.contains(where: { $0 != 0 }) { found.append(number) }
        }
        return found
    }
}
