import Chronology
import Persistence

/// A meeting as somebody from outside sees it whom a member invited.
struct InvitedMeeting: Sendable {
    var id: ID<Meeting>
    var kind: Meeting.Kind
    var title: String
    var about: String
    var place: String
    var mapURL: String?
    var price: String
    /// Nil for the whole club's.
    var branchName: String?
    var start: CivilDateTime
    var end: CivilDateTime
    var zone: String
    var startsAt: Instant
    var state: Meeting.State
    var isOpenToVisitors: Bool
    var isFull: Bool
    /// Whether the form of this invitation was sent as often as it may be.
    var isUsedUp: Bool
    var inviter: Party
    /// Whether the inviter still is a member.
    var isInviterActive: Bool

    /// Whether one may register.
    func isOpen(_ now: Instant) -> Bool {
        state == .published && isOpenToVisitors && isInviterActive && !isUsedUp && startsAt > now
    }

    init(_ row: Row) throws {
        id = try row.get("id")
        kind = try row.get("kind")
        title = try row.get("title")
        about = try row.get("about")
        place = try row.get("place")
        mapURL = try row.get("map_url")
        price = try row.get("price")
        branchName = try row.get("branch_name")
        start = try row.localTime("local_start")
        end = try row.localTime("local_end")
        zone = try row.get("zone")
        startsAt = try row.get("starts_at")
        state = try row.get("state")
        isOpenToVisitors = try row.get("open_to_visitors")
        isFull = try row.get("is_full")
        isUsedUp = try row.get("is_used_up")
        inviter = try Party(row, "inviter")
        isInviterActive = try row.get("inviter_status", as: String.self) == Membership.Status.active.rawValue
    }
}
