public import Chronology
public import Persistence

/// What officers and the command line see and do.
extension Outbox {
    /// Which messages to list.
    public enum Selection: String, Sendable, CaseIterable {
        /// Not sent and not given up.
        case waiting
        /// Taken by a server.
        case sent
        /// Given up.
        case dead

        var condition: SQL {
            switch self {
            case .waiting: "sent_at IS NULL AND dead_at IS NULL"
            case .sent: "sent_at IS NOT NULL"
            case .dead: "dead_at IS NOT NULL"
            }
        }
    }

    /// Messages of a selection, the newest first.
    ///
    /// - Parameter before: only messages older than this one, for the next page.
    /// - Throws: `DatabaseError`.
    public static func messages(
        _ selection: Selection,
        before: ID<OutboxMessage>? = nil,
        limit: Int = 50,
        in db: any Connection
    ) throws -> [OutboxMessage] {
        let older: SQL = before.map { "AND id < \($0)" } ?? ""
        let sql: SQL = """
            SELECT \(OutboxMessage.columns) FROM outbox_messages
            WHERE \(selection.condition) \(older) ORDER BY id DESC LIMIT \(rows: limit)
            """
        return try db.rows(sql).map(OutboxMessage.init(row:))
    }

    /// One message, or nil.
    ///
    /// - Throws: `DatabaseError`.
    public static func message(_ id: ID<OutboxMessage>, in db: any Connection) throws -> OutboxMessage? {
        try db.first("SELECT \(OutboxMessage.columns) FROM outbox_messages WHERE id = \(id)")
            .map(OutboxMessage.init(row:))
    }

    /// How many messages there are of a selection.
    ///
    /// - Throws: `DatabaseError`.
    public static func count(_ selection: Selection, in db: any Connection) throws -> Int {
        try db.value("SELECT count(*) FROM outbox_messages WHERE \(selection.condition)") ?? 0
    }

    /// Sends a dead or waiting message now, counting its attempts anew.
    ///
    /// - Returns: whether there was such a message, neither sent nor just being sent.
    /// - Throws: `DatabaseError`.
    @discardableResult
    public func retry(_ id: ID<OutboxMessage>, at now: Instant, in db: any Connection) throws -> Bool {
        let changed = try db.execute(
            """
            UPDATE outbox_messages SET dead_at = NULL, attempts = 0, next_attempt_at = \(now)
            WHERE id = \(id) AND sent_at IS NULL AND (claimed_until IS NULL OR claimed_until <= \(now))
            """
        )
        signal.ring()
        return changed > 0
    }

    /// Forgets messages that were sent before an instant: they hold personal data.
    ///
    /// - Returns: how many.
    /// - Throws: `DatabaseError`.
    @discardableResult
    public static func forget(sentBefore instant: Instant, in db: any Connection) throws -> Int {
        try db.execute("DELETE FROM outbox_messages WHERE sent_at < \(instant)")
    }
}
