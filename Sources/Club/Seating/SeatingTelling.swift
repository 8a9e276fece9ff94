import Chronology
import Persistence
import Web

/// Tells people where they sit, in the transaction of its cause.
struct SeatingTelling: Sendable {
    let notices: Notices

    /// Tells everybody of a plan that it can be seen.
    ///
    /// - Returns: the seats told.
    func published(
        _ seating: ShownSeating, by author: ID<Person>, at now: Instant, in db: any Connection
    ) throws -> [ID<Membership>] {
        let seats = try db.rows(
            """
            SELECT membership_id FROM seating_guests
            WHERE seating_id = \(seating.id) AND membership_id IS NOT NULL AND rounds <> 0 ORDER BY membership_id
            """
        ).map { try $0.get("membership_id", as: ID<Membership>.self) }
        return try tell(
            "seating.notice.published", "seating-\(seating.id)-\(seating.version)", seating.meeting,
            seats.map { ($0, [:]) }, by: author, at: now, in: db)
    }

    /// Tells those who change tables where they sit next.
    func moved(
        _ moved: [ID<SeatingGuest>: Int], _ material: SeatingMaterial, version: Int, by author: ID<Person>,
        at now: Instant, in db: any Connection
    ) throws -> [ID<Membership>] {
        let told = material.guests.compactMap { guest -> (ID<Membership>, [String: Notice.Value])? in
            guard let seat = guest.membership, let round = moved[guest.id] else { return nil }
            return (seat, ["round": .number(Int64(round))])
        }
        let seating = material.seating
        return try tell(
            "seating.notice.moved", "seating-\(seating.id)-\(version)", seating.meeting, told, by: author, at: now,
            in: db
        )
    }

    private func tell(
        _ key: String, _ once: String, _ meeting: ID<Meeting>, _ told: [(ID<Membership>, [String: Notice.Value])],
        by author: ID<Person>, at now: Instant, in db: any Connection
    ) throws -> [ID<Membership>] {
        guard !told.isEmpty, let title: String = try db.value("SELECT title FROM meetings WHERE id = \(meeting)") else {
            return []
        }
        let path = MeetingController.Routes.meeting(meeting).fragment("tables")
        return try notices.tell(
            told.map { seat, values in
                let all = values.merging(["title": .text(title)]) { value, _ in value }
                return (seat: seat, notice: Notice(.meeting, key, all, path: path, once: once, author: author))
            }, at: now, in: db)
    }

    /// What an open page of a meeting listens to.
    static let news = "tables"

    /// Open pages of those who sit show it at once.
    static func refresh(_ guests: [SeatingGuest], _ news: Broadcaster<ID<Membership>, String>) async {
        for seat in guests.compactMap(\.membership) { await news.send(Self.news, to: seat) }
    }
}
