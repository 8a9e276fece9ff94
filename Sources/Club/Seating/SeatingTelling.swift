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

    /// Tells those who change tables where they sit next, and those who have a place now and had none.
    func moved(
        _ moves: SeatingRepository.Moves, _ material: SeatingMaterial, version: Int, by author: ID<Person>,
        at now: Instant, in db: any Connection
    ) throws -> [ID<Membership>] {
        var (moved, seated): ([(ID<Membership>, [String: Notice.Value])], [(ID<Membership>, [String: Notice.Value])])
        (moved, seated) = ([], [])
        for guest in material.guests {
            guard let seat = guest.membership else { continue }
            if let round = moves.moved[guest.id] {
                moved.append((seat, ["round": .number(Int64(round))]))
            } else if let place = moves.seated[guest.id] {
                seated.append((seat, ["round": .number(Int64(place.round)), "table": .number(Int64(place.table))]))
            }
        }
        let seating = material.seating
        let once = "seating-\(seating.id)-\(version)"
        return try tell("seating.notice.moved", once, seating.meeting, moved, by: author, at: now, in: db)
            + tell("seating.notice.seated", once, seating.meeting, seated, by: author, at: now, in: db)
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
