import Persistence

/// How many visitors a meeting brought, and what became of them: numbers alone, which stay when names are forgotten.
struct VisitorFigures: Hashable, Sendable {
    /// Registered, those who gave their seat back left out.
    var registered = 0
    var came = 0
    /// Came, or wanted to, and asked to join.
    var applied = 0

    static func of(_ meeting: ID<Meeting>, in db: any Connection) throws -> VisitorFigures {
        let row = try db.first(
            """
            SELECT COUNT(*) FILTER (WHERE v.place IN ('coming', 'waiting')) AS registered,
                   COUNT(*) FILTER (WHERE \(VisitorRepository.hasCome("v"))) AS came,
                   COUNT(*) FILTER (WHERE v.step = 'applied') AS applied
            FROM visitors v WHERE v.meeting_id = \(meeting)
            """
        )
        guard let row else { return VisitorFigures() }
        return VisitorFigures(
            registered: try row.get("registered"), came: try row.get("came"), applied: try row.get("applied"))
    }
}
