import Persistence

/// What the club knows of somebody who is about to be written down as a visitor.
enum KnownVisitor {
    /// Whether it is the address of a member.
    static func isMember(_ email: String?, in db: any Connection) throws -> Bool {
        guard let email else { return false }
        return try db.first(
            """
            SELECT 1 FROM people p JOIN memberships m ON m.person_id = p.id
            WHERE p.email = \(email) AND m.status = 'active'
            """
        ) != nil
    }

    /// A visitor who is listed for the meeting already.
    struct Listed: Sendable {
        var id: ID<Visitor>
        var place: Visitor.Place
    }

    /// - Parameter phone: nil where the number was typed by somebody nobody sees.
    static func listed(
        email: String?, phone: String? = nil, at meeting: ID<Meeting>, in db: any Connection
    ) throws -> Listed? {
        var ways: [SQL] = []
        if let email { ways.append("email = \(email)") }
        if let phone { ways.append("phone = \(phone)") }
        guard !ways.isEmpty else { return nil }
        return try db.first(
            """
            SELECT id, place FROM visitors
            WHERE meeting_id = \(meeting) AND place <> 'cancelled' AND (\(ways.joined(separator: " OR ")))
            ORDER BY id LIMIT 1
            """
        ).map { Listed(id: try $0.get("id"), place: try $0.get("place")) }
    }
}
