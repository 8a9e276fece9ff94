import Chronology
import Persistence
import Web

/// Tells members that a photo shows them, in the transaction of its cause: they decide whether it stays.
struct PhotoTelling: Sendable {
    let notices: Notices

    /// - Returns: the seats told.
    func named(
        _ seats: [ID<Membership>], _ id: ID<Photo>, by author: ID<Person>, at now: Instant, in db: any Connection
    ) throws -> [ID<Membership>] {
        guard !seats.isEmpty else { return [] }
        let title: String? = try db.value(
            "SELECT k.title FROM photos f JOIN meetings k ON k.id = f.meeting_id WHERE f.id = \(id)")
        guard let title else { return [] }
        let notice = Notice(
            .meeting, "photos.notice.named", ["title": .text(title)], path: PhotoController.Routes.photo(id),
            once: "photo-named-\(id)", author: author)
        return try notices.tell(seats.map { (seat: $0, notice: notice) }, at: now, in: db)
    }
}
