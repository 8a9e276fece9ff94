import CPostgres
import Persistence

/// An answer of libpq, freed when nobody holds it any more.
final class PostgresResult {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        PQclear(pointer)
    }

    /// Rows changed, or 0 for statements that change none.
    var changes: Int {
        guard let tag = PQcmdStatus(pointer), let changes = PQcmdTuples(pointer) else { return 0 }
        // A SELECT counts its rows here too, which are not changes.
        return String(cString: tag).hasPrefix("SELECT") ? 0 : Int(String(cString: changes)) ?? 0
    }

    func columns() -> Columns {
        Columns((0..<PQnfields(pointer)).map { String(cString: PQfname(pointer, $0)) })
    }

    func rows(columns: Columns) throws -> [Row] {
        let count = PQntuples(pointer)
        let width = PQnfields(pointer)
        guard count > 0, width > 0 else { return [] }
        let types = (0..<width).map { PostgresType(oid: PQftype(pointer, $0)) }
        var values: [SQLValue] = []
        values.reserveCapacity(Int(count) * Int(width))
        for row in 0..<count {
            for column in 0..<width {
                if PQgetisnull(pointer, row, column) != 0 {
                    values.append(.null)
                } else {
                    let length = Int(PQgetlength(pointer, row, column))
                    let start = PQgetvalue(pointer, row, column)
                    values.append(types[Int(column)].read(UnsafeRawBufferPointer(start: start, count: length)))
                }
            }
        }
        return ResultSet(columns: columns, values: values).rows
    }
}
