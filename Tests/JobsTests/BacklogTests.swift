import Chronology
import Jobs
import Persistence
import TestSupport
import Testing

@Suite struct BacklogTests {
    @Test(arguments: TestEngine.allCases)
    func `The backlog counts what is new, postponed and dead, and knows the oldest`(engine: TestEngine) async throws {
        try await OutboxHouse.run(engine) { house in
            let now = house.time.now()
            let empty = try await house.database.read { db in try Outbox.backlog(at: now, in: db) }
            try await house.database.write { db in
                for (id, age, attempts) in [(1, 90, 0), (2, 60, 3), (3, 30, 0), (4, 10_000, 9), (5, 20_000, 1)] {
                    let created = now - .seconds(age)
                    let sent: Instant? = id == 5 ? now : nil
                    let dead: Instant? = id == 4 ? now : nil
                    try db.execute(
                        """
                        INSERT INTO outbox_messages (id, kind, recipient, recipient_name, language, subject, body_text,
                            dedupe_key, created_at, attempts, next_attempt_at, sent_at, dead_at)
                        VALUES (\(id), 'code', 'a@b.example', 'A', 'fr', 's', 't', \("k\(id)"), \(created),
                            \(attempts), \(now), \(sent), \(dead))
                        """
                    )
                }
            }

            let found = try await house.database.read { db in try Outbox.backlog(at: now, in: db) }

            #expect([empty.new, empty.postponed, empty.dead] == [0, 0, 0])
            #expect(empty.oldest == .zero)
            #expect([found.new, found.postponed, found.dead] == [2, 1, 1])
            #expect(found.oldest == .seconds(90))
        }
    }
}
