public import Chronology

/// Brings a database up to the schema the program knows.
public struct Migrator: Sendable {
    private let migrations: [Migration]
    private let now: @Sendable () -> Instant

    /// - Parameters:
    ///   - migrations: all of them, in order.
    ///   - now: the clock, for the record of when each was applied.
    public init(_ migrations: [Migration], now: @escaping @Sendable () -> Instant) {
        self.migrations = migrations
        self.now = now
    }

    /// The migrations that ``migrate(_:)`` would apply; changes nothing.
    ///
    /// - Throws: ``MigrationError``, ``DatabaseError``.
    public func plan(_ database: some Database) async throws -> [Migration] {
        try checkOrder()
        let applied = try await database.read { db in
            try SchemaHistory.exists(db) ? SchemaHistory.applied(db) : []
        }
        return try pending(after: applied, engine: database.engine)
    }

    /// Applies what is missing, each migration in a transaction of its own and under a lock, so that several
    /// processes may start at once.
    ///
    /// - Returns: what was applied.
    /// - Throws: ``MigrationError``, ``DatabaseError``; what was applied before the error stays.
    @discardableResult
    public func migrate(_ database: some Database) async throws -> [Migration] {
        // A plan first: a database that is up to date, or refused, is not touched.
        guard !(try await plan(database).isEmpty) else { return [] }
        try await database.write { db in try SchemaHistory.create(db) }
        var done: [Migration] = []
        while let next = try await applyNext(database) {
            done.append(next)
        }
        return done
    }

    private func applyNext(_ database: some Database) async throws -> Migration? {
        try await database.write { db in
            try SchemaHistory.takeTime(db)
            try SchemaHistory.lock(db)
            let applied = try SchemaHistory.applied(db)
            guard let next = try pending(after: applied, engine: db.engine).first else { return nil }
            do {
                try db.run(script: next.sql(for: db.engine))
            } catch let error as DatabaseError {
                throw MigrationError.failed(file: next.file, error)
            }
            try SchemaHistory.record(next, at: now(), db)
            return next
        }
    }

    private func checkOrder() throws {
        var previous = 0
        for migration in migrations {
            guard migration.number > previous else { throw MigrationError.disordered(file: migration.file) }
            previous = migration.number
        }
    }

    private func pending(after applied: [SchemaHistory.Entry], engine: Engine) throws -> [Migration] {
        var rest = migrations[...]
        for entry in applied {
            guard let known = migrations.first(where: { $0.number == entry.number }) else {
                throw MigrationError.newerDatabase(number: entry.number, name: entry.name)
            }
            guard known.checksum(for: engine) == entry.checksum else {
                throw MigrationError.changed(file: known.file)
            }
            guard rest.first?.number == known.number else {
                throw MigrationError.late(file: rest.first?.file ?? known.file)
            }
            rest = rest.dropFirst()
        }
        return Array(rest)
    }
}
