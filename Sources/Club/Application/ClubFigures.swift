import Chronology
import Jobs
import Persistence
public import Telemetry

/// Figures that only the database knows: what waits in the outbox, who is signed in. Numbers only.
public struct ClubFigures: Sendable {
    private let house: House

    /// Figures of this club.
    public init(house: House) {
        self.house = house
    }

    /// Writes the families; nothing of them when the database does not answer, which other figures tell.
    public func write(to text: inout Exposition) async {
        let now = house.time.now()
        let idleSince = now - VisitRepository.idleLife
        let found = try? await house.database.read { db in
            let sessions: Int? = try db.value(
                "SELECT count(*) FROM sessions WHERE expires_at > \(now) AND seen_at > \(idleSince)")
            return (sessions: sessions ?? 0, backlog: try Outbox.backlog(at: now, in: db))
        }
        guard let found else { return }
        text.gauge("rabita_sessions", "Sessions that are signed in.", Double(found.sessions))
        text.gauge(
            "rabita_outbox_messages", "Messages not sent, by state.",
            [
                ([("state", "new")], Double(found.backlog.new)),
                ([("state", "postponed")], Double(found.backlog.postponed)),
                ([("state", "dead")], Double(found.backlog.dead)),
            ]
        )
        text.gauge(
            "rabita_outbox_oldest_age_seconds", "Age of the oldest message that waits; 0 when none does.",
            found.backlog.oldest / .seconds(1)
        )
    }
}
