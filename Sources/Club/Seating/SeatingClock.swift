import Chronology
import Persistence

/// What is done by the clock for plans.
struct SeatingClock: Sendable {
    let house: House

    /// Takes up works that nobody works on: asked of a server that stopped.
    func resume(at now: Instant) async throws {
        let idle = try await house.database.read { db in try SeatingJobs.idle(at: now, in: db) }
        for job in idle { await house.seatingDesk.start(job, house) }
    }

    /// When a meeting is over, all rounds of its published plan were held, whether somebody pressed a button or not.
    static func close(due: Instant, in db: any Connection) throws {
        let rows = try db.rows(
            """
            SELECT s.id, s.round_count FROM seatings s JOIN meetings k ON k.id = s.meeting_id
            WHERE s.state = 'published' AND k.state = 'published' AND k.ends_at <= \(due)
              AND (SELECT COUNT(*) FROM seating_rounds r WHERE r.seating_id = s.id) < s.round_count
            ORDER BY s.id LIMIT \(rows: 100)
            """
        )
        var held: [SQL] = []
        for row in rows {
            let (id, rounds): (ID<Seating>, Int) = (try row.get("id"), try row.get("round_count"))
            held += (1...rounds).map { "(\(id), \($0), \(due))" }
        }
        guard !held.isEmpty else { return }
        try db.execute(
            """
            INSERT INTO seating_rounds (seating_id, round, held_at) VALUES \(held.joined(separator: ", "))
            ON CONFLICT DO NOTHING
            """
        )
    }
}
