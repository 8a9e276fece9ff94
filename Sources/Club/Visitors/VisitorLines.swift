import Chronology
import Persistence

/// The lines that say what was done for visitors, by whom.
enum VisitorLines {
    /// - Parameter author: nil when the visitor did it, or the house.
    static func add(
        _ line: Visitor.Line, note: String = "", to visitors: [ID<Visitor>], by author: ID<Person>?, _ ids: IDGenerator,
        at now: Instant, in db: any Connection
    ) throws {
        guard !visitors.isEmpty else { return }
        try db.insert(
            into: "visitor_steps", columns: ["id", "visitor_id", "step", "note", "by_id", "taken_at"],
            rows: visitors.map { visitor -> [any SQLBindable] in
                [ids.next(VisitorLine.self), visitor, line, note, author, now]
            })
    }
}
