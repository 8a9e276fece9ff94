import ArgumentParser
import Chronology
import Club
import Foundation
import Jobs
import Logging
import Persistence
import ServiceLifecycle
import Telemetry
import Web

/// Serves the club: brings the database up to date, then listens until told to stop.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Serve the club.")

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The port; wins over the settings.")
    var port: Int?

    func run() async throws {
        let settings = try settings()
        let logger = ServerLog.logger(settings)
        let zones = ZoneDatabase.system()
        try Self.requireMoroccoIsRight(zones)

        let hold = try DatabaseOptions.hold(settings.database)
        defer { withExtendedLifetime(hold) {} }
        let database = try await options.open(settings)
        let server = try Server(settings: settings, database: database, zones: zones, logger: logger)
        let group = ServiceGroup(configuration: server.services())
        await StopSignals(group: group, logger: logger).listen()
        do {
            try await group.run()
        } catch {
            guard server.house.readiness.isLeaving else { throw error }
            logger.warning("Some services were cut short", metadata: ["error": "\(type(of: error))"])
        }
        try await database.close()
        logger.info("Stopped")
    }

    private func settings() throws -> Settings {
        var settings = try options.settings()
        guard let port else { return settings }
        guard (0...65_535).contains(port) else { throw ValidationError("A port is a number from 0 to 65535.") }
        settings.moveTo(port: port)
        return settings
    }

    /// Morocco left UTC+1 on 2026-09-20; with older time-zone data every hour shown would be wrong.
    private static func requireMoroccoIsRight(_ zones: ZoneDatabase) throws {
        let rules = try zones.rules(named: "Africa/Casablanca")
        let winter = Instant(milliseconds: 1_795_428_000_000)
        guard rules.offset(at: winter) == 0 else {
            throw ValidationError("The time-zone data is older than 2026c. Install the package tzdata ≥ 2026c.")
        }
    }
}
