import Chronology
import Persistence

/// When the door of a meeting is kept.
struct DoorHours: Sendable {
    var startsAt: Instant
    var endsAt: Instant
    var isPublished: Bool

    /// Whether people may note themselves now.
    func isOpen(_ now: Instant) -> Bool { isPublished && Door.isOpen(startsAt, endsAt, now) }
    /// Whether the desk may note now.
    func isKept(_ now: Instant) -> Bool { isPublished && Door.isKept(startsAt, endsAt, now) }

    static func of(_ meeting: ID<Meeting>, in db: any Connection) throws -> DoorHours? {
        try db.first("SELECT starts_at, ends_at, state FROM meetings WHERE id = \(meeting)").map { row in
            DoorHours(
                startsAt: try row.get("starts_at"), endsAt: try row.get("ends_at"),
                isPublished: try row.get("state") == Meeting.State.published)
        }
    }
}
