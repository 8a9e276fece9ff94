public import Chronology
public import Persistence

extension Outbox {
    /// What is not sent.
    public struct Backlog: Sendable, Equatable {
        /// Not yet tried.
        public let new: Int
        /// Tried and to be tried again.
        public let postponed: Int
        /// Given up, for an officer to look at.
        public let dead: Int
        /// Age of the oldest that waits; zero when none does.
        public let oldest: Duration
    }

    /// Counts what is not sent; only open messages are read for it, by their index.
    ///
    /// - Throws: `DatabaseError`.
    public static func backlog(at now: Instant, in db: any Connection) throws -> Backlog {
        let row = try db.first(
            """
            SELECT count(*) AS waiting, count(*) FILTER (WHERE attempts > 0) AS postponed, min(created_at) AS oldest
            FROM outbox_messages WHERE sent_at IS NULL AND dead_at IS NULL
            """
        )
        let waiting = try row?.get("waiting", as: Int.self) ?? 0
        let postponed = try row?.get("postponed", as: Int.self) ?? 0
        let oldest: Instant? = try row?.get("oldest", as: Instant?.self) ?? nil
        return Backlog(
            new: waiting - postponed,
            postponed: postponed,
            dead: try count(.dead, in: db),
            oldest: oldest.map { max(.zero, .milliseconds(now.milliseconds - $0.milliseconds)) } ?? .zero
        )
    }
}
