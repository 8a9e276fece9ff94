import Chronology
import Persistence

/// One line of the trail.
struct TrailLine: Sendable {
    /// What a line is about: a membership, a message, an import, a person, as the action says.
    enum Subject {}

    var id: ID<TrailLine>
    /// Nil for the command line, where whoever has the machine has everything.
    var actor: ID<Person>?
    var action: String
    var subject: ID<Subject>?
    var happenedAt: Instant
}

/// A line with the name of who acted.
struct ShownTrailLine: Sendable {
    var id: ID<TrailLine>
    /// Nil for the command line, empty for a person erased since.
    var actor: String?
    var action: String
    /// The member or person it was about, where it was one.
    var about: String?
    var happenedAt: Instant
}
