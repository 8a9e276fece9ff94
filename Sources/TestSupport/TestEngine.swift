import Chronology
import Foundation
public import Persistence
import PersistencePostgres
import PersistenceSQLite
import Synchronization

/// The engines a test runs on: `@Test(arguments: TestEngine.allCases)`.
public enum TestEngine: String, CaseIterable, Sendable {
    /// A SQLite file in a temporary folder.
    case sqlite
    /// A database of its own on a real PostgreSQL server.
    case postgres
}

private let databases = Atomic(0)

/// Runs the test on a fresh database with these migrations applied, and removes it afterwards.
///
/// The schema is made once per process and copied for each test, so that a long list of migrations costs little.
@discardableResult
public func withDatabase<Value>(
    _ engine: TestEngine, migrations: [Migration] = [], _ body: (any Database) async throws -> Value
) async throws -> Value {
    try await DatabaseGate.shared.pass { try await onDatabase(engine, migrations, body) }
}

private func onDatabase<Value>(
    _ engine: TestEngine, _ migrations: [Migration], _ body: (any Database) async throws -> Value
) async throws -> Value {
    let number = databases.wrappingAdd(1, ordering: .relaxed).newValue
    switch engine {
    case .sqlite:
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path + "/test.sqlite"
        if !migrations.isEmpty {
            try await Templates.shared.copySQLite(migrations, to: path)
        }
        return try await closing(try SQLiteDatabase(path: path), body)
    case .postgres:
        let server = try TemporaryPostgres.shared()
        let name = "test_\(ProcessInfo.processInfo.processIdentifier)_\(number)"
        let template = migrations.isEmpty ? nil : try await Templates.shared.postgres(migrations, server)
        try await server.create(database: name, template: template)
        let database = try server.open(database: name)
        do {
            let value = try await closing(database, body)
            try await server.drop(database: name)
            return value
        } catch {
            try await server.drop(database: name)
            throw error
        }
    }
}

@discardableResult
func closing<Value>(
    _ database: any Database, _ body: (any Database) async throws -> Value
) async throws -> Value {
    do {
        let value = try await body(database)
        try await database.close()
        return value
    } catch {
        try? await database.close()
        throw error
    }
}
