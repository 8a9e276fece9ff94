import Persistence

/// People who are not in a plan yet, and those who are no longer to be in it. Newcomers are written down as there in no
/// round, so that what is known of them is read with all the others', and seated next.
enum SeatingNewcomers {
    /// What the answers are now, as far as they differ from the plan.
    struct Answers: Sendable {
        var left: Set<ID<Membership>> = []
        var changed: [ID<Membership>: (kind: SeatingGuest.Kind, label: String)] = [:]
    }

    /// Writes down a member who is there without having answered.
    ///
    /// - Returns: the guest they are, now or already.
    static func admit(
        _ seat: ID<Membership>, to meeting: ID<Meeting>, by viewer: Viewer, _ ids: IDGenerator, in db: any Connection
    ) throws -> ID<SeatingGuest> {
        let id = try plan(of: meeting, viewer, in: db)
        let known: ID<SeatingGuest>? = try db.value(
            "SELECT id FROM seating_guests WHERE seating_id = \(id) AND membership_id = \(seat)")
        if let known {
            // Whatever they answered: they were seen.
            try db.execute("UPDATE seating_guests SET is_added = 1 WHERE id = \(known)")
            return known
        }
        try check(room: id, for: 1, in: db)
        let guest: ID<SeatingGuest> = ids.next()
        let added = try db.execute(
            """
            INSERT INTO seating_guests (id, seating_id, membership_id, kind, rounds, is_added)
            SELECT \(guest), \(id), m.id, 'member', 0, 1 FROM memberships m
            WHERE m.id = \(seat) AND m.status = 'active'
            """
        )
        guard added == 1 else { throw Refusal.notFound }
        return guest
    }

    /// Writes down those who answered since the plan was made.
    static func admitAnswers(
        to meeting: ID<Meeting>, by viewer: Viewer, _ ids: IDGenerator, in db: any Connection
    ) throws -> Set<ID<SeatingGuest>> {
        let id = try plan(of: meeting, viewer, in: db)
        let new = try db.rows(
            """
            SELECT r.membership_id, r.answer, r.substitute FROM registrations r
            WHERE r.meeting_id = \(meeting) AND r.answer IN \(list: Meeting.Answer.sitting) AND NOT EXISTS (
                SELECT 1 FROM seating_guests g WHERE g.seating_id = \(id) AND g.membership_id = r.membership_id)
            ORDER BY r.membership_id
            """
        ).map { row -> [any SQLBindable] in
            let isSubstitute = try row.get("answer") == Meeting.Answer.substitute
            return [
                ids.next(SeatingGuest.self), id, try row.get("membership_id", as: ID<Membership>.self),
                isSubstitute ? SeatingGuest.Kind.substitute : .member,
                isSubstitute ? try row.get("substitute", as: String.self) : "", RoundSet(bits: 0),
            ]
        }
        try check(room: id, for: new.count, in: db)
        try db.insert(
            into: "seating_guests", columns: ["id", "seating_id", "membership_id", "kind", "label", "rounds"],
            rows: new)
        return Set(new.compactMap { $0[0] as? ID<SeatingGuest> })
    }

    private static func plan(
        of meeting: ID<Meeting>, _ viewer: Viewer, in db: any Connection
    ) throws -> ID<Seating> {
        guard let standing = try SeatingRepository.standing(meeting, for: viewer, in: db),
            let seating = standing.seating, seating.isPlanned
        else { throw Refusal.notFound }
        guard !standing.isBusy else { throw Refusal.conflict("seating.conflict.busy") }
        return seating.id
    }

    private static func check(room id: ID<Seating>, for more: Int, in db: any Connection) throws {
        let count: Int = try db.value("SELECT COUNT(*) FROM seating_guests WHERE seating_id = \(id)") ?? 0
        guard count + more <= Seating.mostPeople else { throw Refusal.conflict("seating.conflict.full") }
    }

    static func answers(_ seating: ShownSeating, in db: any Connection) throws -> Answers {
        var answers = Answers()
        let rows = try db.rows(
            """
            SELECT g.membership_id, g.kind, g.label, g.is_added, r.answer, r.substitute
            FROM seating_guests g
            LEFT JOIN registrations r ON r.meeting_id = \(seating.meeting) AND r.membership_id = g.membership_id
            WHERE g.seating_id = \(seating.id) AND g.kind <> 'visitor' AND (r.answer IS NOT NULL OR g.is_added = 0)
            """
        )
        for row in rows {
            let seat: ID<Membership> = try row.get("membership_id")
            let answer: Meeting.Answer? = try row.get("answer")
            guard let answer, answer.sits else {
                // Who was seen at the meeting stays, whatever they had answered.
                if try !row.get("is_added", as: Bool.self) { answers.left.insert(seat) }
                continue
            }
            let kind: SeatingGuest.Kind = answer == .substitute ? .substitute : .member
            let label = answer == .substitute ? try row.get("substitute", as: String.self) : ""
            if try row.get("kind") != kind || row.get("label") != label { answers.changed[seat] = (kind, label) }
        }
        return answers
    }
}
