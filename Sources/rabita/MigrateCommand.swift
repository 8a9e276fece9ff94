import ArgumentParser
import Club
import Persistence

/// Brings a database up to the schema of this program.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring the database up to date; serve does it by itself.")

    @OptionGroup var options: DatabaseOptions

    @Flag(help: "Say what would be done and change nothing.")
    var dryRun = false

    func run() async throws {
        let database = try DatabaseOptions.connect(options.settings().database)
        let migrator = Migrator(Schema.migrations, now: { SystemClock.now() })
        let done = dryRun ? try await migrator.plan(database) : try await migrator.migrate(database)
        try await database.close()
        if done.isEmpty {
            print("The database is up to date.")
        }
        for migration in done {
            print(dryRun ? "would apply \(migration.file)" : "applied \(migration.file)")
        }
    }
}
