import Chronology
import Persistence

/// The statements by which one of several workers takes messages, begins and ends them.
///
/// A message is marked before it is sent: when a worker dies in between, its lease runs out, another worker sends the
/// message again, and the unchanged Message-ID lets the receiving side know it as the same.
struct OutboxClaims: Sendable {
    /// The worker, different in every process.
    let worker: String
    /// Milliseconds a message stays with a worker; longer than any hand-over takes.
    let lease: Int64

    private static let open: SQL = "sent_at IS NULL AND dead_at IS NULL"

    /// Whether anything is due, without disturbing writers.
    func isAnythingDue(at now: Instant, in db: any Connection) throws -> Bool {
        try db.first("SELECT 1 AS found FROM outbox_messages WHERE \(due(now)) LIMIT 1") != nil
    }

    /// Takes the messages due longest.
    func claim(limit: Int, at now: Instant, in db: any Connection) throws -> [OutboxMessage] {
        let rows = try db.rows(
            """
            UPDATE outbox_messages
            SET claimed_until = \(now.adding(milliseconds: lease)), claimed_by = \(worker)
            WHERE id IN (
                SELECT id FROM outbox_messages WHERE \(due(now))
                ORDER BY next_attempt_at, id LIMIT \(rows: limit) \(db.engine.skippingLocked)
            )
            RETURNING \(OutboxMessage.columns)
            """
        )
        return try rows.map(OutboxMessage.init(row:)).sorted { $0.id < $1.id }
    }

    /// Counts an attempt and renews the lease; false when the message is no longer ours.
    func begin(_ id: ID<OutboxMessage>, at now: Instant, in db: any Connection) throws -> Bool {
        let changed = try db.execute(
            """
            UPDATE outbox_messages
            SET attempts = attempts + 1, claimed_until = \(now.adding(milliseconds: lease))
            WHERE id = \(id) AND claimed_by = \(worker) AND claimed_until > \(now) AND \(Self.open)
            """
        )
        return changed > 0
    }

    /// A server has it. Whoever holds the message now, it is sent.
    func markSent(_ id: ID<OutboxMessage>, at now: Instant, in db: any Connection) throws {
        try db.execute(
            """
            UPDATE outbox_messages
            SET sent_at = \(now), dead_at = NULL, claimed_until = NULL, claimed_by = NULL, last_error = NULL,
                unsubscribe = NULL, calendar = NULL
            WHERE id = \(id) AND sent_at IS NULL
            """
        )
    }

    /// Comes back at `next`.
    func postpone(_ id: ID<OutboxMessage>, to next: Instant, reason: String, in db: any Connection) throws {
        try db.execute(
            """
            UPDATE outbox_messages
            SET next_attempt_at = \(next), claimed_until = NULL, claimed_by = NULL, last_error = \(reason)
            WHERE id = \(id) AND claimed_by = \(worker) AND \(Self.open)
            """
        )
    }

    /// Given up.
    func bury(_ id: ID<OutboxMessage>, at now: Instant, reason: String, in db: any Connection) throws {
        try db.execute(
            """
            UPDATE outbox_messages
            SET dead_at = \(now), claimed_until = NULL, claimed_by = NULL, last_error = \(reason)
            WHERE id = \(id) AND claimed_by = \(worker) AND \(Self.open)
            """
        )
    }

    /// Gives back what was taken and not begun.
    func release(_ ids: [ID<OutboxMessage>], in db: any Connection) throws {
        try db.execute(
            """
            UPDATE outbox_messages SET claimed_until = NULL, claimed_by = NULL
            WHERE id IN \(list: ids) AND claimed_by = \(worker) AND \(Self.open)
            """
        )
    }

    private func due(_ now: Instant) -> SQL {
        """
        \(Self.open) AND next_attempt_at <= \(now) AND (claimed_until IS NULL OR claimed_until <= \(now))
        """
    }
}
