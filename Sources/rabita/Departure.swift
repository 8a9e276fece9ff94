import Club
import ServiceLifecycle
import Telemetry
import Web

/// The first to hear that the server stops: says so to whoever asks, and ends the open event streams, which would hold
/// it back.
struct Departure: Service, CustomStringConvertible {
    let house: House
    let supervisor: ServiceSupervisor?

    /// What the service group writes at LOG_LEVEL=debug. By itself it would spell out all that the house holds.
    var description: String { "Departure" }

    func run() async throws {
        try? await gracefulShutdown()
        house.readiness.stop()
        supervisor?.tell(.stopping, .status("Finishing what was begun"))
        await house.news.close()
    }
}
