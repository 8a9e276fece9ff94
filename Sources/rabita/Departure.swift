import Club
import ServiceLifecycle
import Telemetry
import Web

/// The first to hear that the server stops: says so to whoever asks, and ends the open event streams, which would hold
/// it back.
struct Departure: Service {
    let house: House
    let supervisor: ServiceSupervisor?

    func run() async throws {
        try? await gracefulShutdown()
        house.readiness.stop()
        supervisor?.tell(.stopping, .status("Finishing what was begun"))
        await house.news.close()
    }
}
