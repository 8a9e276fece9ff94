import Persistence

extension OwnSheet {
    /// When one made links for visitors; the links themselves are secrets of which only a hash is kept.
    static func invitations(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [Column("meeting"), Column("made_at", .moment)],
            query: """
                SELECT k.title AS meeting, i.made_at FROM visitor_invitations i JOIN meetings k ON k.id = i.meeting_id
                WHERE i.membership_id IN \(seats(person)) ORDER BY i.id
                """
        )
    }

    /// Those one invited, as one may see them; of erased ones that they were.
    static func visitors(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("meeting"), Column("given_name"), Column("family_name"), Column("company"), Column("trade"),
                Column("phone"), Column("email"), Column("seat", .word("visitors.place.")),
                Column("step", .word("visitors.step.")), Column("moved_at", .moment),
            ],
            query: """
                SELECT k.title AS meeting, v.given_name, v.family_name, v.company, v.trade, v.phone, v.email,
                       v.place AS seat, v.step, v.stepped_at AS moved_at
                FROM visitors v JOIN meetings k ON k.id = v.meeting_id
                WHERE v.inviter_id IN \(seats(person)) ORDER BY v.id
                """
        )
    }

    /// What one noted of visitors.
    static func visitorSteps(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("meeting"), Column("step", .word("visitors.line.")), Column("note"),
                Column("noted_at", .moment),
            ],
            query: """
                SELECT k.title AS meeting, s.step, s.note, s.taken_at AS noted_at
                FROM visitor_steps s JOIN visitors v ON v.id = s.visitor_id JOIN meetings k ON k.id = v.meeting_id
                WHERE s.by_id = \(person) ORDER BY s.id
                """
        )
    }
}
