import Club
import Jobs
import Persistence
import Telemetry

/// What must be well for the club to be served.
enum ReadinessChecks {
    /// Longer than one message may take, its connection included.
    private static let longestSilence: Duration = .seconds(180)

    /// The database answers and has the schema of this program.
    static func database(_ database: any Database, _ migrator: Migrator) -> Readiness.Check {
        Readiness.Check("database") {
            do {
                let missing = try await migrator.plan(database)
                return missing.isEmpty ? nil : "the schema lacks \(missing.count) migrations"
            } catch let error as MigrationError {
                return "\(error)"
            } catch DatabaseError.timeout {
                return "too busy"
            } catch DatabaseError.unavailable {
                return "cannot be reached"
            } catch {
                return "cannot be read"
            }
        }
    }

    /// The worker of the outbox turns. Without a mail server there is nothing for it to do.
    static func outbox(_ worker: OutboxWorker) -> Readiness.Check {
        Readiness.Check("outbox") {
            guard worker.hasDelivery, let silence = worker.pulse.age, silence > longestSilence else { return nil }
            return "the worker is stuck"
        }
    }
}
