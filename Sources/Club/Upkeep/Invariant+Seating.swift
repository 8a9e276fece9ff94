import Persistence

extension Invariant {
    static let seating = [
        Invariant(
            "table-places", "Whoever sits at a table in a round is there in that round, at a table of the room.",
            """
            SELECT count(*) FROM table_seats t
            JOIN seating_guests g ON g.id = t.guest_id
            JOIN seatings s ON s.id = t.seating_id
            WHERE g.seating_id <> t.seating_id OR t.table_number > s.table_count OR t.round > s.round_count
               OR (g.rounds >> (t.round - 1)) & 1 = 0
            """
        ),
        Invariant(
            "table-sizes", "No table has more people than seats.",
            """
            SELECT count(*) FROM (
                SELECT t.seating_id FROM table_seats t JOIN seatings s ON s.id = t.seating_id
                GROUP BY t.seating_id, t.round, t.table_number, s.seat_count HAVING count(*) > s.seat_count) crowded
            """
        ),
        Invariant(
            "table-acquaintance", "Whoever sits somewhere themself is a member of the plan, and no substitute of one.",
            """
            SELECT count(*) FROM table_seats t JOIN seating_guests g ON g.id = t.guest_id
            LEFT JOIN seating_rounds r ON r.seating_id = t.seating_id AND r.round = t.round
            WHERE t.sitter_id IS NOT NULL AND t.sitter_id IS DISTINCT FROM g.membership_id
               OR r.round IS NULL AND (t.sitter_id IS NULL) <> (g.kind <> 'member')
            """
        ),
        Invariant(
            "table-rounds", "Rounds are held in their order, of plans that were published.",
            """
            SELECT count(*) FROM (
                SELECT s.id FROM seatings s JOIN seating_rounds r ON r.seating_id = s.id
                GROUP BY s.id, s.state, s.round_count
                HAVING max(r.round) <> count(*) OR max(r.round) > s.round_count OR s.state <> 'published') broken
            """
        ),
        Invariant(
            "table-visitors",
            "A visitor who has a place in a plan came to its meeting, and nobody else's name is theirs.",
            """
            SELECT count(*) FROM seating_guests g
            JOIN seatings s ON s.id = g.seating_id
            JOIN visitors v ON v.id = g.visitor_id
            WHERE v.meeting_id <> s.meeting_id OR g.label <> '' OR g.membership_id IS NOT NULL
            """
        ),
        Invariant(
            "table-meetings", "Tables are drawn up for meetings that were published.",
            """
            SELECT count(*) FROM seatings s JOIN meetings k ON k.id = s.meeting_id WHERE k.published_at IS NULL
            """
        ),
    ]
}
