import Chronology
import Localization
import Persistence

/// Visitors as those see them who follow them: whoever invited them, and the bureau of the meeting they came to. To
/// everybody else there is no such visitor.
enum VisitorRepository {
    static let pageSize = 30

    enum Scope: Hashable, Sendable {
        /// Those I invited.
        case mine
        /// Those of my bureau's meetings for whom something is to be done.
        case open
        /// All of my bureau's meetings.
        case all
    }

    /// Whether the viewer may see the visitor `v` of the meeting `k`.
    static func isVisible(to viewer: Viewer) -> SQL {
        "((\(MeetingRepository.isManaged(by: viewer))) OR \(isOwn(viewer)))"
    }

    private static func isOwn(_ viewer: Viewer) -> SQL {
        "v.inviter_id IN (SELECT s.id FROM memberships s WHERE s.person_id = \(viewer.person))"
    }

    /// Whether somebody should do something for the visitor `v`.
    static let isOpen: SQL = """
        v.erased_at IS NULL AND v.place IN ('coming', 'apply') AND v.step NOT IN \(list: Visitor.Step.closed)
        """

    /// Whether the door saw a visitor, or somebody noted it.
    ///
    /// - Parameter alias: the name the `visitors` table has in the query.
    static func hasCome(_ alias: SQL) -> SQL {
        """
        (\(alias).step NOT IN ('invited', 'absent') AND EXISTS (
            SELECT 1 FROM visitor_steps s WHERE s.visitor_id = \(alias).id AND s.step = 'came'))
        """
    }

    /// What the number of a visitor says is the bureau's alone: whoever invited learns nothing of other visits.
    static func find(_ id: ID<Visitor>, for viewer: Viewer, in db: any Connection) throws -> ShownVisitor? {
        let managed = MeetingRepository.isManaged(by: viewer)
        let visits: SQL = "CASE WHEN \(managed) THEN \(VisitorContacts.visits("v.phone", besides: "v.id")) END"
        return try db.first(
            "\(select(viewer, visits)) WHERE v.id = \(id) AND \(isVisible(to: viewer))"
        ).map(ShownVisitor.init)
    }

    /// What is to be done first to last, the longest waiting first; all of them the newest first. One more than a page
    /// when there is a next one.
    static func list(
        _ scope: Scope, after: ID<Visitor>?, for viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> [ShownVisitor] {
        let managed = MeetingRepository.isManaged(by: viewer)
        let condition: SQL =
            switch scope {
            case .mine: isOwn(viewer)
            case .open: "(\(managed)) AND \(isOpen) AND (v.place = 'apply' OR k.starts_at <= \(now))"
            case .all: "(\(managed))"
            }
        let isForward = scope == .open
        let place: SQL = after.map { isForward ? " AND v.id > \($0)" : " AND v.id < \($0)" } ?? ""
        return try db.rows(
            """
            \(select(viewer)) WHERE \(condition)\(place)
            ORDER BY \(isForward ? "v.id" : "v.id DESC") LIMIT \(rows: pageSize + 1)
            """
        ).map(ShownVisitor.init)
    }

    /// Those of one meeting: all for its bureau, one's own for a member.
    static func list(of meeting: ID<Meeting>, for viewer: Viewer, in db: any Connection) throws -> [ShownVisitor] {
        try db.rows(
            """
            \(select(viewer)) WHERE v.meeting_id = \(meeting) AND \(isVisible(to: viewer))
            ORDER BY CASE v.place WHEN 'coming' THEN 0 WHEN 'waiting' THEN 1 WHEN 'apply' THEN 2 ELSE 3 END,
                     v.asked_at, v.id LIMIT \(rows: Meeting.mostSeats)
            """
        ).map(ShownVisitor.init)
    }

    static func insert(
        _ new: NewVisitor, _ id: ID<Visitor>, _ place: Visitor.Place, to meeting: ID<Meeting>,
        by inviter: ID<Membership>?, at now: Instant, in db: any Connection
    ) throws {
        try db.execute(
            """
            INSERT INTO visitors (id, meeting_id, inviter_id, given_name, family_name, company, trade, phone, email,
                                  language, place, asked_at, agreed_at, changed_at, stepped_at)
            VALUES (\(id), \(meeting), \(inviter), \(new.givenName), \(new.familyName), \(new.company), \(new.trade),
                    \(new.phone), \(new.email), \(new.language.rawValue), \(place), \(now), \(now), \(now), \(now))
            """
        )
    }

    private static func select(_ viewer: Viewer, _ visits: SQL = "NULL") -> SQL {
        """
        SELECT v.id, v.meeting_id, v.given_name, v.family_name, v.company, v.trade, v.phone, v.email, v.place, v.step,
               v.asked_at, v.stepped_at, v.erased_at, k.title, k.local_start, k.starts_at, k.ends_at,
               k.state AS meeting_state, v.inviter_id, CASE WHEN \(isOwn(viewer)) THEN 1 ELSE 0 END AS is_own,
               CASE WHEN \(MeetingRepository.isManaged(by: viewer)) THEN 1 ELSE 0 END AS is_managed,
               \(visits) AS number_visits,
               \(Party.columns("inviter", membership: "m", person: "p", company: "c"))
        FROM visitors v
        JOIN meetings k ON k.id = v.meeting_id
        LEFT JOIN memberships m ON m.id = v.inviter_id
        LEFT JOIN people p ON p.id = m.person_id
        LEFT JOIN companies c ON c.id = m.company_id
        """
    }
}
