import Chronology
import Persistence

/// What somebody does at a meeting besides speaking: receives it, keeps its time, welcomes those who arrive.
enum MeetingRole: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
    case host, timekeeper, welcome

    /// Who holds one.
    struct Holder: Hashable, Sendable {
        var role: MeetingRole
        /// Empty for a member who was erased.
        var name: String
        /// Nil for somebody who is no member.
        var seat: ID<Membership>?
    }

    static func all(of meeting: ID<Meeting>, in db: any Connection) throws -> [Holder] {
        try db.rows("SELECT role, name, membership_id FROM meeting_roles WHERE meeting_id = \(meeting)").map { row in
            Holder(role: try row.get("role"), name: try row.get("name"), seat: try row.get("membership_id"))
        }
    }

    /// Writes the holders of these meetings anew.
    static func write(_ holders: [Holder], of meetings: [ID<Meeting>], in db: any Connection) throws {
        try db.execute("DELETE FROM meeting_roles WHERE meeting_id IN \(list: meetings)")
        let rows = meetings.flatMap { meeting in
            holders.map { holder -> [any SQLBindable] in [meeting, holder.role, holder.name, holder.seat] }
        }
        guard !rows.isEmpty else { return }
        try db.insert(into: "meeting_roles", columns: ["meeting_id", "role", "name", "membership_id"], rows: rows)
    }

    /// A part of a meeting, and whose it is.
    struct Part: Hashable, Sendable {
        var meeting: ID<Meeting>
        var part: String
        var seat: ID<Membership>
    }

    /// Who holds which part of published meetings, by when they take place.
    static func parts(of meetings: [ID<Meeting>], in db: any Connection) throws -> [Part] {
        try db.rows(
            """
            SELECT k.starts_at, r.meeting_id, r.role AS part, r.membership_id AS seat_id FROM meeting_roles r
            JOIN meetings k ON k.id = r.meeting_id
            JOIN memberships m ON m.id = r.membership_id AND m.status = 'active'
            WHERE r.meeting_id IN \(list: meetings) AND k.state = 'published'
            UNION
            SELECT k.starts_at, s.meeting_id, 'speaker', s.speaker_id FROM meeting_parts s
            JOIN meetings k ON k.id = s.meeting_id
            JOIN memberships m ON m.id = s.speaker_id AND m.status = 'active'
            WHERE s.meeting_id IN \(list: meetings) AND k.state = 'published'
            ORDER BY 1, 2, 3, 4
            """
        ).map { row in
            Part(meeting: try row.get("meeting_id"), part: try row.get("part"), seat: try row.get("seat_id"))
        }
    }

    /// Tells members which part of published meetings is newly theirs, of a series in the first of them.
    static func tell(
        _ meetings: [ID<Meeting>], since before: [Part] = [], by author: ID<Person>?, _ notices: Notices,
        at now: Instant, in db: any Connection
    ) throws -> [ID<Membership>] {
        let known = Set(before)
        var told: Set<String> = []
        var first: [ID<Meeting>: [(seat: ID<Membership>, part: String)]] = [:]
        for part in try parts(of: meetings, in: db) where !known.contains(part) {
            guard told.insert("\(part.seat) \(part.part)").inserted else { continue }
            first[part.meeting, default: []].append((part.seat, part.part))
        }
        return try first.sorted { $0.key < $1.key }.flatMap { meeting, parts in
            try MeetingTelling(notices: notices).parts(parts, meeting, by: author, at: now, in: db)
        }
    }
}
