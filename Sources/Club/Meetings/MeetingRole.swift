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

    /// Tells the members who hold a part of a published meeting, once for each part; of a series in the first of them.
    static func tell(
        _ meetings: [ID<Meeting>], by author: ID<Person>?, _ notices: Notices, at now: Instant, in db: any Connection
    ) throws -> [ID<Membership>] {
        let rows = try db.rows(
            """
            SELECT r.role AS part, r.membership_id AS seat_id FROM meeting_roles r
            JOIN meetings k ON k.id = r.meeting_id
            WHERE r.meeting_id IN \(list: meetings) AND r.membership_id IS NOT NULL AND k.state = 'published'
            UNION
            SELECT 'speaker', s.speaker_id FROM meeting_parts s JOIN meetings k ON k.id = s.meeting_id
            WHERE s.meeting_id IN \(list: meetings) AND s.speaker_id IS NOT NULL AND k.state = 'published'
            """
        )
        guard let meeting = meetings.first, !rows.isEmpty else { return [] }
        return try MeetingTelling(notices: notices).parts(
            try rows.map { (seat: try $0.get("seat_id"), part: try $0.get("part")) }, meeting, by: author, at: now,
            in: db)
    }
}
