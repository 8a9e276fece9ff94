import Persistence

/// A member's answer, as those see it who prepare the meeting.
struct RegisteredMember: Sendable {
    var party: Party
    var answer: Meeting.Answer
    var substitute: String

    /// Those who come by name, then the waiting list in its order, then the others by name.
    static func all(of meeting: ID<Meeting>, in db: any Connection) throws -> [RegisteredMember] {
        try db.rows(
            """
            SELECT r.answer, r.substitute, \(Party.columns("p", membership: "m", person: "p", company: "c"))
            FROM registrations r
            JOIN memberships m ON m.id = r.membership_id
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            WHERE r.meeting_id = \(meeting)
            ORDER BY CASE r.answer WHEN 'coming' THEN 0 WHEN 'substitute' THEN 0 WHEN 'waiting' THEN 1 WHEN 'maybe' THEN 2
                     ELSE 3 END, CASE WHEN r.answer = 'waiting' THEN r.asked_at ELSE 0 END, m.sort_name, r.id
            """
        ).map { row in
            RegisteredMember(
                party: try Party(row, "p"), answer: try row.get("answer"), substitute: try row.get("substitute"))
        }
    }
}
