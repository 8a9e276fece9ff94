import Persistence

/// The tables of one round with the people at each.
struct SeatedTables: Sendable {
    var round: Int
    /// By table, from the first; an empty one is empty.
    var tables: [[SeatingGuest]]

    static func load(_ seating: ShownSeating, round: Int, in db: any Connection) throws -> SeatedTables {
        var tables = Array(repeating: [SeatingGuest](), count: seating.room.tables)
        let rows = try db.rows(
            """
            SELECT t.table_number, h.table_number AS host_table, \(SeatingGuest.columns)
            FROM table_seats t
            JOIN seating_guests g ON g.id = t.guest_id
            LEFT JOIN table_hosts h ON h.meeting_id = \(seating.meeting) AND h.membership_id = g.membership_id
            \(SeatingGuest.joins)
            WHERE t.seating_id = \(seating.id) AND t.round = \(round)
            ORDER BY t.table_number, m.sort_name NULLS LAST, g.id
            """
        )
        for row in rows {
            let table: Int = try row.get("table_number")
            guard tables.indices.contains(table - 1) else { continue }
            var guest = try SeatingGuest(row)
            guest.host = try row.get("host_table")
            tables[table - 1].append(guest)
        }
        return SeatedTables(round: round, tables: tables)
    }
}
