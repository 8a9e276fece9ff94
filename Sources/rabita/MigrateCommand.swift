import ArgumentParser
import Club
import Persistence
import PersistenceSQLite

/// Brings a database up to the schema of this program.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the database up to date; serve does it by itself.",
        discussion: "A backup is taken first, beside the database; the newest three are kept."
    )

    @OptionGroup var options: DatabaseOptions

    @Flag(help: "Say what would be done and change nothing.")
    var dryRun = false

    @Flag(help: "Take no backup before.")
    var withoutBackup = false

    func run() async throws {
        let address = try options.settings().database
        guard !dryRun else { return try await tell(address) }
        let hold = try DatabaseOptions.hold(address)
        defer { withExtendedLifetime(hold) {} }
        if !withoutBackup {
            let backup = BackupBeforeMigration(address: address, now: SystemClock.now())
            if let result = try await backup.takeIfNeeded() { print("backup \(result.path)") }
        }
        let database = try DatabaseOptions.connect(address)
        let done = try await Self.migrator.migrate(database)
        try await database.close()
        Self.tell(done, "applied")
    }

    /// A SQLite file is neither made nor changed by being asked.
    private func tell(_ address: DatabaseAddress) async throws {
        if case .sqlite(let path) = address {
            guard DurableFile.exists(path) else { return Self.tell(Schema.migrations, "would apply") }
            let reader = try SQLiteReader(path: path)
            Self.tell(try await Self.migrator.plan(reader), "would apply")
            return try await reader.close()
        }
        let database = try DatabaseOptions.connect(address)
        Self.tell(try await Self.migrator.plan(database), "would apply")
        try await database.close()
    }

    private static var migrator: Migrator { Migrator(Schema.migrations, now: { SystemClock.now() }) }

    private static func tell(_ migrations: [Migration], _ what: String) {
        if migrations.isEmpty { print("The database is up to date.") }
        for migration in migrations { print("\(what) \(migration.file)") }
    }
}
