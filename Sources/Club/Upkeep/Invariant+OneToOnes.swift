import Persistence

extension Invariant {
    static let oneToOnes = [
        Invariant(
            "one-to-one-two", "The two of a one-to-one are different people.",
            """
            SELECT count(*) FROM one_to_ones o
            JOIN memberships f ON f.id = o.first_id JOIN memberships s ON s.id = o.second_id
            WHERE f.person_id = s.person_id
            """
        ),
        Invariant(
            "one-to-one-hour", "An hour that was taken for a one-to-one is one of those proposed.",
            """
            SELECT count(*) FROM one_to_ones o
            LEFT JOIN one_to_one_times t
                ON t.one_to_one_id = o.id AND t.round = o.round AND t.position = o.taken_position
            WHERE o.taken_position IS NOT NULL AND t.position IS NULL
            """
        ),
        Invariant(
            "one-to-one-introduced", "An hour that two introduced members took is a one-to-one of the same two.",
            """
            SELECT count(*) FROM introductions i
            LEFT JOIN one_to_ones o ON o.introduction_id = i.id AND o.first_id = i.first_id AND o.second_id = i.second_id
            WHERE i.taken_position IS NOT NULL AND o.id IS NULL
            """
        ),
        Invariant(
            "one-to-one-account", "Nobody says what came of a one-to-one before it began.",
            """
            SELECT count(*) FROM one_to_ones o
            JOIN one_to_one_times t
                ON t.one_to_one_id = o.id AND t.round = o.round AND t.position = o.taken_position
            WHERE o.first_said_at < t.starts_at OR o.second_said_at < t.starts_at
            """
        ),
    ]
}
