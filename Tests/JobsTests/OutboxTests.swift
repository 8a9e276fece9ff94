import Chronology
import Persistence
import TestSupport
import Testing

@testable import Jobs

@Suite struct OutboxTests {
    private struct Cause: Error {}

    @Test(arguments: TestEngine.allCases)
    func `A mail is written once for each key, and not without its cause`(engine: TestEngine) async throws {
        try await OutboxHouse.run(engine) { house in
            let (outbox, first, other) = (house.outbox, try sampleMail(), try sampleMail(key: "test:2"))

            let isNew = try await house.database.write { db in try outbox.enqueue(first, in: db) }
            let isNewAgain = try await house.database.write { db in try outbox.enqueue(first, in: db) }
            await #expect(throws: Cause.self) {
                try await house.database.write { db in
                    try outbox.enqueue(other, in: db)
                    throw Cause()
                }
            }

            let messages = try await house.messages()
            #expect(isNew)
            #expect(!isNewAgain)
            #expect(messages.map(\.recipient) == ["amina@test.example"])
            #expect(messages.map(\.state) == [.waiting(next: house.time.now())])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A claimed message is left to its worker until the lease ends`(engine: TestEngine) async throws {
        try await OutboxHouse.run(engine) { house in
            try await house.enqueue(sampleMail())
            let (one, two) = (OutboxClaims(worker: "a", lease: 1_000), OutboxClaims(worker: "b", lease: 1_000))
            let now = house.time.now()
            let later = now.adding(milliseconds: 1_000)

            let first = try await house.database.write { db in try one.claim(limit: 5, at: now, in: db) }
            let second = try await house.database.write { db in try two.claim(limit: 5, at: now, in: db) }
            let third = try await house.database.write { db in try two.claim(limit: 5, at: later, in: db) }
            let id = try #require(first.first?.id)
            let lostBegin = try await house.database.write { db in try one.begin(id, at: later, in: db) }
            let begin = try await house.database.write { db in try two.begin(id, at: later, in: db) }

            #expect(first.count == 1)
            #expect(second.isEmpty)
            #expect(third.count == 1)
            #expect(!lostBegin)
            #expect(begin)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Officers count, list, retry and forget messages`(engine: TestEngine) async throws {
        try await OutboxHouse.run(engine) { house in
            try await house.enqueue(sampleMail(key: "1"), sampleMail(key: "2"), sampleMail(key: "3"))
            let ids = try await house.messages().map(\.id)
            let (claims, now, outbox) = (OutboxClaims(worker: "a", lease: 1_000), house.time.now(), house.outbox)
            try await house.database.write { db in
                _ = try claims.claim(limit: 2, at: now, in: db)
                try claims.markSent(ids[0], at: now, in: db)
                try claims.bury(ids[1], at: now, reason: "SMTP 550", in: db)
            }

            let page = try await house.database.read { db in try Outbox.messages(.waiting, before: ids[2], in: db) }
            let dead = try await house.database.read { db in try Outbox.message(ids[1], in: db) }
            let retried = try await house.database.write { db in try outbox.retry(ids[1], at: now, in: db) }
            let retriedSent = try await house.database.write { db in try outbox.retry(ids[0], at: now, in: db) }
            let forgotten = try await house.database.write { db in
                try Outbox.forget(sentBefore: now.adding(milliseconds: 1), in: db)
            }

            let waiting = try await house.database.read { db in try Outbox.count(.waiting, in: db) }
            #expect(page.isEmpty)
            #expect(dead?.state == .dead(now))
            #expect(dead?.lastError == "SMTP 550")
            #expect(retried)
            #expect(!retriedSent)
            #expect(forgotten == 1)
            #expect(waiting == 2)
        }
    }

    @Test func `The pause doubles from a minute to an hour, with a quarter of chance`() {
        let pauses = (1...9).map { Backoff.delay(afterAttempts: $0, chance: 0) / 60_000 }
        let most = (0..<1_000).map { Backoff.delay(afterAttempts: 1, chance: UInt64($0 * 7_919)) }

        #expect(pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60])
        #expect(most.allSatisfy { (60_000...75_000).contains($0) })
        #expect(Set(most).count > 500)
    }
}
