import Persistence

/// People who are not in a plan yet, and those who are no longer to be in it.
enum SeatingNewcomers {
    /// What the answers are now, as far as they differ from the plan.
    struct Answers: Sendable {
        var left: Set<ID<SeatingGuest>> = []
        var changed: [ID<SeatingGuest>: (kind: SeatingGuest.Kind, label: String)] = [:]
    }

    /// Whether the visitor `v` is to have a place at a table.
    static let isSeated: SQL = "v.place = 'coming' AND v.step <> 'absent' AND v.erased_at IS NULL"

    /// A member who is there without having answered; nobody when the plan has them already.
    static func member(
        _ seat: ID<Membership>, of seating: ShownSeating, _ ids: IDGenerator, in db: any Connection
    ) throws -> [NewGuest] {
        let known = try db.first(
            "SELECT 1 FROM seating_guests WHERE seating_id = \(seating.id) AND membership_id = \(seat)")
        if known != nil { return [] }
        guard try db.first("SELECT 1 FROM memberships WHERE id = \(seat) AND status = 'active'") != nil else {
            throw Refusal.notFound
        }
        return [NewGuest(ids.next(), membership: seat, .member, isAdded: true)]
    }

    /// Those who answered that they come and are not in the plan, members and visitors.
    static func answering(
        _ id: ID<Seating>, _ ids: IDGenerator, in db: any Connection
    ) throws -> [NewGuest] {
        let members = try db.rows(
            """
            SELECT r.membership_id, r.answer, r.substitute
            FROM seatings s
            JOIN registrations r ON r.meeting_id = s.meeting_id AND r.answer IN \(list: Meeting.Answer.sitting)
            WHERE s.id = \(id) AND NOT EXISTS (
                SELECT 1 FROM seating_guests g WHERE g.seating_id = s.id AND g.membership_id = r.membership_id)
            ORDER BY r.membership_id
            """
        ).map { row -> NewGuest in
            let isSubstitute = try row.get("answer") == Meeting.Answer.substitute
            return NewGuest(
                ids.next(), membership: try row.get("membership_id"), isSubstitute ? .substitute : .member,
                label: isSubstitute ? try row.get("substitute") : "")
        }
        let visitors = try db.rows(
            """
            SELECT v.id FROM seatings s JOIN visitors v ON v.meeting_id = s.meeting_id AND \(isSeated)
            WHERE s.id = \(id) AND NOT EXISTS (
                SELECT 1 FROM seating_guests g WHERE g.seating_id = s.id AND g.visitor_id = v.id)
            ORDER BY v.id
            """
        ).map { NewGuest(ids.next(), visitor: try $0.get("id"), .visitor) }
        return members + visitors
    }

    /// - Throws: `Refusal` when the room has no more of them.
    static func check(_ id: ID<Seating>, for more: Int, in db: any Connection) throws {
        guard more > 0 else { return }
        let count: Int = try db.value("SELECT COUNT(*) FROM seating_guests WHERE seating_id = \(id)") ?? 0
        guard count + more <= Seating.mostPeople else { throw Refusal.conflict("seating.conflict.full") }
    }

    static func answers(_ seating: ShownSeating, in db: any Connection) throws -> Answers {
        var answers = Answers()
        let rows = try db.rows(
            """
            SELECT g.id, g.kind, g.label, g.is_added, r.answer, r.substitute
            FROM seating_guests g
            LEFT JOIN registrations r ON r.meeting_id = \(seating.meeting) AND r.membership_id = g.membership_id
            WHERE g.seating_id = \(seating.id) AND g.kind <> 'visitor' AND (r.answer IS NOT NULL OR g.is_added = 0)
            """
        )
        for row in rows {
            let guest: ID<SeatingGuest> = try row.get("id")
            let answer: Meeting.Answer? = try row.get("answer")
            guard let answer, answer.sits else {
                // Who was seen at the meeting stays, whatever they had answered.
                if try !row.get("is_added", as: Bool.self) { answers.left.insert(guest) }
                continue
            }
            let kind: SeatingGuest.Kind = answer == .substitute ? .substitute : .member
            let label = answer == .substitute ? try row.get("substitute", as: String.self) : ""
            if try row.get("kind") != kind || row.get("label") != label { answers.changed[guest] = (kind, label) }
        }
        let visitors = try db.rows(
            """
            SELECT g.id FROM seating_guests g JOIN visitors v ON v.id = g.visitor_id
            WHERE g.seating_id = \(seating.id) AND NOT (\(isSeated))
            """
        )
        for row in visitors { answers.left.insert(try row.get("id")) }
        return answers
    }
}
