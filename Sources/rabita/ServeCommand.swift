import ArgumentParser
import Chronology
import Club
import Foundation
import Jobs
import Logging
import NIOCore
import Persistence
import ServiceLifecycle
import UnixSignals
import Web

/// Serves the club: brings the database up to date, then listens until told to stop.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Serve the club.")

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The port; wins over the settings.")
    var port: Int?

    func run() async throws {
        let settings = try settings()
        let logger = logger(settings)
        let zones = ZoneDatabase.system()
        try Self.requireMoroccoIsRight(zones)

        let hold = try DatabaseOptions.hold(settings.database)
        defer { withExtendedLifetime(hold) {} }
        let database = try await options.open(settings)
        let monotonic = MonotonicTime.sinceNow()
        let house = try buildHouse(
            settings: settings, database: database, time: SystemTime(), random: SystemRandom(), zones: zones,
            monotonic: monotonic
        )
        let worker = OutboxWorker(
            database: database, outbox: house.outbox, delivery: try MailDelivery.make(settings), time: house.time,
            random: { SystemChance.number() }, logger: logger
        )
        let schedule = Schedule(
            jobs: Chores.jobs(), database: database, time: house.time, random: { SystemChance.number() },
            logger: logger
        )
        let application = buildApplication(house, monotonic: monotonic, logger: logger) { channel in
            let port = channel.localAddress?.port ?? settings.port
            // Written at once: print would keep it back when the output is a pipe.
            FileHandle.standardOutput.write(Data("Rabita serves http://\(settings.host):\(port)\n".utf8))
        }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    // Stopped from the last to the first: open event streams, then the pages, then the mail.
                    .init(service: schedule), .init(service: worker), .init(service: application),
                    .init(service: NewsDesk(house: house)),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
        )
        try await group.run()
        try await database.close()
    }

    private func settings() throws -> Settings {
        var settings = try options.settings()
        guard let port else { return settings }
        guard (0...65_535).contains(port) else { throw ValidationError("A port is a number from 0 to 65535.") }
        settings.moveTo(port: port)
        return settings
    }

    private func logger(_ settings: Settings) -> Logger {
        var logger = Logger(label: "rabita") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = Logger.Level(rawValue: settings.logLevel) ?? .info
        return logger
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
