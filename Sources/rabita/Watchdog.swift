import Logging
import NIOCore
import NIOPosix
import Persistence
import ServiceLifecycle
import Telemetry

/// Tells the supervisor that the service is well, as long as it is: every event loop turns and the database answers.
///
/// "The database cannot be reached" is an answer: starting this process again would not bring a PostgreSQL server back.
/// A question that hangs is none.
struct Watchdog: Service, CustomStringConvertible {
    let supervisor: ServiceSupervisor
    let readiness: Readiness
    let database: any Database
    /// What people reach, for the status line.
    let address: String

    var description: String { "Watchdog" }

    func run() async throws {
        let span = supervisor.patience ?? .seconds(20)
        let health = Readiness(
            [Self.eventLoops, Self.answering(database)], deadline: span / 4, life: .zero
        )
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                if await health.state() == .ready { supervisor.tell(.alive, .status(await status())) }
                try? await Task.sleep(for: span / 2)
            }
        }
    }

    private func status() async -> String {
        switch await readiness.state() {
        case .ready: "Serving \(address)"
        case .notReady(let reason): "Not ready: \(reason)"
        }
    }

    private static let eventLoops = Readiness.Check("event loops") {
        for loop in MultiThreadedEventLoopGroup.singleton.makeIterator() {
            guard (try? await loop.submit {}.get()) != nil else { return "one is closed" }
        }
        return nil
    }

    private static func answering(_ database: any Database) -> Readiness.Check {
        Readiness.Check("database") {
            _ = try? await database.read { db in try db.rows("SELECT 1 AS answer") }
            return nil
        }
    }
}
