import Chronology
import Persistence

/// A photo in a gallery.
struct GalleryPhoto: Sendable {
    var id: ID<Photo>
    var caption: String
    var width: Int
    var height: Int
}

/// A photo as one viewer sees it.
struct ShownPhoto: Sendable {
    /// Somebody whom it shows.
    struct Named: Hashable, Sendable {
        var seat: ID<Membership>
        /// Empty for a member who was erased.
        var name: String
        var isViewer: Bool
    }

    var id: ID<Photo>
    var meeting: ID<Meeting>
    var meetingTitle: String
    var caption: String
    var width: Int
    var height: Int
    var addedAt: Instant
    var addedBy: String
    var isOwn: Bool
    var isWithdrawn: Bool
    /// Whether the viewer is among those the meeting is for; whoever is only named sees this photo alone.
    var isInCircle: Bool
    /// Whether the viewer belongs to the bureau that looks after the meeting.
    var isManaged: Bool
    var previous: ID<Photo>?
    var next: ID<Photo>?
    var named: [Named] = []

    var isNamed: Bool { named.contains(where: \.isViewer) }
    var mayDescribe: Bool { isOwn || isManaged }
    var mayWithdraw: Bool { isOwn || isManaged || isNamed }
}
