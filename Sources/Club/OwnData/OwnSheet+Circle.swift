import Persistence

extension OwnSheet {
    /// What others outside the club gave: the member's own notes.
    static func outside(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("received_on", .day), Column("source_name"), Column("source_company"), Column("prospect_name"),
                Column("prospect_phone"), Column("prospect_email"), Column("need"),
                Column("stage", .word("referrals.stage.")), Column("lost_reason", .word("referrals.lost.")),
                Column("amount", .amount), Column("currency"), Column("moved_at", .moment),
            ],
            query: """
                SELECT received_on, source_name, source_company, prospect_name, prospect_phone, prospect_email, need,
                       stage, lost_reason, amount_minor AS amount, currency, moved_at
                FROM outside_referrals WHERE receiver_id IN \(seats(person)) ORDER BY received_on, id
                """
        )
    }

    /// What was written on one's referrals. Whoever handed one on keeps their own words alone.
    static func conversations(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("referral_id", .code), Column("author", .word("data.author.")), Column("written_at", .moment),
                Column("text"),
            ],
            query: """
                SELECT g.referral_id, CASE WHEN g.author_id IN \(seats(person)) THEN 'me' ELSE 'other' END AS author,
                       g.written_at, g.text
                FROM referral_messages g JOIN referrals r ON r.id = g.referral_id
                WHERE g.author_id IN \(seats(person)) OR r.giver_id IN \(seats(person))
                   OR (r.receiver_id IN \(seats(person)) AND g.turn = (
                       SELECT COUNT(*) FROM referral_handovers h WHERE h.referral_id = r.id))
                ORDER BY g.written_at, g.id
                """
        )
    }

    /// Letters one wrote, without their code, which opens them to whoever has it.
    static func commendations(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("issued_on", .day), Column("given_name"), Column("family_name"), Column("company"),
                Column("trade"), Column("city"), Column("purpose"), Column("known_since"), Column("letter"),
                Column("state", .word("data.letter.")), Column("expires_on", .day),
            ],
            query: """
                SELECT issued_on, given_name, family_name, company, trade, city, purpose, known_since, letter, state,
                       expires_on
                FROM commendations WHERE author_id IN \(seats(person)) ORDER BY id
                """
        )
    }

    /// One's own part alone: nothing of another's answer, and of the other only once both accepted.
    static func introductions(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("introduced_at", .moment), Column("origin", .code), Column("reason"), Column("answer", .code),
                Column("answered_at", .moment), Column("made_at", .moment),
            ],
            query: """
                SELECT introduced_at, origin, CASE WHEN introducer_id IN \(seats(person)) THEN reason END AS reason,
                       CASE WHEN first_id IN \(seats(person)) THEN first_answer
                            WHEN second_id IN \(seats(person)) THEN second_answer END AS answer,
                       CASE WHEN first_id IN \(seats(person)) THEN first_answered_at
                            WHEN second_id IN \(seats(person)) THEN second_answered_at END AS answered_at, made_at
                FROM introductions
                WHERE first_id IN \(seats(person)) OR second_id IN \(seats(person)) OR introducer_id IN \(seats(person))
                ORDER BY id
                """
        )
    }

    /// One's own one-to-ones, with what one said of them; of the other's words nothing.
    static func oneToOnes(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("opened_at", .moment), Column("state", .code), Column("note"), Column("place"),
                Column("starts_at", .moment), Column("account", .code), Column("words"), Column("result", .code),
            ],
            query: """
                SELECT o.opened_at, o.state, CASE WHEN o.opened_by_id IN \(seats(person)) THEN o.note END AS note,
                       o.place, t.starts_at,
                       CASE WHEN o.first_id IN \(seats(person)) THEN o.first_account ELSE o.second_account END AS account,
                       CASE WHEN o.first_id IN \(seats(person)) THEN o.first_words ELSE o.second_words END AS words,
                       CASE WHEN o.first_id IN \(seats(person)) THEN o.first_result ELSE o.second_result END AS result
                FROM one_to_ones o
                LEFT JOIN one_to_one_times t
                    ON t.one_to_one_id = o.id AND t.round = o.round AND t.position = o.taken_position
                WHERE o.first_id IN \(seats(person)) OR o.second_id IN \(seats(person)) ORDER BY o.id
                """
        )
    }

    /// What was proposed to the member, with the member's own answer.
    static func matches(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("proposed_at", .moment), Column("week", .code), Column("answer", .code),
                Column("answered_at", .moment),
            ],
            query: """
                SELECT proposed_at, week, CASE WHEN first_id IN \(seats(person)) THEN first_answer ELSE second_answer END
                       AS answer, CASE WHEN first_id IN \(seats(person)) THEN first_answered_at ELSE second_answered_at
                       END AS answered_at
                FROM matches WHERE first_id IN \(seats(person)) OR second_id IN \(seats(person)) ORDER BY id
                """
        )
    }

    static func gaps(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [Column("noted_at", .moment), Column("gaps", .code), Column("told_at", .moment)],
            query: """
                SELECT noted_at, gaps, told_at FROM match_gaps WHERE membership_id IN \(seats(person))
                ORDER BY membership_id
                """
        )
    }

    static func rings(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [Column("need"), Column("answer", .code), Column("answered_at", .moment)],
            query: """
                SELECT need, answer, answered_at FROM ring_places WHERE membership_id IN \(seats(person)) ORDER BY ring_id
                """
        )
    }

    /// What one joined of group purchases: what each buys is theirs alone.
    static func purchases(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("purchase_id", .code), Column("status", .code), Column("quantity"), Column("ceiling", .amount),
                Column("joined_at", .moment), Column("answered_at", .moment),
            ],
            query: """
                SELECT p.purchase_id, p.status, p.quantity, p.ceiling_minor AS ceiling, p.joined_at, p.answered_at,
                       u.currency
                FROM purchase_parts p JOIN purchases u ON u.id = p.purchase_id
                WHERE p.membership_id IN \(seats(person)) ORDER BY p.purchase_id
                """
        )
    }

    /// What one answered to each call.
    static func meetings(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("meeting"), Column("starts_at", .moment), Column("answer", .code), Column("substitute"),
                Column("answered_at", .moment), Column("arrived_at", .moment), Column("is_late", .yesNo),
            ],
            query: """
                SELECT k.title AS meeting, k.starts_at, r.answer, r.substitute, r.answered_at, a.arrived_at, a.is_late
                FROM registrations r JOIN meetings k ON k.id = r.meeting_id
                LEFT JOIN arrivals a ON a.registration_id = r.id
                WHERE r.membership_id IN \(seats(person)) ORDER BY k.starts_at, r.id
                """
        )
    }

    /// Where one sat, as far as one was shown; with whom is the others' as well.
    static func tables(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("meeting"), Column("starts_at", .moment), Column("round"), Column("table_number"),
                Column("hosted_table"),
            ],
            query: """
                SELECT k.title AS meeting, k.starts_at, t.round, t.table_number, h.table_number AS hosted_table
                FROM seating_guests g
                JOIN seatings s ON s.id = g.seating_id AND s.state = 'published'
                JOIN meetings k ON k.id = s.meeting_id
                JOIN table_seats t ON t.guest_id = g.id AND t.seating_id = s.id
                LEFT JOIN table_hosts h ON h.meeting_id = k.id AND h.membership_id = g.membership_id
                WHERE g.membership_id IN \(seats(person)) ORDER BY k.starts_at, s.id, t.round
                """
        )
    }

    /// What one does at meetings: receives, keeps the time, welcomes, speaks.
    static func parts(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [Column("meeting"), Column("starts_at", .moment), Column("part", .code), Column("title")],
            query: """
                SELECT k.title AS meeting, k.starts_at, r.role AS part, '' AS title
                FROM meeting_roles r JOIN meetings k ON k.id = r.meeting_id
                WHERE r.membership_id IN \(seats(person))
                UNION ALL
                SELECT k.title, k.starts_at, 'speaker', s.title
                FROM meeting_parts s JOIN meetings k ON k.id = s.meeting_id
                WHERE s.speaker_id IN \(seats(person)) ORDER BY 2, 3, 4
                """
        )
    }

    /// When one spoke or presented one's company at meetings.
    static func turns(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("meeting"), Column("starts_at", .moment), Column("turn", .code), Column("asked_at", .moment),
                Column("began_at", .moment), Column("ended_at", .moment),
            ],
            query: """
                SELECT k.title AS meeting, k.starts_at, t.state AS turn, t.asked_at, t.given_at AS began_at, t.ended_at
                FROM run_turns t JOIN meetings k ON k.id = t.meeting_id
                WHERE t.membership_id IN \(seats(person))
                UNION ALL
                SELECT k.title, k.starts_at, 'pitch', NULL, q.began_at, q.ended_at
                FROM run_pitches q JOIN meetings k ON k.id = q.meeting_id
                WHERE q.membership_id IN \(seats(person)) ORDER BY 2, 3, 5
                """
        )
    }

    /// How one's attendance stands, and what one asked to be put right.
    static func attendances(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("meeting"), Column("starts_at", .moment), Column("attendance", .code), Column("asked", .code),
                Column("words"),
            ],
            query: """
                SELECT k.title AS meeting, k.starts_at, t.state AS attendance, q.wanted AS asked, q.words
                FROM attendances t JOIN meetings k ON k.id = t.meeting_id
                LEFT JOIN attendance_corrections q
                    ON q.meeting_id = t.meeting_id AND q.membership_id = t.membership_id
                WHERE t.membership_id IN \(seats(person)) ORDER BY k.starts_at, q.id
                """
        )
    }

    /// What one took upon oneself at meetings.
    static func tasks(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [Column("meeting"), Column("task"), Column("until", .day), Column("state", .code)],
            query: """
                SELECT k.title AS meeting, t.words AS task, t.due_on AS until, t.state
                FROM meeting_tasks t JOIN meetings k ON k.id = t.meeting_id
                WHERE t.owner_id IN \(seats(person)) ORDER BY t.id
                """
        )
    }

    /// The photos one added, and those that name one.
    static func photos(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("meeting"), Column("starts_at", .moment), Column("part", .code), Column("caption"),
                Column("added_at", .moment), Column("photo", .code),
            ],
            query: """
                SELECT k.title AS meeting, k.starts_at, 'added' AS part, f.caption, f.added_at, f.id AS photo
                FROM photos f JOIN meetings k ON k.id = f.meeting_id WHERE f.added_by_id = \(person)
                UNION ALL
                SELECT k.title, k.starts_at, 'shown', f.caption, f.added_at, f.id
                FROM photo_people n JOIN photos f ON f.id = n.photo_id JOIN meetings k ON k.id = f.meeting_id
                WHERE n.membership_id IN \(seats(person)) ORDER BY 6, 3
                """
        )
    }

    static func departures(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("left_on", .day), Column("decided_by", .code), Column("words"), Column("ended_at", .moment),
                Column("undone_at", .moment),
            ],
            query: """
                SELECT left_on, decided_by, words, ended_at, undone_at
                FROM departures WHERE membership_id IN \(seats(person)) ORDER BY id
                """
        )
    }
}
