import Chronology
import Persistence
import Web

/// A change of a meeting as its organiser sent it, of one or of others of its series too.
struct MeetingChange: Sendable {
    var id: ID<Meeting>
    var new: NewMeeting
    /// The version they had before their eyes.
    var version: Int
    var scope: MeetingSeries.Scope
    var viewer: Viewer
    var now: Instant

    /// - Returns: the seats of those told.
    /// - Throws: `Refusal` when it may not be changed, or changed meanwhile.
    func make(
        _ registrations: Registrations, _ zones: ZoneDatabase, in db: any Connection
    ) throws -> [ID<Membership>] {
        guard let old = try MeetingRepository.find(id, for: viewer, in: db) else { throw Refusal.notFound }
        let parts = try MeetingRepository.parts(id, in: db)
        let roles = try MeetingRole.all(of: id, in: db)
        let reached = try [id] + MeetingRepository.reached(from: old, scope, by: viewer, at: now, in: db)
        let held = try MeetingRole.parts(of: reached, in: db)
        let (outcome, isMoved) = try MeetingRepository.change(
            id, to: new, from: version, by: viewer, at: now, in: db)
        try outcome.settle()
        let others = try MeetingRepository.spread(
            old, parts, roles, to: new, scope, zones: zones, by: viewer, at: now, in: db)
        // A larger room has seats for those who wait.
        for meeting in [id] + (old.capacity == new.capacity ? [] : others.changed) {
            try registrations.promote(meeting, at: now, in: db)
        }
        let notices = registrations.notices
        var told = try MeetingRole.tell(reached, since: held, by: viewer.person, notices, at: now, in: db)
        if old.state == .published, old.branch != new.branch || old.audience != new.audience {
            // Whom it is for now has not heard of it.
            told += try MeetingTelling(notices: notices).call(
                id, of: reached.count, mark: "-\(version)", by: viewer.person, at: now, in: db)
        }
        let moved = (isMoved ? [id] : []) + others.moved
        guard !moved.isEmpty else { return told }
        try VisitorSeats(notices).move(moved, at: now, in: db)
        return told
            + (try MeetingTelling(notices: notices).answered(
                .moved, "moved-\(version)", first: id, all: moved, by: viewer.person, at: now, in: db))
    }
}
