import Chronology
import Persistence

/// The desk's list: everybody who is expected, and whoever came besides.
struct DoorList: Sendable {
    var entries: [DoorEntry]

    var here: Int { entries.count { $0.arrivedAt != nil } }

    /// Members by their name, then visitors by theirs. Two queries.
    static func load(_ meeting: ID<Meeting>, in db: any Connection) throws -> DoorList {
        DoorList(entries: try members(meeting, in: db) + visitors(meeting, in: db))
    }

    /// Who said no is on it only when they came; the desk finds them like any other member.
    private static func members(_ meeting: ID<Meeting>, in db: any Connection) throws -> [DoorEntry] {
        try db.rows(
            """
            SELECT r.id, r.answer, r.substitute, p.given_name, p.family_name, b.name AS branch,
                   COALESCE(NULLIF(c.trade_name, ''), c.legal_name) AS company, a.arrived_at, a.is_late
            FROM registrations r
            JOIN memberships m ON m.id = r.membership_id
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            JOIN branches b ON b.id = m.branch_id
            LEFT JOIN arrivals a ON a.registration_id = r.id
            WHERE r.meeting_id = \(meeting) AND (r.answer <> 'declined' OR a.id IS NOT NULL)
            ORDER BY m.sort_name, r.id LIMIT \(rows: Meeting.mostSeats)
            """
        ).map { row in
            let answer: Meeting.Answer = try row.get("answer")
            return DoorEntry(
                attender: .registration(try row.get("id")), kind: answer == .substitute ? .substitute : .member,
                givenName: try row.get("given_name"), familyName: try row.get("family_name"),
                substitute: try row.get("substitute"), company: try row.get("company"), detail: try row.get("branch"),
                answer: answer, isWaiting: answer == .waiting, arrivedAt: try row.get("arrived_at"),
                isLate: try row.get("is_late", as: Bool?.self) ?? false)
        }
    }

    private static func visitors(_ meeting: ID<Meeting>, in db: any Connection) throws -> [DoorEntry] {
        try db.rows(
            """
            SELECT v.id, v.given_name, v.family_name, v.company, v.place, a.arrived_at, a.is_late,
                   p.given_name AS inviter_given, p.family_name AS inviter_family
            FROM visitors v
            LEFT JOIN memberships m ON m.id = v.inviter_id
            LEFT JOIN people p ON p.id = m.person_id
            LEFT JOIN arrivals a ON a.visitor_id = v.id
            WHERE v.meeting_id = \(meeting) AND v.place IN ('coming', 'waiting') AND v.erased_at IS NULL
            ORDER BY v.family_name, v.given_name, v.id LIMIT \(rows: Meeting.mostSeats)
            """
        ).map { row in
            let names = try [row.get("inviter_given", as: String?.self), row.get("inviter_family", as: String?.self)]
            return DoorEntry(
                attender: .visitor(try row.get("id")), kind: .visitor, givenName: try row.get("given_name"),
                familyName: try row.get("family_name"), company: try row.get("company"),
                detail: names.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " "),
                isWaiting: try row.get("place") == Visitor.Place.waiting, arrivedAt: try row.get("arrived_at"),
                isLate: try row.get("is_late", as: Bool?.self) ?? false)
        }
    }

    /// Active members the words may mean who are not on the list.
    static func others(
        _ words: String, than listed: DoorList, _ meeting: ID<Meeting>, _ viewer: Viewer, in db: any Connection
    ) throws -> [DoorEntry] {
        let hits = try MemberSearch.find(words, reach: .viewer(viewer), limit: 12, in: db)
        guard !hits.isEmpty else { return [] }
        let shown = Set(listed.entries.map(\.attender))
        let rows = try db.rows(
            """
            SELECT id, membership_id FROM registrations
            WHERE meeting_id = \(meeting) AND membership_id IN \(list: hits.map(\.membership).sorted())
            """
        )
        var registered: [ID<Membership>: ID<Registration>] = [:]
        for row in rows { registered[try row.get("membership_id")] = try row.get("id") }
        return hits.compactMap { hit in
            let own = registered[hit.membership]
            if let own, shown.contains(.registration(own)) { return nil }
            return DoorEntry(
                attender: own.map { .registration($0) } ?? .member(hit.membership), kind: .walkIn,
                givenName: hit.givenName, familyName: hit.familyName, company: hit.company, detail: hit.city ?? "")
        }
    }

    /// One who comes, by the code they showed.
    static func entry(_ holder: DoorPass.Holder, in db: any Connection) throws -> (
        meeting: ID<Meeting>, secret: String
    )? {
        let row: Row?
        switch holder {
        case .registration(let id):
            row = try db.first(
                """
                SELECT d.meeting_id, d.secret FROM registrations r JOIN doors d ON d.meeting_id = r.meeting_id
                WHERE r.id = \(id)
                """)
        case .visitor(let id):
            row = try db.first(
                """
                SELECT d.meeting_id, d.secret FROM visitors v JOIN doors d ON d.meeting_id = v.meeting_id
                WHERE v.id = \(id)
                """)
        }
        return try row.map { (meeting: try $0.get("meeting_id"), secret: try $0.get("secret")) }
    }
}
