import Chronology
import Persistence

/// What happens to one-to-ones without anyone asking: both are reminded, asked what came of it, silence closes it; a
/// member leaves, a person is erased. Whatever the clock does, each happens once.
struct OneToOnes: Sendable {
    /// So many of each kind in one transaction at most.
    private static let batch = 200

    let notices: Notices

    func run(due: Instant, in db: any Connection) throws {
        let telling = OneToOneTelling(notices: notices, now: due)
        try telling.tellBoth("soon", try remind(due, in: db), in: db)
        try telling.tellBoth("ask", try ask(due, in: db), in: db)
        try telling.tellBoth("lapsed", try lapse(due, in: db), in: db)
        try close(due, in: db)
    }

    /// Those that begin within a day and whose two were not reminded of this hour.
    private func remind(_ due: Instant, in db: any Connection) throws -> [ID<OneToOne>] {
        try taken(
            "reminded_round",
            "o.reminded_round < o.round AND t.starts_at > \(due) AND t.starts_at <= \(due + OneToOne.notice)", in: db)
    }

    /// Those that are over and of which one at least has said nothing. A clock far ahead asks late, but once.
    private func ask(_ due: Instant, in db: any Connection) throws -> [ID<OneToOne>] {
        try taken(
            "asked_round",
            """
            o.asked_round < o.round AND t.starts_at + o.minutes * 60000 <= \(due)
            AND (o.first_account IS NULL OR o.second_account IS NULL)
            """, in: db)
    }

    private func taken(_ mark: SQL, _ condition: SQL, in db: any Connection) throws -> [ID<OneToOne>] {
        try db.rows(
            """
            UPDATE one_to_ones SET \(mark) = round
            WHERE id IN (
                SELECT o.id FROM one_to_ones o
                JOIN one_to_one_times t
                    ON t.one_to_one_id = o.id AND t.round = o.round AND t.position = o.taken_position
                WHERE o.state = 'taken' AND \(condition)
                ORDER BY t.starts_at, o.id LIMIT \(rows: Self.batch))
            RETURNING id
            """
        ).map { try $0.get("id") }
    }

    /// Proposals all of whose times passed a week ago: nobody answers any more.
    private func lapse(_ due: Instant, in db: any Connection) throws -> [ID<OneToOne>] {
        try db.rows(
            """
            UPDATE one_to_ones SET state = 'lapsed', ended_at = \(due), version = version + 1
            WHERE id IN (
                SELECT o.id FROM one_to_ones o
                WHERE o.state = 'proposed' AND NOT EXISTS (
                    SELECT 1 FROM one_to_one_times t WHERE t.one_to_one_id = o.id AND t.round = o.round
                      AND t.starts_at > \(due - .days(7)))
                ORDER BY o.id LIMIT \(rows: Self.batch))
            RETURNING id
            """
        ).map { try $0.get("id") }
    }

    /// What one said stands when the other kept silent for two weeks; what they contradict one another about is not
    /// counted; what both kept silent about for a month is not counted either.
    private func close(_ due: Instant, in db: any Connection) throws {
        let (waited, long) = (due - OneToOne.patience, due - OneToOne.silence)
        try db.execute(
            """
            UPDATE one_to_ones
            SET state = 'closed', ended_at = \(due), version = version + 1,
                is_held = CASE WHEN COALESCE(first_account, second_account, 'missed') = 'held'
                                AND COALESCE(second_account, first_account, 'missed') = 'held' THEN 1 ELSE 0 END
            WHERE id IN (
                SELECT o.id FROM one_to_ones o
                JOIN one_to_one_times t
                    ON t.one_to_one_id = o.id AND t.round = o.round AND t.position = o.taken_position
                WHERE o.state = 'taken' AND (
                    (COALESCE(o.first_said_at, o.second_said_at) <= \(waited)
                     AND COALESCE(o.second_said_at, o.first_said_at) <= \(waited))
                    OR (o.first_said_at IS NULL AND o.second_said_at IS NULL AND t.starts_at <= \(long)))
                ORDER BY o.id LIMIT \(rows: Self.batch))
            """
        )
    }

    /// A member leaves: what is proposed or still to come is called off, and the other told. What took place stays to be
    /// closed by the other.
    static func leave(
        _ seat: ID<Membership>, _ notices: Notices, at now: Instant, in db: any Connection
    ) throws {
        let rows = try db.rows(
            """
            UPDATE one_to_ones
            SET state = 'called_off', ended_at = \(now), ended_by_id = \(seat), changed_at = \(now),
                version = version + 1
            WHERE \(OneToOneRepository.isSide(seat))
              AND (state = 'proposed' OR (state = 'taken' AND \(OneToOneRepository.isComing(now))))
              AND first_account IS NULL AND second_account IS NULL
            RETURNING id
            """
        )
        let telling = OneToOneTelling(notices: notices, now: now)
        for row in rows { try telling.tell("left", try row.get("id"), by: seat, turn: "0", in: db) }
    }

    /// An erased person's own words go, and where the two met, which may be where that person lives.
    static func forget(_ person: ID<Person>, in db: any Connection) throws {
        let seats: SQL = "(SELECT id FROM memberships WHERE person_id = \(person))"
        try db.execute(
            """
            UPDATE one_to_ones
            SET place = '', note = CASE WHEN opened_by_id IN \(seats) THEN '' ELSE note END,
                end_words = CASE WHEN ended_by_id IN \(seats) THEN '' ELSE end_words END,
                first_words = CASE WHEN first_id IN \(seats) THEN '' ELSE first_words END,
                second_words = CASE WHEN second_id IN \(seats) THEN '' ELSE second_words END
            WHERE first_id IN \(seats) OR second_id IN \(seats)
            """
        )
    }
}
