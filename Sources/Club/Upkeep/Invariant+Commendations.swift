import Persistence

extension Invariant {
    static let commendations = [
        Invariant(
            "letter-signed", "A letter that stands is signed by a key the club publishes, and has a code.",
            """
            SELECT count(*) FROM commendations c LEFT JOIN club_keys k ON k.id = c.key_id
            WHERE c.state = 'standing' AND (k.id IS NULL OR c.signature = '' OR c.code_hash IS NULL)
            """
        ),
        Invariant(
            "letter-erased", "An erased letter names nobody and answers to no code.",
            """
            SELECT (SELECT count(*) FROM commendations WHERE state = 'erased' AND (
                        given_name <> '' OR family_name <> '' OR company <> '' OR email IS NOT NULL OR letter <> ''
                        OR author_name <> '' OR answer <> '' OR code_hash IS NOT NULL))
                 + (SELECT count(*) FROM commendations c JOIN memberships m ON m.id = c.author_id
                    JOIN people p ON p.id = m.person_id
                    WHERE p.erased_at IS NOT NULL AND (c.state = 'standing' OR c.author_name <> ''))
            """
        ),
        Invariant(
            "letter-found", "Search engines are shown no letter that is hidden or counts no more.",
            """
            SELECT count(*) FROM commendations WHERE is_listed = 1 AND (state <> 'standing' OR claimed_at IS NULL)
            """
        ),
        Invariant(
            "one-key", "One key signs at most, and no retired key keeps its secret half.",
            """
            SELECT (SELECT count(*) FROM club_key_seeds s JOIN club_keys k ON k.id = s.key_id
                    WHERE k.is_current IS NULL)
                 + (SELECT CASE WHEN count(*) > 1 THEN count(*) - 1 ELSE 0 END FROM club_keys WHERE is_current = 1)
            """
        ),
    ]
}
