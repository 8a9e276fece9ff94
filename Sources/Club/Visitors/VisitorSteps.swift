import Chronology
import Persistence

/// What is done for a visitor, by whoever invited them or the bureau. A step is taken from where the page showed it to
/// stand, so that of two who take one at once the second hears that it has moved.
struct VisitorSteps: Sendable {
    let notices: Notices

    func take(
        _ step: Visitor.Step, from: Visitor.Step, note: String, _ id: ID<Visitor>, by viewer: Viewer, at now: Instant,
        in db: any Connection
    ) throws -> Meeting.Outcome {
        guard let visitor = try VisitorRepository.find(id, for: viewer, in: db) else { return .notFound }
        if visitor.step == step, from != step { return .alreadyDone }
        guard visitor.step == from, visitor.nextSteps(now).contains(step) else {
            return .outrun("visitors.conflict.step")
        }
        try Self.set(step, [id], at: now, in: db)
        try VisitorLines.add(
            Visitor.Line(rawValue: step.rawValue) ?? .note, note: note, to: [id], by: viewer.person, notices.ids,
            at: now, in: db)
        return .done
    }

    /// Words alone; they are no step, and the clock goes on.
    func note(
        _ text: String, _ id: ID<Visitor>, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> Meeting.Outcome {
        guard let visitor = try VisitorRepository.find(id, for: viewer, in: db), !visitor.isErased else {
            return .notFound
        }
        try VisitorLines.add(.note, note: text, to: [id], by: viewer.person, notices.ids, at: now, in: db)
        return .done
    }

    /// Gives the seat back in the visitor's name, who called to say so.
    func cancel(
        _ note: String, _ id: ID<Visitor>, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> Meeting.Outcome {
        guard let visitor = try VisitorRepository.find(id, for: viewer, in: db) else { return .notFound }
        if visitor.place == .cancelled { return .alreadyDone }
        let isDone = try VisitorSeats(notices).cancel(id, note: note, by: viewer.person, at: now, in: db)
        return isDone ? .done : .outrun("visitors.conflict.step")
    }

    /// The bureau knows by the number that they came twice: the seat goes on, and a mail asks them to join.
    func askToApply(
        _ note: String, _ id: ID<Visitor>, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> Meeting.Outcome {
        guard let visitor = try VisitorRepository.find(id, for: viewer, in: db), visitor.isManaged else {
            return .notFound
        }
        if visitor.place == .apply { return .alreadyDone }
        guard visitor.isThird(now) else { return .outrun("visitors.conflict.step") }
        try VisitorSeats(notices).askToApply(id, note: note, by: viewer.person, at: now, in: db)
        return .done
    }

    /// A number typed wrongly, or by somebody whose it is not: the right one stands instead, or none.
    func correct(
        _ phone: String?, _ id: ID<Visitor>, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> Meeting.Outcome {
        guard let visitor = try VisitorRepository.find(id, for: viewer, in: db), visitor.isManaged, !visitor.isErased
        else { return .notFound }
        guard visitor.phone != phone else { return .alreadyDone }
        guard phone != nil || visitor.email != nil else { return .outrun("visitors.conflict.reach") }
        try db.execute("UPDATE visitors SET phone = \(phone), changed_at = \(now) WHERE id = \(id)")
        try VisitorLines.add(.corrected, to: [id], by: viewer.person, notices.ids, at: now, in: db)
        return .done
    }

    /// Writes a step; whoever waits for the next one is counted from now on.
    static func set(_ step: Visitor.Step, _ visitors: [ID<Visitor>], at now: Instant, in db: any Connection) throws {
        try db.execute(
            """
            UPDATE visitors
            SET step = \(step), stepped_at = \(now), changed_at = \(now), inviter_told_at = NULL, bureau_told_at = NULL
            WHERE id IN \(list: visitors)
            """
        )
    }

    /// What was done for a visitor, first to last.
    static func lines(of id: ID<Visitor>, in db: any Connection) throws -> [VisitorStory] {
        try db.rows(
            """
            SELECT s.step, s.note, s.taken_at, s.by_id, p.given_name, p.family_name
            FROM visitor_steps s LEFT JOIN people p ON p.id = s.by_id
            WHERE s.visitor_id = \(id) ORDER BY s.id LIMIT 200
            """
        ).map(VisitorStory.init)
    }
}

/// A line of what was done for a visitor.
struct VisitorStory: Sendable {
    var line: Visitor.Line
    var note: String
    var takenAt: Instant
    /// Nil when the visitor did it, or the house; empty when whoever did it was erased.
    var author: String?

    init(_ row: Row) throws {
        line = try row.get("step")
        note = try row.get("note")
        takenAt = try row.get("taken_at")
        let author: ID<Person>? = try row.get("by_id")
        let names = try [row.get("given_name", as: String?.self), row.get("family_name", as: String?.self)]
        self.author = author == nil ? nil : names.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    }
}
