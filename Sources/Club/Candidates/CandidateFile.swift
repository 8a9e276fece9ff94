import Chronology
import Persistence

/// Someone who asks to join, as the bureau reads it before it decides.
struct CandidateFile: Sendable {
    var seat: DepartureRepository.Seat
    var person: ID<Person>
    var given: String
    var family: String
    var activity: String
    var city: String
    var appliedAt: Instant
    var sponsor: Party?
    /// The letter they were recommended by, while it stands.
    var code: String?
    /// The meeting they visited before they asked.
    var visited: String?
}
