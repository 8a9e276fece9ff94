import Persistence

extension Invariant {
    static let introductions = [
        Invariant(
            "introduced-three", "The two who are introduced, and who introduces them, are different people.",
            """
            SELECT count(*) FROM introductions i
            JOIN memberships f ON f.id = i.first_id JOIN memberships s ON s.id = i.second_id
            LEFT JOIN memberships n ON n.id = i.introducer_id
            WHERE f.person_id = s.person_id OR n.person_id = f.person_id OR n.person_id = s.person_id
            """
        ),
        Invariant(
            "introduction-meeting", "An hour that was taken is one that was proposed, by someone else than its taker.",
            """
            SELECT count(*) FROM introductions i
            LEFT JOIN introduction_times t
                ON t.introduction_id = i.id AND t.round = i.round AND t.position = i.taken_position
            WHERE i.taken_position IS NOT NULL AND (t.position IS NULL OR i.taken_by_id = i.proposed_by_id)
            """
        ),
    ]
}
