import Chronology
import Localization
import Persistence

/// Reads the club and the session of a request together: one statement for every page.
enum VisitRepository {
    struct Record: Sendable {
        var club: Visit.ClubIdentity?
        var viewer: Viewer?
        /// Whether the session was last noted as seen so long ago that it should be noted again.
        var isStale = false
    }

    /// A session ends when it was not used for this long.
    static let idleLife: Duration = .seconds(30 * 86_400)
    /// Use is noted at most this often, so that reading a page does not write.
    static let touchInterval: Duration = .seconds(600)

    static func load(tokenHash: String?, now: Instant, in db: any Connection) throws -> Record {
        let idleSince = now - idleLife
        let rows = try db.rows(
            """
            SELECT c.name, c.currency, c.language AS club_language, c.is_demo,
                   c.members_revision,
                   s.id AS session_id, s.seen_at, s.person_id,
                   p.given_name, p.family_name, p.language,
                   m.id AS membership_id, m.company_id, m.branch_id, m.status,
                   d.role, d.branch_id AS role_branch_id
            FROM clubs c
            LEFT JOIN sessions s
                   ON s.token_hash = \(tokenHash ?? "") AND s.expires_at > \(now) AND s.seen_at > \(idleSince)
            LEFT JOIN people p ON p.id = s.person_id
            LEFT JOIN memberships m ON m.id = s.membership_id
            LEFT JOIN mandates d
                   ON d.person_id = s.person_id AND d.starts_on <= \(now.isoDay)
                  AND (d.ends_on IS NULL OR d.ends_on >= \(now.isoDay))
            """
        )
        guard let row = rows.first else { return Record() }
        var record = Record(club: try identity(row))
        guard let session: ID<Session> = try row.get("session_id") else { return record }
        record.isStale = try row.get("seen_at", as: Instant.self) < now - touchInterval
        record.viewer = Viewer(
            session: session,
            person: try row.get("person_id"),
            givenName: try row.get("given_name"),
            familyName: try row.get("family_name"),
            language: Language(rawValue: try row.get("language")) ?? .fr,
            seat: try seat(row),
            mandates: try rows.compactMap(mandate)
        )
        return record
    }

    static func touch(_ session: ID<Session>, at now: Instant, in db: any Connection) throws {
        try db.execute("UPDATE sessions SET seen_at = \(now) WHERE id = \(session)")
    }

    private static func identity(_ row: Row) throws -> Visit.ClubIdentity {
        Visit.ClubIdentity(
            name: try row.get("name"),
            currency: try row.get("currency"),
            language: Language(rawValue: try row.get("club_language")) ?? .fr,
            isDemo: try row.get("is_demo"),
            membersRevision: try row.get("members_revision")
        )
    }

    private static func seat(_ row: Row) throws -> Viewer.Seat? {
        guard let membership: ID<Membership> = try row.get("membership_id") else { return nil }
        return Viewer.Seat(
            membership: membership,
            company: try row.get("company_id"),
            branch: try row.get("branch_id"),
            status: Membership.Status(rawValue: try row.get("status")) ?? .left
        )
    }

    private static func mandate(_ row: Row) throws -> Mandate? {
        guard let role: Role = try row.get("role") else { return nil }
        return Mandate(role: role, branch: try row.get("role_branch_id"))
    }
}

extension Instant {
    /// The day in UTC as ISO text. A mandate's days are compared with it: at the edge of a day a bureau may change
    /// an hour early or late, which no one will notice, and the query stays one.
    fileprivate var isoDay: String { String(text.prefix(10)) }
}
