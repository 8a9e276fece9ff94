import Chronology
import Persistence

/// Memberships that ended, and those an officer may end: of the officer's own branches, or of the whole club.
enum DepartureRepository {
    /// A seat whose end is asked about.
    struct Seat: Sendable {
        var membership: ID<Membership>
        var givenName: String
        var familyName: String
        var company: String
        var branch: String
        var joinedOn: CivilDate?

        var name: String { givenName + " " + familyName }
    }

    /// A membership that ended.
    struct Ended: Sendable {
        var id: ID<Departure>
        var seat: Seat
        var decidedBy: String
        var words: String
        var leftOn: CivilDate
        var endedAt: Instant
        var isUndone: Bool
    }

    static let pageSize = 50

    /// A bureau decides about its own people; looking after the installation gives no say in it.
    private static func reach(_ viewer: Viewer) -> SQL {
        viewer.isClubOfficer ? "1 = 1" : "m.branch_id IN \(list: viewer.officerBranches)"
    }

    private static let columns: SQL = """
        m.id, p.given_name, p.family_name, b.name AS branch, m.joined_on,
        COALESCE(NULLIF(c.trade_name, ''), c.legal_name) AS company
        """
    private static let tables: SQL = """
        memberships m JOIN people p ON p.id = m.person_id JOIN companies c ON c.id = m.company_id
        JOIN branches b ON b.id = m.branch_id
        """

    /// A seat this officer may decide about; never one's own.
    static func seat(_ id: ID<Membership>, viewer: Viewer, in db: any Connection) throws -> Seat? {
        try db.first(
            """
            SELECT \(columns) FROM \(tables)
            WHERE m.id = \(id) AND m.status <> 'left' AND m.person_id <> \(viewer.person) AND \(reach(viewer))
            """
        ).map(seat)
    }

    /// The viewer's own seat in use.
    static func own(_ id: ID<Membership>, in db: any Connection) throws -> Seat? {
        try db.first("SELECT \(columns) FROM \(tables) WHERE m.id = \(id) AND m.status <> 'left'").map(seat)
    }

    /// Whether it ended already within this officer's reach: the same form came twice.
    static func hasLeft(_ id: ID<Membership>, viewer: Viewer, in db: any Connection) throws -> Bool {
        try db.first(
            """
            SELECT 1 FROM memberships m JOIN departures d ON d.membership_id = m.id
            WHERE m.id = \(id) AND m.status = 'left' AND d.undone_at IS NULL AND \(reach(viewer))
            """
        ) != nil
    }

    /// The newest first, erased people left out: nobody can return to their seat.
    static func list(before: ID<Departure>?, viewer: Viewer, in db: any Connection) throws -> [Ended] {
        let older: SQL = before.map { " AND d.id < \($0)" } ?? ""
        return try db.rows(
            """
            SELECT d.id AS departure_id, d.decided_by, d.words, d.left_on, d.ended_at, d.undone_at, \(columns)
            FROM \(tables) JOIN departures d ON d.membership_id = m.id
            WHERE p.erased_at IS NULL AND \(reach(viewer))\(older)
            ORDER BY d.id DESC LIMIT \(rows: pageSize + 1)
            """
        ).map { row in
            Ended(
                id: try row.get("departure_id"), seat: try seat(row), decidedBy: try row.get("decided_by"),
                words: try row.get("words"),
                leftOn: CivilDate(isoText: try row.get("left_on", as: String.self)) ?? .earliest,
                endedAt: try row.get("ended_at"),
                isUndone: try row.get("undone_at", as: Instant?.self) != nil
            )
        }
    }

    enum UndoOutcome: Sendable {
        case done, alreadyDone, notFound
    }

    /// Takes the end of a membership back: the seat is as it was. What was handed on or closed stays so.
    static func undo(
        _ id: ID<Membership>, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> UndoOutcome {
        let was: String? = try db.value(
            """
            UPDATE departures SET undone_at = \(now), undone_by_id = \(viewer.person)
            WHERE membership_id = \(id) AND undone_at IS NULL AND EXISTS (
                SELECT 1 FROM memberships m JOIN people p ON p.id = m.person_id
                WHERE m.id = \(id) AND p.erased_at IS NULL AND \(reach(viewer)))
            RETURNING was
            """
        )
        guard let was else {
            let isBack = try db.first(
                """
                SELECT 1 FROM memberships m JOIN departures d ON d.membership_id = m.id
                WHERE m.id = \(id) AND m.status <> 'left' AND \(reach(viewer))
                """
            )
            return isBack == nil ? .notFound : .alreadyDone
        }
        try db.execute(
            "UPDATE memberships SET status = \(was), left_on = NULL, changed_at = \(now) WHERE id = \(id)"
        )
        if was == Membership.Status.active.rawValue { try SearchIndex.rebuild(id, in: db) }
        return .done
    }

    private static func seat(_ row: Row) throws -> Seat {
        Seat(
            membership: try row.get("id"), givenName: try row.get("given_name"),
            familyName: try row.get("family_name"), company: try row.get("company"), branch: try row.get("branch"),
            joinedOn: try row.get("joined_on", as: String?.self).flatMap { CivilDate(isoText: $0) }
        )
    }
}
