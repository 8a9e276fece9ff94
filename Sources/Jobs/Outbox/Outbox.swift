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
        try !enqueue([(mail, hour)], in: db).isEmpty
    }

    /// So many are written by one statement.
    private static let chunk = 200

    /// Writes many mails as ``enqueue(_:notBefore:in:)`` writes one, two hundred in a statement.
    ///
    /// - Returns: the dedupe keys of those that are new.
    /// - Throws: `DatabaseError`.
    @discardableResult
    public func enqueue(_ mails: [(mail: OutboxMail, notBefore: Instant?)], in db: any Connection) throws -> Set<String>
    {
        let now = time.now()
        var new: Set<String> = []
        var rest = mails[...]
        while !rest.isEmpty {
            let rows = rest.prefix(Self.chunk).map { mail, hour -> SQL in
                """
                (\(ids.next(OutboxMessage.self)), \(mail.kind), \(mail.recipient.address.description),
                 \(mail.recipient.name), \(mail.language), \(mail.subject), \(mail.text), \(mail.html),
                 \(mail.dedupeKey), \(mail.unsubscribe), \(mail.calendar?.text), \(now), \(max(now, hour ?? now)))
                """
            }
            let inserted = try db.rows(
                """
                INSERT INTO outbox_messages (id, kind, recipient, recipient_name, language, subject, body_text,
                    body_html, dedupe_key, unsubscribe, calendar, created_at, next_attempt_at)
                VALUES \(rows.joined(separator: ", "))
                ON CONFLICT (dedupe_key) DO NOTHING RETURNING dedupe_key
                """
            )
            for row in inserted { new.insert(try row.get("dedupe_key")) }
            rest = rest.dropFirst(Self.chunk)
        }
        if !mails.isEmpty { signal.ring() }
        return new
    }

    /// Makes the worker look at once.
    public func wake() {
        signal.ring()
    }
}
