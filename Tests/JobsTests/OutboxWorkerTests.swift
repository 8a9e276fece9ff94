import Chronology
import Persistence
import ServiceLifecycle
import TestSupport
import Testing

@testable import Jobs

@Suite struct OutboxWorkerTests {
    @Test(arguments: TestEngine.allCases)
    func `A message is sent once and noted`(engine: TestEngine) async throws {
        try await OutboxHouse.run(engine) { house in
            try await MailServer.run { server in
                try await house.enqueue(sampleMail())
                let worker = try house.worker(server.port)

                let first = try await worker.sendDue()
                let second = try await worker.sendDue()

                let message = try #require(try await house.messages().first)
                #expect([first, second] == [1, 0])
                #expect(message.state == .sent(house.time.now()))
                #expect(message.attempts == 1)
                #expect(try server.mails().map { $0.headers["Message-ID"] } == ["<outbox.\(message.id)@atlas.example>"])
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Where mail may not leave it stays, and leaves once it may`(engine: TestEngine) async throws {
        try await OutboxHouse.run(engine) { house in
            try await MailServer.run { server in
                try await house.enqueue(sampleMail())
                let client = SMTPClient(SMTPSettings(host: "127.0.0.1", port: server.port, security: .none))

                let kept = try await house.worker(transport: client, mayLeave: { _ in false }).sendDue()
                let sent = try await house.worker(transport: client).sendDue()

                #expect([kept, sent] == [0, 1])
                #expect(try server.mails().count == 1)
            }
        }
    }

    @Test func `A deferred message comes back after a minute as the same message`() async throws {
        try await OutboxHouse.run(.sqlite) { house in
            try await MailServer.run { server in
                try await house.enqueue(sampleMail(to: "later-2@test.example"))
                let worker = try house.worker(server.port)
                let start = house.time.now()

                _ = try await worker.sendDue()
                let deferred = try await house.messages()
                house.time.advance(.seconds(59))
                let tooEarly = try await worker.sendDue()
                house.time.advance(.seconds(1))
                _ = try await worker.sendDue()

                #expect(deferred.map(\.state) == [.waiting(next: start + .seconds(60))])
                #expect(deferred.map(\.lastError) == ["SMTP 451 4.7.1"])
                #expect(tooEarly == 0)
                #expect(try await house.messages().map(\.attempts) == [2])
                #expect(try server.mails().count == 1)
            }
        }
    }

    @Test func `A refused message is dead after three tries`() async throws {
        try await OutboxHouse.run(.sqlite) { house in
            try await MailServer.run { server in
                try await house.enqueue(sampleMail(to: "refused-2@test.example"))
                let worker = try house.worker(server.port)

                for _ in 1...3 {
                    _ = try await worker.sendDue()
                    house.time.advance(.minutes(5))
                }

                let message = try #require(try await house.messages().first)
                #expect(message.state == .dead(house.time.now() - .minutes(5)))
                #expect(message.attempts == 3)
                #expect(message.lastError == "SMTP 550 5.1.1")
            }
        }
    }

    @Test func `A server that stays away for a day makes a message dead, not before`() async throws {
        try await OutboxHouse.run(.sqlite) { house in
            let port = try await MailServer.run { $0.port }
            try await house.enqueue(sampleMail())
            let worker = try house.worker(port)

            house.time.advance(.hours(23))
            _ = try await worker.sendDue()
            let before = try await house.messages()
            house.time.advance(.hours(1))
            _ = try await worker.sendDue()

            guard case .waiting = before.first?.state else { Issue.record("Given up too early"); return }
            #expect(try await house.messages().map(\.state) == [.dead(house.time.now())])
        }
    }

    @Test func `Two workers on PostgreSQL send each message once`() async throws {
        try await OutboxHouse.run(.postgres) { house in
            try await MailServer.run { server in
                let mails = try (0..<60).map { try sampleMail(to: "n\($0)@test.example", key: "k\($0)") }
                try await house.database.write { [outbox = house.outbox] db in
                    for mail in mails { try outbox.enqueue(mail, in: db) }
                }
                let workers = try (1...2).map { try house.worker(server.port, name: $0) }

                try await withThrowingTaskGroup(of: Void.self) { group in
                    for worker in workers {
                        group.addTask {
                            while try await worker.sendDue() > 0 {}
                        }
                    }
                    try await group.waitForAll()
                }
                // What a worker passed over because the other was at it has been sent by the other.
                let received = try server.mails().flatMap(\.recipients).sorted()
                #expect(received == mails.map(\.recipient.address.description).sorted())
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A running worker is woken by a new message and ends when told`(engine: TestEngine) async throws {
        try await OutboxHouse.run(engine) { house in
            try await MailServer.run { server in
                let group = ServiceGroup(services: [try house.worker(server.port)], logger: silent)
                async let running: Void = group.run()

                try await house.enqueue(sampleMail())
                let isSent = try await eventually { try server.mails().count == 1 }
                await group.triggerGracefulShutdown()
                try await running

                #expect(isSent)
                #expect(try await house.messages().map(\.state) == [.sent(house.time.now())])
            }
        }
    }

    @Test func `A worker told to end finishes the message at hand and gives back the others`() async throws {
        try await OutboxHouse.run(.sqlite) { house in
            try await house.enqueue(sampleMail(key: "1"), sampleMail(key: "2"), sampleMail(key: "3"))
            let gate = Gate()
            let worker = try house.worker(transport: gate)
            let group = ServiceGroup(services: [worker], logger: silent)
            async let running: Void = group.run()

            await gate.arrival()
            await group.triggerGracefulShutdown()
            // The shutdown reaches the worker in its own time; the message at hand is held until then.
            let isTold = await eventually { worker.mustStop }
            gate.open()
            try await running

            let now = house.time.now()
            let states = try await house.messages().map(\.state)
            #expect(isTold)
            #expect(states == [.sent(now), .waiting(next: now), .waiting(next: now)])
        }
    }

    @Test func `Without a mail server the messages stay`() async throws {
        try await OutboxHouse.run(.sqlite) { house in
            try await house.enqueue(sampleMail())
            let group = ServiceGroup(services: [try house.worker(nil)], logger: silent)

            async let running: Void = group.run()
            await group.triggerGracefulShutdown()
            try await running

            #expect(try await house.messages().map(\.attempts) == [0])
        }
    }
}
