import Chronology
import Club
import Foundation
import Jobs
import Logging
import NIOCore
import Persistence
import ServiceLifecycle
import Telemetry
import Web

/// The parts of a running server, made once and put in the order in which they stop.
struct Server {
    let house: House
    private let settings: Settings
    private let database: any Database
    private let monotonic: @Sendable () -> Duration
    private let logger: Logger
    private let worker: OutboxWorker
    private let schedule: Schedule
    private let metered: MeteredDatabase
    private let supervisor: ServiceSupervisor?

    /// - Parameter database: open and migrated.
    init(settings: Settings, database: any Database, zones: ZoneDatabase, logger: Logger) throws {
        let monotonic = MonotonicTime.sinceNow()
        let metered = MeteredDatabase(database, now: monotonic)
        let time = SystemTime()
        var house = try buildHouse(
            settings: settings, database: metered, time: time, random: SystemRandom(), zones: zones,
            monotonic: monotonic
        )
        let worker = OutboxWorker(
            database: metered, outbox: house.outbox, delivery: try MailDelivery.make(settings),
            mayLeave: { db in try MailDelivery.mayLeave(db) }, time: time, random: { SystemChance.number() },
            logger: logger
        )
        let migrator = Migrator(Schema.migrations, now: { SystemClock.now() })
        house.readiness = Readiness(
            [ReadinessChecks.database(database, migrator), ReadinessChecks.outbox(worker)], now: monotonic
        )
        let process = ProcessInfo.processInfo
        supervisor = ServiceSupervisor(environment: process.environment, process: process.processIdentifier)
        schedule = Schedule(
            jobs: Chores.jobs(house), database: metered, time: time, random: { SystemChance.number() }, logger: logger
        )
        (self.house, self.worker, self.metered, self.monotonic) = (house, worker, metered, monotonic)
        (self.settings, self.database, self.logger) = (settings, database, logger)
    }

    /// All services. They stop from the last to the first: what tells the world, the pages, the mail, the watchers.
    func services() -> ServiceGroupConfiguration {
        let router = buildRouter(house)
        let requests = RequestCounts(routes: router.registered.map(\.pattern))
        let connections = Level()
        let application = buildApplication(
            house, router: router, requests: requests, connections: connections, monotonic: monotonic, logger: logger
        ) { [settings, supervisor] channel in
            let port = channel.localAddress?.port ?? settings.port
            // Written at once: print would keep it back when the output is a pipe.
            FileHandle.standardOutput.write(Data("Rabita serves http://\(settings.host):\(port)\n".utf8))
            supervisor?.tell(.ready, .status("Serving \(settings.baseURL)"))
        }
        var services: [any Service] = watchers(requests, connections)
        services += [schedule, worker, application, Departure(house: house, supervisor: supervisor)]
        var configuration = ServiceGroupConfiguration(services: services, logger: logger)
        configuration.maximumGracefulShutdownDuration = StopSignals.patience
        return configuration
    }

    private func watchers(_ requests: RequestCounts, _ connections: Level) -> [any Service] {
        var services: [any Service] = []
        if let supervisor {
            services.append(
                Watchdog(
                    supervisor: supervisor, readiness: house.readiness, database: database,
                    address: settings.baseURL))
        }
        if let port = settings.metricsPort {
            let figures = Figures(
                house: house, requests: requests, connections: connections, database: metered,
                engine: EngineFigures(database, at: settings.database), worker: worker, schedule: schedule,
                process: ProcessFigures(version: Rabita.version, start: house.time.now())
            )
            services.append(
                WebServer.watchPoint(
                    WatchPoint(readiness: house.readiness) { await figures.gather() }, port: port, logger: logger
                ) { channel in
                    let port = channel.localAddress?.port ?? port
                    FileHandle.standardOutput.write(Data("Watchers find http://127.0.0.1:\(port)/metrics\n".utf8))
                })
        }
        return services
    }
}
