import Chronology
import Localization
import Persistence

/// Who was invited, in the reach of an officer: a branch officer's own branches, or the whole club.
enum InvitationRepository {
    /// Whoever was invited is invited again no sooner than this.
    static let pause: Duration = .seconds(86_400)
    static let pageSize = 100

    /// Whom to invite.
    enum Choice: Sendable {
        case one(ID<Membership>)
        case neverInvited
    }

    struct Guest: Sendable {
        var membership: ID<Membership>
        var person: ID<Person>
        var givenName: String
        var familyName: String
        var email: String
        var language: Language
    }

    struct Line: Sendable {
        var membership: ID<Membership>
        var person: ID<Person>
        var givenName: String
        var familyName: String
        var company: String
        var hasEmail: Bool
        var invitedAt: Instant?
        var hasEntered: Bool
    }

    struct Listed: Sendable {
        var lines: [Line]
        /// Members with an address who were never invited and never came.
        var waiting: Int
        var next: Place?
    }

    /// Where a page ends: those who have not entered come first.
    struct Place: Sendable {
        var hasEntered: Bool
        var membership: ID<Membership>

        init(_ line: Line) {
            hasEntered = line.hasEntered
            membership = line.membership
        }

        init?(text: String) {
            guard let mark = text.utf8.first, let key = ID<Membership>(String(text.dropFirst())) else { return nil }
            hasEntered = mark == UInt8(ascii: "1")
            membership = key
        }

        var text: String { (hasEntered ? "1" : "0") + membership.description }
    }

    private static func reach(_ viewer: Viewer) -> SQL {
        viewer.runsClub ? "1 = 1" : "m.branch_id IN \(list: viewer.officerBranches)"
    }

    private static let entered: SQL = "(CASE WHEN p.signed_in_at IS NULL THEN 0 ELSE 1 END)"
    private static let seated: SQL = "m.status IN ('active', 'candidate') AND p.erased_at IS NULL"
    private static let unasked: SQL = "m.invited_at IS NULL AND p.signed_in_at IS NULL AND p.email IS NOT NULL"

    static func list(after: Place?, viewer: Viewer, in db: any Connection) throws -> Listed {
        let reach = reach(viewer)
        let older: SQL = after.map { "AND (\(entered), m.id) > (\($0.hasEntered), \($0.membership))" } ?? ""
        let rows = try db.rows(
            """
            SELECT m.id, m.person_id, m.invited_at, p.given_name, p.family_name, \(entered) AS entered,
                   CASE WHEN p.email IS NULL THEN 0 ELSE 1 END AS has_email,
                   CASE WHEN c.trade_name <> '' THEN c.trade_name ELSE c.legal_name END AS company
            FROM memberships m JOIN people p ON p.id = m.person_id JOIN companies c ON c.id = m.company_id
            WHERE \(seated) AND \(reach) \(older)
            ORDER BY \(entered), m.id LIMIT \(rows: pageSize + 1)
            """
        )
        let waiting: Int? = try db.value(
            """
            SELECT count(*) FROM memberships m JOIN people p ON p.id = m.person_id
            WHERE \(seated) AND \(unasked) AND \(reach)
            """
        )
        let lines = try rows.prefix(pageSize).map(line)
        let next = rows.count > pageSize ? lines.last.map { Place($0) } : nil
        return Listed(lines: lines, waiting: waiting ?? 0, next: next)
    }

    private static func line(_ row: Row) throws -> Line {
        Line(
            membership: try row.get("id"), person: try row.get("person_id"), givenName: try row.get("given_name"),
            familyName: try row.get("family_name"), company: try row.get("company"),
            hasEmail: try row.get("has_email"), invitedAt: try row.get("invited_at"),
            hasEntered: try row.get("entered")
        )
    }

    /// Those of the choice whom this officer may invite now.
    static func guests(_ choice: Choice, now: Instant, viewer: Viewer, in db: any Connection) throws -> [Guest] {
        let wanted: SQL
        switch choice {
        case .one(let membership):
            wanted = """
                m.id = \(membership) AND p.email IS NOT NULL
                AND (m.invited_at IS NULL OR m.invited_at <= \(now - pause))
                """
        case .neverInvited: wanted = unasked
        }
        let rows = try db.rows(
            """
            SELECT m.id, m.person_id, p.given_name, p.family_name, p.email, p.language
            FROM memberships m JOIN people p ON p.id = m.person_id
            WHERE \(seated) AND \(wanted) AND \(reach(viewer)) ORDER BY m.id
            """
        )
        return try rows.map { row in
            Guest(
                membership: try row.get("id"), person: try row.get("person_id"),
                givenName: try row.get("given_name"), familyName: try row.get("family_name"),
                email: try row.get("email"), language: Language(rawValue: try row.get("language")) ?? .fr
            )
        }
    }

    static func isInReach(_ membership: ID<Membership>, viewer: Viewer, in db: any Connection) throws -> Bool {
        let found: Int? = try db.value(
            """
            SELECT count(*) FROM memberships m JOIN people p ON p.id = m.person_id
            WHERE m.id = \(membership) AND \(seated) AND \(reach(viewer))
            """
        )
        return found == 1
    }

    static func wasInvited(_ membership: ID<Membership>, since: Instant, in db: any Connection) throws -> Bool {
        try db.first("SELECT 1 FROM memberships WHERE id = \(membership) AND invited_at > \(since)") != nil
    }

    static func mark(_ memberships: [ID<Membership>], now: Instant, in db: any Connection) throws {
        for start in stride(from: 0, to: memberships.count, by: 500) {
            let part = memberships[start..<min(start + 500, memberships.count)]
            try db.execute("UPDATE memberships SET invited_at = \(now) WHERE id IN \(list: part)")
        }
    }
}
