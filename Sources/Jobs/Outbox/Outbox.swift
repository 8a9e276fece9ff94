public import Chronology
public import Persistence

/// Where mails wait, written in the transaction of their cause: no mail without its cause, no cause without its mail.
///
///     try await database.write { db in
///         try referrals.insert(referral, in: db)
///         try outbox.enqueue(mail, in: db)
///     }
///
/// One process has one outbox and its ``OutboxWorker``; several processes may share the database.
public struct Outbox: Sendable {
    private let time: any TimeSource
    private let ids: IDGenerator
    let signal = WakeSignal()

    /// An outbox that stamps messages with this clock and these keys.
    public init(time: any TimeSource, ids: IDGenerator) {
        self.time = time
        self.ids = ids
    }

    /// Writes a mail into the outbox, once for each dedupe key, and wakes the worker, which keeps looking until the
    /// transaction is committed.
    ///
    /// - Parameter hour: it does not leave before; nil for at once.
    /// - Returns: whether it is new.
    /// - Throws: `DatabaseError`.
    @discardableResult
    public func enqueue(
        _ mail: OutboxMail, notBefore hour: Instant? = nil, in db: any Connection
    ) throws -> Bool {
        let now = time.now()
        let id = ids.next(OutboxMessage.self)
        let inserted = try db.execute(
            """
            INSERT INTO outbox_messages (id, kind, recipient, recipient_name, language, subject, body_text,
                body_html, dedupe_key, unsubscribe, calendar, created_at, next_attempt_at)
            VALUES (\(id), \(mail.kind), \(mail.recipient.address.description), \(mail.recipient.name),
                \(mail.language), \(mail.subject), \(mail.text), \(mail.html), \(mail.dedupeKey), \(mail.unsubscribe),
                \(mail.calendar?.text), \(now), \(max(now, hour ?? now)))
            ON CONFLICT (dedupe_key) DO NOTHING
            """
        )
        signal.ring()
        return inserted > 0
    }

    /// Makes the worker look at once.
    public func wake() {
        signal.ring()
    }
}
