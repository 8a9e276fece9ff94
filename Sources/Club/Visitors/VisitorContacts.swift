import Persistence

/// How often an address was used for a visit. The mail goes to it, so that whoever has it is who uses it, and none is
/// used more than twice; the row is what two registrations at once both want. A telephone number that somebody types
/// proves nothing until its owner came, so that only visits that took place count for it, and people decide what follows.
enum VisitorContacts {
    /// Counts one more visit; nothing for whom the desk wrote down without an address.
    ///
    /// - Returns: whether there was one left.
    static func take(_ email: String?, in db: any Connection) throws -> Bool {
        guard let email else { return true }
        return try db.execute(
            """
            INSERT INTO visitor_contacts (contact, visits) VALUES (\(email), 1)
            ON CONFLICT (contact) DO UPDATE SET visits = visitor_contacts.visits + 1
            WHERE visitor_contacts.visits < \(Visitor.mostVisits)
            """
        ) == 1
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
                SELECT COUNT(*) FROM visitors v WHERE \(counted) AND v.email = visitor_contacts.contact)
            WHERE contact IN (SELECT v.email FROM visitors v WHERE \(counted) AND v.email IS NOT NULL)
            """
        )
        try db.execute("DELETE FROM visitor_contacts WHERE visits = 0")
    }

    /// How many visits of people who gave this number took place, as a number.
    ///
    /// - Parameters:
    ///   - phone: it, or a column that holds it.
    ///   - own: the key of the visit that is not counted, or a column that holds it.
    static func visits(_ phone: SQL, besides own: SQL) -> SQL {
        """
        (SELECT COUNT(*) FROM visitors w
         WHERE w.phone = \(phone) AND w.id <> \(own) AND \(VisitorRepository.hasCome("w")))
        """
    }

    static func visits(_ new: NewVisitor, in db: any Connection) throws -> Int {
        guard let phone = new.phone else { return 0 }
        return try db.value("SELECT \(visits("\(phone)", besides: "\(new.key)"))") ?? 0
    }
}
