import Persistence

extension Invariant {
    static let matches = [
        Invariant(
            "matched-two", "The two of a match are two people of two companies.",
            """
            SELECT count(*) FROM matches x
            JOIN memberships f ON f.id = x.first_id JOIN memberships s ON s.id = x.second_id
            WHERE f.person_id = s.person_id OR f.company_id = s.company_id
            """
        ),
        Invariant(
            "match-no-for-ever", "After a no the two are proposed to one another no more.",
            """
            SELECT count(*) FROM matches x
            JOIN matches n ON n.first_id = x.first_id AND n.second_id = x.second_id AND n.id < x.id
            WHERE (n.first_answer = 'no' AND n.first_answered_at < x.proposed_at)
               OR (n.second_answer = 'no' AND n.second_answered_at < x.proposed_at)
            """
        ),
        Invariant(
            "ring-round", "A ring goes round through all its members, and each gets from the next.",
            """
            SELECT (SELECT count(*) FROM ring_places p
                    LEFT JOIN rings r ON r.id = p.ring_id
                    LEFT JOIN ring_places n ON n.ring_id = p.ring_id
                        AND n.position = CASE WHEN p.position = r.size THEN 1 ELSE p.position + 1 END
                    WHERE n.membership_id IS NULL OR n.membership_id <> p.supplier_id)
                 + (SELECT count(*) FROM rings r
                    WHERE r.size <> (SELECT count(*) FROM ring_places p WHERE p.ring_id = r.id))
            """
        ),
        Invariant(
            "ring-stands", "A ring stands when all its members accepted, and only then.",
            """
            SELECT count(*) FROM rings r
            WHERE (r.state = 'standing') <> NOT EXISTS (
                SELECT 1 FROM ring_places p WHERE p.ring_id = r.id AND p.answer <> 'accepted')
              AND r.state <> 'closed'
            """
        ),
    ]
}
