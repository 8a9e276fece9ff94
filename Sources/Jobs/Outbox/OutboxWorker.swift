public import Chronology
public import Logging
public import Persistence
public import ServiceLifecycle
import Synchronization
public import Telemetry

/// Sends what is in the outbox. Any number of processes may run one on the same PostgreSQL database.
///
/// At shutdown it finishes the message at hand and gives back the others. Without a transport it does nothing and
/// the messages stay.
public final class OutboxWorker: Service {
    private let database: any Database
    private let outbox: Outbox
    private let delivery: (transport: any MailTransport, sender: Mailbox)?
    private let time: any TimeSource
    private let random: @Sendable () -> UInt64
    private let logger: Logger
    private let claims: OutboxClaims
    private let mayLeave: @Sendable (any Connection) throws -> Bool
    private let isStopping = Atomic(false)
    /// Beats at each look and each message; silent longer than a hand-over may take means stuck.
    public let pulse = Pulse()
    /// What became of the messages since the start.
    public let counts = MailCounts()

    private static let batch = 10
    /// How long a process may not notice what another one enqueued.
    private static let longestPause: Duration = .seconds(5)

    /// A worker.
    ///
    /// - Parameters:
    ///   - delivery: what carries mail and in whose name; nil when no server is set.
    ///   - mayLeave: whether mail may leave at all, asked before each batch; a club for show sends none.
    ///   - random: 64 bits of chance at each call, for the worker's name and the back-off.
    ///   - lease: how long a message belongs to a worker that went silent; longer than a hand-over may take.
    public init(
        database: any Database,
        outbox: Outbox,
        delivery: (transport: any MailTransport, sender: Mailbox)?,
        mayLeave: @escaping @Sendable (any Connection) throws -> Bool = { _ in true },
        time: any TimeSource,
        random: @escaping @Sendable () -> UInt64,
        logger: Logger,
        lease: Duration = .seconds(300)
    ) {
        self.database = database
        self.outbox = outbox
        self.delivery = delivery
        self.mayLeave = mayLeave
        self.time = time
        self.random = random
        self.logger = logger
        claims = OutboxClaims(worker: String(random(), radix: 36), lease: lease.wholeMilliseconds)
    }

    /// Works until the shutdown of the service group or the cancellation of the task.
    public func run() async throws {
        pulse.beat()
        guard delivery != nil else {
            logger.notice("No mail server is set; messages stay in the outbox")
            try? await gracefulShutdown()
            return
        }
        await withGracefulShutdownHandler {
            await work()
        } onGracefulShutdown: {
            self.isStopping.store(true, ordering: .releasing)
            self.outbox.wake()
        }
    }

    private func work() async {
        // Short after a ring, because the transaction that rang may not be committed yet.
        var pause: Duration = .milliseconds(25)
        while !mustStop {
            pulse.beat()
            do {
                if try await sendDue() > 0 { continue }
            } catch {
                logger.warning("The outbox cannot be worked", metadata: ["error": "\(error)"])
                pause = Self.longestPause
            }
            if await outbox.signal.wait(atMost: pause) {
                pause = .milliseconds(25)
            } else {
                pause = min(pause * 3, Self.longestPause)
            }
        }
    }

    /// Whether there is a server to send to; without one the worker rests and its pulse says nothing.
    public var hasDelivery: Bool { delivery != nil }

    var mustStop: Bool { isStopping.load(ordering: .acquiring) || Task.isCancelled }

    /// Takes one batch of due messages and sends it.
    ///
    /// - Returns: how many were taken.
    func sendDue() async throws -> Int {
        let claims = claims
        let mayLeave = mayLeave
        let now = time.now()
        let isDue = try await database.read { db in
            try claims.isAnythingDue(at: now, in: db) && mayLeave(db)
        }
        guard isDue else { return 0 }
        let messages = try await database.write { db in
            try claims.claim(limit: Self.batch, at: now, in: db)
        }
        // In a task of its own, so that cancellation cannot come between handing a message over and noting it.
        return try await Task { try await self.send(messages) }.value
    }

    private func send(_ messages: [OutboxMessage]) async throws -> Int {
        let claims = claims
        for (index, message) in messages.enumerated() {
            if isStopping.load(ordering: .acquiring) {
                let rest = messages[index...].map(\.id)
                try await database.write { db in try claims.release(rest, in: db) }
                break
            }
            try await send(message)
        }
        return messages.count
    }

    private func send(_ message: OutboxMessage) async throws {
        guard let delivery else { return }
        pulse.beat()
        let claims = claims
        let begun = time.now()
        guard try await database.write({ db in try claims.begin(message.id, at: begun, in: db) }) else { return }
        let outcome: Delivery
        do {
            outcome = await delivery.transport.send(try message.composed(from: delivery.sender))
        } catch {
            let reason = "the message cannot be written: \(error)"
            return try await database.write { db in try claims.bury(message.id, at: begun, reason: reason, in: db) }
        }
        try await note(outcome, for: message)
    }

    private func note(_ outcome: Delivery, for message: OutboxMessage) async throws {
        let claims = claims
        let now = time.now()
        let attempts = message.attempts + 1
        let isOver = now >= message.createdAt.adding(milliseconds: Backoff.life)
        let wait = Backoff.delay(afterAttempts: attempts, chance: random())
        var fields: Logger.Metadata = [
            "message": "\(message.id)", "kind": "\(message.kind)", "attempts": "\(attempts)",
        ]
        switch outcome {
        case .delivered:
            try await persistently { db in try claims.markSent(message.id, at: now, in: db) }
            counts.sent.add()
            logger.info("Mail sent", metadata: fields)
        case .temporary(let reason) where !isOver,
            .permanent(let reason) where !isOver && attempts < Backoff.refusals:
            try await database.write { db in
                try claims.postpone(message.id, to: now.adding(milliseconds: wait), reason: reason, in: db)
            }
            fields["reason"] = "\(reason)"
            counts.postponed.add()
            logger.notice("Mail postponed", metadata: fields)
        case .temporary(let reason), .permanent(let reason):
            try await database.write { db in try claims.bury(message.id, at: now, reason: reason, in: db) }
            fields["reason"] = "\(reason)"
            counts.givenUp.add()
            logger.error("Mail given up", metadata: fields)
        }
    }

    /// Tries a few times: a message that left and is not noted as sent is sent twice.
    private func persistently(_ body: @escaping @Sendable (any Connection) throws -> Void) async throws {
        for _ in 1..<5 {
            if (try? await database.write(body)) != nil { return }
            try await Task.sleep(for: .milliseconds(500))
        }
        try await database.write(body)
    }
}
