import Persistence

/// A member who stays at a table of theirs.
struct TableHost: Sendable {
    var party: Party
    var table: Int

    static func all(of meeting: ID<Meeting>, in db: any Connection) throws -> [TableHost] {
        try db.rows(
            """
            SELECT h.table_number, \(Party.columns("host", membership: "m", person: "p", company: "c"))
            FROM table_hosts h
            JOIN memberships m ON m.id = h.membership_id
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            WHERE h.meeting_id = \(meeting) ORDER BY h.table_number, m.sort_name, m.id
            """
        ).map { TableHost(party: try Party($0, "host"), table: try $0.get("table_number")) }
    }
}
