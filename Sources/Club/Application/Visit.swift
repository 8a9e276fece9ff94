import Chronology
import Localization
import Persistence
import Web

/// Who comes, to which club, in which language: read once at the start of a request.
public struct Visit: Sendable {
    /// The club as pages show it.
    struct ClubIdentity: Sendable {
        var name: String
        var currency: String
        var language: Language
        var isDemo: Bool
        /// Grows with every change of who is where, see `Remembered`.
        var membersRevision: Int64
    }

    /// Nil as long as no club was founded.
    var club: ClubIdentity?
    var viewer: Viewer?
    var language: Language
    var now: Instant
    var today: CivilDate
    /// The path and query asked for, to come back to after a change of language or a sign-in.
    var here: URLPath?
}
