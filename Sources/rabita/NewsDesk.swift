import Club
import ServiceLifecycle
import Web

/// Ends the open event streams when the server stops, so that they do not hold it back.
struct NewsDesk: Service {
    let house: House

    func run() async throws {
        try? await gracefulShutdown()
        await house.news.close()
    }
}
