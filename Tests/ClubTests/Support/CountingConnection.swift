import Persistence

/// Lends a connection on and keeps what it is asked, to tell how many questions something takes.
final class CountingConnection: Connection {
    private let base: any Connection
    private(set) var count = 0

    init(_ base: any Connection) {
        self.base = base
    }

    var engine: Engine { base.engine }

    func rows(_ sql: SQL) throws -> [Row] {
        count += 1
        return try base.rows(sql)
    }

    func execute(_ sql: SQL) throws -> Int {
        count += 1
        return try base.execute(sql)
    }

    func run(script: String) throws {
        count += 1
        try base.run(script: script)
    }

    func insert(into table: String, columns: [String], rows: some Sequence<[any SQLBindable]>) throws -> Int {
        count += 1
        return try base.insert(into: table, columns: columns, rows: rows)
    }
}
