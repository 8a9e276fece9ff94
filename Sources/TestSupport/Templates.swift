import Chronology
import Persistence
import PersistencePostgres
import PersistenceSQLite

/// Databases with the schema in them, made once for each list of migrations and copied for each test.
actor Templates {
    static let shared = Templates()

    private var files: [[Migration]: Task<String, any Error>] = [:]
    private var databases: [[Migration]: Task<String, any Error>] = [:]
    /// Kept until the process ends.
    private var folders: [TemporaryFolder] = []

    func copySQLite(_ migrations: [Migration], to path: String) async throws {
        let file = try await sqlite(migrations)
        try TemporaryFolder.copySQLite(file, to: path)
    }

    private func sqlite(_ migrations: [Migration]) async throws -> String {
        if let known = files[migrations] { return try await known.value }
        let folder = try TemporaryFolder()
        folder.removeAtExit()
        folders.append(folder)
        let path = folder.path + "/template.sqlite"
        let task = Task {
            try await closing(try SQLiteDatabase(path: path)) { database in
                try await Migrator(migrations, now: { Instant(milliseconds: 0) }).migrate(database)
            }
            return path
        }
        files[migrations] = task
        return try await task.value
    }

    func postgres(_ migrations: [Migration], _ server: TemporaryPostgres) async throws -> String {
        if let known = databases[migrations] { return try await known.value }
        let name = "template_\(processNumber())_\(databases.count)"
        let task = Task {
            try await server.create(database: name, template: nil)
            try await closing(try server.open(database: name)) { database in
                try await Migrator(migrations, now: { Instant(milliseconds: 0) }).migrate(database)
            }
            return name
        }
        databases[migrations] = task
        return try await task.value
    }
}
