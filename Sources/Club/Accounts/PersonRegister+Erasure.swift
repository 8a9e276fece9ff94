public import Chronology
public import Persistence

extension PersonRegister {
    /// Erases a person as Law 09-08 asks (articles 8 and 9): name, address, telephone, password and everything by
    /// which they could be found go; the row stays without them, so that the other side of a referral is not lost.
    ///
    /// What is open between them and others is handed on or closed first, and the others are told.
    ///
    /// - Throws: `DatabaseError`.
    public static func erase(
        _ person: ID<Person>, today: CivilDate, trail: ConsoleTrail, telling notices: Notices, in db: any Connection
    ) throws {
        let now = trail.now
        let held = try db.rows("SELECT id FROM memberships WHERE person_id = \(person) ORDER BY id")
        for row in held {
            let seat: ID<Membership> = try row.get("id")
            let decision = Departure.Decision(author: .console, day: today)
            // Of one who left before, something may have stayed open.
            guard try !Departure.end(seat, decision, notices, at: now, in: db) else { continue }
            try Departure.settle(seat, notices, at: now, in: db)
        }
        let email: String? = try db.value("SELECT email FROM people WHERE id = \(person)")
        try CommendationRepository.forget(person: person, email: email, at: now, in: db)
        try VisitorErasure.forget(person: person, email: email, notices, at: now, in: db)
        if let email {
            // Messages and codes hold the address; a sent one has done its work and a waiting one has no reader.
            try db.execute("DELETE FROM outbox_messages WHERE recipient = \(email)")
            try db.execute("DELETE FROM sign_in_codes WHERE email = \(email)")
        }
        try db.execute("DELETE FROM sign_in_codes WHERE person_id = \(person)")
        try SessionRepository.endAll(of: person, in: db)
        try NoticeRepository.forget(person: person, in: db)
        try DealRepository.forget(person: person, at: now, in: db)
        try Introductions.forget(person, in: db)
        try OneToOnes.forget(person, in: db)
        try SeatingLeaving.forget(person, in: db)
        try PhotoRepository.forget(person: person, at: now, in: db)
        try OpportunityRepository.forget(person: person, ids: trail.ids, at: now, in: db)
        try db.execute(
            """
            UPDATE people
            SET email = NULL, civility = '', given_name = '', family_name = '', phone = NULL, languages_spoken = '',
                password_hash = NULL, signed_in_at = NULL, changed_at = \(now), erased_at = coalesce(erased_at, \(now))
            WHERE id = \(person)
            """
        )
        let seats: SQL = "(SELECT id FROM memberships WHERE person_id = \(person))"
        try db.execute("UPDATE departures SET words = '' WHERE membership_id IN \(seats) OR author_id = \(person)")
        try db.execute("DELETE FROM search_terms WHERE membership_id IN \(seats)")
        try ReferralRepository.forgetWords(of: seats, in: db)
        try MeetingLeaving.forget(seats, in: db)
        try db.execute("UPDATE profile_audiences SET is_public = 0 WHERE membership_id IN \(seats)")
        try db.execute(
            """
            UPDATE memberships SET status = 'left', left_on = coalesce(left_on, \(today.isoText)), title = '',
                offers = '', needs = '', changed_at = \(now)
            WHERE person_id = \(person)
            """
        )
        try db.execute("DELETE FROM mandates WHERE person_id = \(person) AND starts_on > \(today.isoText)")
        try db.execute(
            """
            UPDATE mandates SET ends_on = \(today.isoText)
            WHERE person_id = \(person) AND (ends_on IS NULL OR ends_on > \(today.isoText))
            """
        )
        try trail.note(.erased, about: person, in: db)
    }
}
