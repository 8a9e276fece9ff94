import ArgumentParser
import Club
import Foundation
import Persistence
import PersistencePostgres
import PersistenceSQLite

/// Where the settings and the database are, for every command.
struct DatabaseOptions: ParsableArguments {
    @Option(
        name: .customLong("settings"),
        help: "The settings file; else rabita.conf here, else /etc/rabita/rabita.conf.")
    var settingsPath: String?

    @Option(help: "sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE; wins over the settings.")
    var database: String?

    /// The settings of the file and the environment, with the options on top.
    func settings() throws -> Settings {
        var environment = ProcessInfo.processInfo.environment
        if let database { environment[Settings.Key.database.rawValue] = database }
        let file = try settingsFile()?.text()
        do {
            return try Settings(file: file, environment: environment)
        } catch {
            throw ValidationError("Settings: \(error)")
        }
    }

    /// The settings file that is read, when there is one.
    func settingsFile() -> SettingsFile? {
        let environment = ProcessInfo.processInfo.environment
        let named = database ?? environment[Settings.Key.database.rawValue] ?? ""
        return SettingsFile.find(option: settingsPath, environment: environment, namesDatabase: !named.isEmpty)
    }

    /// Opens the database that the settings name and brings it up to the schema of this program, after a backup when
    /// that changes anything.
    func open(_ settings: Settings) async throws -> any Database {
        try await BackupBeforeMigration(address: settings.database, now: SystemClock.now()).takeIfNeeded()
        let database = try Self.connect(settings.database)
        try await Migrator(Schema.migrations, now: { SystemClock.now() }).migrate(database)
        return database
    }

    /// The right to be the one process that serves a SQLite file. PostgreSQL takes several.
    static func hold(_ address: DatabaseAddress) throws -> SQLiteHold? {
        guard case .sqlite(let path) = address else { return nil }
        return try SQLiteHold(path: path)
    }

    /// Opens a database as it is.
    static func connect(_ address: DatabaseAddress) throws -> any Database {
        switch address {
        case .sqlite(let path):
            return try SQLiteDatabase(path: path)
        case .postgres(let url):
            return try PostgresDatabase(PostgresSettings(url: url), random: { SystemChance.number() })
        }
    }
}
