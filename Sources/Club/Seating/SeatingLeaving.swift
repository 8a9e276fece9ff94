import Chronology
import Persistence

/// What becomes of a member's places when their seat in the club empties: those of rounds to come are given up; rounds
/// that were held keep the line. They host nothing and are kept apart from nobody any more.
enum SeatingLeaving {
    static func leave(_ seat: ID<Membership>, _ notices: Notices, at now: Instant, in db: any Connection) throws {
        try db.execute("DELETE FROM apart_pairs WHERE first_id = \(seat) OR second_id = \(seat)")
        let coming: SQL = "(SELECT k.id FROM meetings k WHERE k.ends_at > \(now))"
        try db.execute("DELETE FROM table_hosts WHERE membership_id = \(seat) AND meeting_id IN \(coming)")
        try giveUp("g.membership_id = \(seat)", coming, at: now, in: db)
    }

    /// Visitors who were forgotten: their places of rounds to come are given up as well.
    static func leave(_ visitors: [ID<Visitor>], at now: Instant, in db: any Connection) throws {
        let coming: SQL = "(SELECT k.id FROM meetings k WHERE k.ends_at > \(now))"
        try giveUp("g.visitor_id IN \(list: visitors)", coming, at: now, in: db)
    }

    private static func giveUp(_ whose: SQL, _ coming: SQL, at now: Instant, in db: any Connection) throws {
        let plans = try db.rows(
            """
            SELECT g.id, g.seating_id, g.rounds FROM seating_guests g JOIN seatings s ON s.id = g.seating_id
            WHERE \(whose) AND s.meeting_id IN \(coming) ORDER BY g.id
            """
        )
        for plan in plans {
            let (guest, id): (ID<SeatingGuest>, ID<Seating>) = (try plan.get("id"), try plan.get("seating_id"))
            let held = try db.rows("SELECT round FROM seating_rounds WHERE seating_id = \(id)").map {
                try $0.get("round", as: Int.self)
            }
            let rounds = try plan.get("rounds", as: RoundSet.self).intersection(RoundSet(held))
            try db.execute("UPDATE seating_guests SET rounds = \(rounds) WHERE id = \(guest)")
            try db.execute(
                """
                DELETE FROM table_seats
                WHERE guest_id = \(guest) AND round NOT IN (SELECT r.round FROM seating_rounds r WHERE r.seating_id = \(id))
                """
            )
            try db.execute("UPDATE seatings SET version = version + 1, changed_at = \(now) WHERE id = \(id)")
        }
    }

    /// An erased person's substitutes are named no more.
    static func forget(_ person: ID<Person>, in db: any Connection) throws {
        try db.execute(
            """
            UPDATE seating_guests SET label = ''
            WHERE membership_id IN (SELECT id FROM memberships WHERE person_id = \(person)) AND label <> ''
            """
        )
    }
}
