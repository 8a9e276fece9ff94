import Persistence

/// How often a telephone number and an address were used for a visit. A visitor is known by either, so that neither is
/// used more than twice; the row is what two registrations at once both want.
enum VisitorContacts {
    /// Counts one more visit.
    ///
    /// - Returns: whether there was one left for each.
    static func take(_ contacts: [String], in db: any Connection) throws -> Bool {
        let used: Int? = try db.value(
            """
            SELECT COUNT(*) FROM visitor_contacts
            WHERE contact IN \(list: contacts) AND visits >= \(Visitor.mostVisits)
            """
        )
        guard used == 0 else { return false }
        let rows = contacts.map { "(\($0), 1)" as SQL }
        try db.execute(
            """
            INSERT INTO visitor_contacts (contact, visits) VALUES \(rows.joined(separator: ", "))
            ON CONFLICT (contact) DO UPDATE SET visits = visitor_contacts.visits + 1
            """
        )
        return true
    }

    /// Gives the visits of these back, those that count. Called before the rows change.
    static func release(_ visitors: [ID<Visitor>], in db: any Connection) throws {
        guard !visitors.isEmpty else { return }
        let counted: SQL = """
            v.id IN \(list: visitors) AND v.place IN \(list: Visitor.Place.allCases.filter(\.isCounted))
            """
        try db.execute(
            """
            UPDATE visitor_contacts SET visits = visits - (
                SELECT COUNT(*) FROM visitors v
                WHERE \(counted) AND (v.phone = visitor_contacts.contact OR v.email = visitor_contacts.contact))
            WHERE contact IN (SELECT v.phone FROM visitors v WHERE \(counted) AND v.phone IS NOT NULL
                              UNION SELECT v.email FROM visitors v WHERE \(counted) AND v.email IS NOT NULL)
            """
        )
        try db.execute("DELETE FROM visitor_contacts WHERE visits = 0")
    }
}
