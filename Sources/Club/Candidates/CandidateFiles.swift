import Chronology
import Persistence

/// The candidates a bureau decides about: of the officer's own branches, or of the whole club.
enum CandidateFiles {
    static let shown = 100

    enum Outcome: Hashable, Sendable {
        case done, alreadyDone, outrun, notFound
    }

    /// Looking after the installation gives no say in it, and nobody decides about themselves.
    private static func reach(_ viewer: Viewer) -> SQL {
        let branches: SQL = viewer.isClubOfficer ? "1 = 1" : "m.branch_id IN \(list: viewer.officerBranches)"
        return "m.person_id <> \(viewer.person) AND \(branches)"
    }

    /// The longest waiting first.
    static func waiting(
        _ viewer: Viewer, only id: ID<Membership>? = nil, in db: any Connection
    ) throws -> [CandidateFile] {
        let one: SQL = id.map { " AND m.id = \($0)" } ?? ""
        return try db.rows(
            """
            SELECT m.id, m.person_id, m.created_at, p.given_name, p.family_name, b.name AS branch, c.activity, c.city,
                   k.title AS visited,
                   COALESCE(NULLIF(c.trade_name, ''), c.legal_name) AS company, l.code, m.sponsor_id,
                   \(Party.columns("sponsor", membership: "s", person: "sp", company: "sc"))
            FROM memberships m
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            JOIN branches b ON b.id = m.branch_id
            LEFT JOIN memberships s ON s.id = m.sponsor_id
            LEFT JOIN people sp ON sp.id = s.person_id
            LEFT JOIN companies sc ON sc.id = s.company_id
            LEFT JOIN commendations l ON l.candidate_id = m.id AND l.code <> ''
            LEFT JOIN visitors v ON v.candidate_id = m.id
            LEFT JOIN meetings k ON k.id = v.meeting_id
            WHERE m.status = 'candidate' AND p.erased_at IS NULL AND \(reach(viewer))\(one)
            ORDER BY m.created_at, m.id LIMIT \(rows: shown)
            """
        ).map { row in
            let sponsor: ID<Membership>? = try row.get("sponsor_id")
            return CandidateFile(
                seat: DepartureRepository.Seat(
                    membership: try row.get("id"), givenName: try row.get("given_name"),
                    familyName: try row.get("family_name"), company: try row.get("company"),
                    branch: try row.get("branch"), joinedOn: nil),
                person: try row.get("person_id"), given: try row.get("given_name"), family: try row.get("family_name"),
                activity: try row.get("activity"), city: try row.get("city"), appliedAt: try row.get("created_at"),
                sponsor: try sponsor == nil ? nil : Party(row, "sponsor"), code: try row.get("code"),
                visited: try row.get("visited"))
        }
    }

    /// Makes a member of the candidate, from today on.
    static func accept(
        _ id: ID<Membership>, by viewer: Viewer, today: CivilDate, at now: Instant, in db: any Connection
    ) throws -> Outcome {
        let changed = try db.execute(
            """
            UPDATE memberships SET status = 'active', joined_on = \(today.isoText), changed_at = \(now)
            WHERE id = \(id) AND status = 'candidate'
              AND EXISTS (SELECT 1 FROM memberships m WHERE m.id = \(id) AND \(reach(viewer)))
            """
        )
        guard changed == 1 else { return try missed(id, wished: .active, viewer, in: db) }
        try SearchIndex.rebuild(id, in: db)
        return .done
    }

    /// Takes hold of a candidate who is to be refused, so that of two decisions only one stands.
    static func hold(
        _ id: ID<Membership>, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> Outcome {
        let changed = try db.execute(
            """
            UPDATE memberships SET changed_at = \(now)
            WHERE id = \(id) AND status = 'candidate'
              AND EXISTS (SELECT 1 FROM memberships m WHERE m.id = \(id) AND \(reach(viewer)))
            """
        )
        return changed == 1 ? .done : try missed(id, wished: .left, viewer, in: db)
    }

    /// A decision taken before: the same one, or another. Who was never a candidate is nobody's to decide about here.
    private static func missed(
        _ id: ID<Membership>, wished: Membership.Status, _ viewer: Viewer, in db: any Connection
    ) throws -> Outcome {
        let status: String? = try db.value(
            """
            SELECT m.status FROM memberships m
            WHERE m.id = \(id) AND \(reach(viewer))
              AND (EXISTS (SELECT 1 FROM commendations l WHERE l.candidate_id = m.id)
                   OR EXISTS (SELECT 1 FROM visitors v WHERE v.candidate_id = m.id)
                   OR EXISTS (SELECT 1 FROM departures d WHERE d.membership_id = m.id AND d.was = 'candidate'))
            """
        )
        guard let status else { return .notFound }
        return status == wished.rawValue ? .alreadyDone : .outrun
    }
}
