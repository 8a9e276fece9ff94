import Foundation
import Persistence
public import PersistencePostgres

/// A real PostgreSQL server for the tests of this process.
///
/// `RABITA_TEST_POSTGRES` (a `postgres://` URL of a role that may create databases) names one that runs already;
/// otherwise a cluster is made in a temporary folder, without flushes to the disk, and ends with the process.
public struct TemporaryPostgres: Sendable {
    /// The URL of the server, with the database to be put at its end.
    private let base: String
    private let options: String
    private let maintenance: PostgresDatabase

    private static let started = Result { try TemporaryPostgres() }

    /// The server of this process, started at the first call.
    public static func shared() throws -> TemporaryPostgres {
        try started.get()
    }

    private init() throws {
        let given = ProcessInfo.processInfo.environment["RABITA_TEST_POSTGRES"] ?? ""
        let url = given.isEmpty ? try PostgresCluster.start() : given
        let parts = url.split(separator: "?", maxSplits: 1)
        guard let first = parts.first, let slash = first.dropFirst("postgres://".count).lastIndex(of: "/") else {
            throw TestServerError(description: "RABITA_TEST_POSTGRES must be postgres://…/database")
        }
        base = String(first[...slash])
        options = parts.count > 1 ? "?\(parts[1])" : ""
        maintenance = try PostgresDatabase(
            PostgresSettings(url: url, connections: 2, leaseTimeout: .seconds(600), statementTimeout: .seconds(120)),
            random: { UInt64.random(in: .min ... .max) }
        )
    }

    /// The URL of one of its databases.
    public func url(database: String) -> String {
        base + database + options
    }

    /// Opens one of its databases.
    public func open(
        database: String, adjust: (inout PostgresSettings) -> Void = { _ in }
    ) throws -> PostgresDatabase {
        // Tests are no measure of time: a busy machine makes them slow, not wrong.
        var settings = PostgresSettings(
            url: url(database: database), connections: 8, leaseTimeout: .seconds(120), statementTimeout: .seconds(120))
        adjust(&settings)
        return try PostgresDatabase(settings, random: { UInt64.random(in: .min ... .max) })
    }

    func create(database: String, template: String?) async throws {
        let source = template ?? "template0"
        // The C collation orders text by bytes, as SQLite does.
        try await outsideTransaction(
            "CREATE DATABASE \(database) TEMPLATE \(source) ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
        )
    }

    func drop(database: String) async throws {
        try await outsideTransaction("DROP DATABASE IF EXISTS \(database) WITH (FORCE)")
    }

    /// PostgreSQL creates and drops databases only outside of transactions.
    private func outsideTransaction(_ command: String) async throws {
        try await maintenance.read { db in
            try db.run(script: "COMMIT")
            try db.run(script: command)
            try db.run(script: "BEGIN")
        }
    }
}

struct TestServerError: Error, CustomStringConvertible {
    let description: String
}
