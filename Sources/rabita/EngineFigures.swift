import Foundation
import Persistence
import PersistencePostgres
import PersistenceSQLite
import Telemetry

/// What only one of the engines has: files and common commits, or a pool.
enum EngineFigures: Sendable {
    case sqlite(SQLiteDatabase, path: String)
    case postgres(PostgresDatabase)
    case other

    init(_ database: any Database, at address: DatabaseAddress) {
        switch (database, address) {
        case (let database as SQLiteDatabase, .sqlite(let path)): self = .sqlite(database, path: path)
        case (let database as PostgresDatabase, _): self = .postgres(database)
        default: self = .other
        }
    }

    func write(to text: inout Exposition) async {
        switch self {
        case .sqlite(let database, let path):
            text.histogram(
                "rabita_database_commit_writes", "Writes committed together.", [([], database.batches)])
            text.gauge(
                "rabita_database_size_bytes", "Size of the database.",
                [("main", path), ("wal", path + "-wal")].compactMap { part, path in
                    Self.size(path).map { ([("part", part)], $0) }
                }
            )
        case .postgres(let database):
            let pool = database.occupancy()
            text.gauge(
                "rabita_database_connections", "Connections of the pool by state.",
                [([("state", "used")], Double(pool.made - pool.idle)), ([("state", "idle")], Double(pool.idle))]
            )
            text.gauge(
                "rabita_database_waiting", "Transactions that wait for a connection.", Double(pool.waiting))
            let size = try? await database.read { db in
                try db.value("SELECT pg_database_size(current_database())", as: Int.self)
            }
            text.gauge(
                "rabita_database_size_bytes", "Size of the database.",
                (size ?? nil).map { [([("part", "main")], Double($0))] } ?? []
            )
        case .other:
            break
        }
    }

    private static func size(_ path: String) -> Double? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? Int).map(Double.init)
    }
}
