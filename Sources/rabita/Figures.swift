import Club
import Jobs
import Persistence
import PersistencePostgres
import PersistenceSQLite
import Telemetry
import Web

/// Gathers what `/metrics` shows.
struct Figures: Sendable {
    let house: House
    let requests: RequestCounts
    let connections: Level
    let database: MeteredDatabase
    let engine: EngineFigures
    let worker: OutboxWorker
    let schedule: Schedule
    let process: ProcessFigures

    /// All of them, now.
    func gather() async -> Exposition {
        var text = Exposition()
        requests.write(to: &text)
        text.gauge("rabita_http_connections", "Connections open.", Double(connections.value))
        text.gauge("rabita_event_streams", "Event streams open.", Double(await house.news.listenerCount()))
        database.counts.write(to: &text)
        await engine.write(to: &text)
        worker.counts.write(to: &text)
        schedule.counts.write(to: &text)
        text.gauge(
            "rabita_pulse_age_seconds", "How long ago each worker last gave a sign of life.",
            [("outbox", worker.pulse), ("schedule", schedule.pulse)].compactMap { name, pulse in
                pulse.age.map { ([("worker", name)], $0 / .seconds(1)) }
            }
        )
        await ClubFigures(house: house).write(to: &text)
        let isReady = await house.readiness.state() == .ready
        text.gauge("rabita_ready", "1 when the club can be served, as /readyz says.", isReady ? 1 : 0)
        process.write(to: &text)
        return text
    }
}
