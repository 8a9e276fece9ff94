import Chronology
import Persistence

extension CommendationRepository {
    private static let emptied: SQL = """
        given_name = '', family_name = '', company = '', trade = '', city = '', email = NULL, purpose = '',
        letter = '', answer = '', answered_at = NULL, author_name = '', author_company = '', code = '', signature = '',
        is_listed = 0
        """

    /// Erases a letter as whoever it is about wishes: nothing by which they could be found stays, and its code answers
    /// like one that never was.
    ///
    /// - Returns: whether it was there still.
    static func erase(_ id: ID<Commendation>, at now: Instant, in db: any Connection) throws -> Bool {
        try forgetMails(of: "id = \(id)", in: db)
        let erased = try db.execute(
            """
            UPDATE commendations SET state = 'erased', code_hash = NULL, candidate_id = NULL, changed_at = \(now),
                \(emptied)
            WHERE id = \(id) AND state <> 'erased'
            """
        )
        try db.execute("DELETE FROM commendation_codes WHERE commendation_id = \(id)")
        return erased == 1
    }

    /// What goes with an erased person: letters about them are erased; letters by them are withdrawn and emptied, for
    /// who vouched can no longer be said. Those keep their hash, so that the code says "withdrawn".
    static func forget(person: ID<Person>, email: String?, at now: Instant, in db: any Connection) throws {
        let seats: SQL = "(SELECT id FROM memberships WHERE person_id = \(person))"
        let about: SQL = "state <> 'erased' AND (email = \(email) OR candidate_id IN \(seats))"
        try db.execute(
            """
            DELETE FROM commendation_codes
            WHERE commendation_id IN (SELECT id FROM commendations WHERE (\(about)) OR author_id IN \(seats))
            """
        )
        try forgetMails(of: "(\(about)) OR author_id IN \(seats)", in: db)
        try db.execute(
            """
            UPDATE commendations SET state = 'erased', code_hash = NULL, candidate_id = NULL, changed_at = \(now),
                \(emptied)
            WHERE \(about)
            """
        )
        try db.execute(
            """
            UPDATE commendations SET state = 'withdrawn', changed_at = \(now), \(emptied)
            WHERE author_id IN \(seats) AND state <> 'erased'
            """
        )
    }

    /// Mails to the address a letter has: they name author and subject, and hold codes.
    private static func forgetMails(of condition: SQL, in db: any Connection) throws {
        try db.execute(
            """
            DELETE FROM outbox_messages WHERE kind IN (\(CommendationMail.kind), \(SignInMail.kind)) AND recipient IN (
                SELECT email FROM commendations WHERE (\(condition)) AND email IS NOT NULL)
            """
        )
    }
}
