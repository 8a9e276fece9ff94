public import Chronology
public import Persistence

/// Notes in the trail what the command line changed. There is no actor: whoever has the machine has everything, and the
/// officers see that it was there that something was done.
public struct ConsoleTrail: Sendable {
    /// What can be done from there alone; `trail.` before the word is the key of its words.
    public enum Act: String, Sendable, CaseIterable {
        case mandateGiven = "mandate_given"
        case mandateEnded = "mandate_ended"
        case signedOut = "signed_out"
        case erased = "erased"
        case restored = "restored"
        /// A list was brought in, as an officer's page does it.
        case imported = "post.imports.application"
        /// A mail was sent again, as an officer's page does it.
        case mailRetried = "post.outbox.retry"
    }

    let ids: IDGenerator
    let now: Instant

    /// - Parameters:
    ///   - ids: for the keys of the lines.
    ///   - now: when it is done.
    public init(ids: IDGenerator, now: Instant) {
        (self.ids, self.now) = (ids, now)
    }

    /// Adds a line, in the transaction of what it tells.
    ///
    /// - Parameter person: whom it was about, where it was a person.
    /// - Throws: `DatabaseError`.
    public func note(_ act: Act, about person: ID<Person>? = nil, in db: any Connection) throws {
        try db.execute(
            """
            INSERT INTO activity_lines (id, actor_id, action, subject_type, subject_id, happened_at)
            VALUES (\(ids.next(TrailLine.self)), NULL, \(act.rawValue), \(person == nil ? "" : "person"), \(person),
                    \(now))
            """
        )
    }
}
