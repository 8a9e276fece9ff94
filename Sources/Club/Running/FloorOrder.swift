import Chronology
import Persistence

/// Who is given the floor next: whoever spoke least at this meeting, of those whoever spoke least at the meetings of the
/// last 180 days, of those whoever asked first (docs/running-a-meeting.md).
enum FloorOrder {
    struct Hand: Hashable, Sendable {
        var id: ID<FloorTurn>
        /// Turns had at this meeting.
        var here: Int
        /// Turns had at others of late.
        var lately: Int
        var askedAt: Instant
    }

    static func isBefore(_ one: Hand, _ other: Hand) -> Bool {
        (one.here, one.lately, one.askedAt, one.id) < (other.here, other.lately, other.askedAt, other.id)
    }
}

/// A turn on the floor as a row, named for `ID<FloorTurn>`.
enum FloorTurn {}
