import CPostgres
import Persistence

/// The values of a statement in PostgreSQL's binary form, all in one buffer. `NULL` is not among them: it is
/// written in the text.
struct Parameters {
    private var bytes: [UInt8] = []
    private var lengths: [Int32] = []
    /// The `pg_type` numbers of the values.
    private(set) var types: [Oid] = []

    /// - Throws: ``DatabaseError`` for a text with U+0000, which PostgreSQL does not have.
    init(_ values: [SQLValue]) throws {
        for value in values {
            let start = bytes.count
            switch value {
            case .null: continue
            case .integer(let integer):
                append(UInt64(bitPattern: integer))
                types.append(20)
            case .real(let number):
                append(number.bitPattern)
                types.append(701)
            case .text(let text):
                guard !text.utf8.contains(0) else { throw DatabaseError.other(message: "text with U+0000") }
                bytes.append(contentsOf: text.utf8)
                types.append(25)
            case .blob(let blob):
                bytes.append(contentsOf: blob)
                types.append(17)
            }
            lengths.append(Int32(bytes.count - start))
        }
        // An empty buffer has no address, and libpq takes no address for NULL.
        bytes.append(0)
    }

    private mutating func append(_ bits: UInt64) {
        withUnsafeBytes(of: bits.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// Sends the values to a prepared statement; 1 when they are on their way.
    func send(_ name: String, on connection: OpaquePointer) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            var start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            let addresses = lengths.map { length in
                defer { start = start.map { $0 + Int(length) } }
                return start
            }
            let formats = [Int32](repeating: 1, count: lengths.count)
            return PQsendQueryPrepared(connection, name, Int32(lengths.count), addresses, lengths, formats, 0)
        }
    }
}
