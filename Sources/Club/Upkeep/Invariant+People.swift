import Persistence

extension Invariant {
    static let people = [
        Invariant(
            "one-club", "There is one club, and no branch without it.",
            """
            SELECT CASE WHEN (SELECT count(*) FROM clubs) = 1 THEN 0
                        ELSE (SELECT count(*) FROM clubs) + (SELECT count(*) FROM branches) END
            """
        ),
        Invariant(
            "branch-tree", "Branches form a tree.",
            """
            WITH RECURSIVE reached (id) AS (
                SELECT id FROM branches WHERE parent_id IS NULL
                UNION
                SELECT b.id FROM branches b JOIN reached r ON b.parent_id = r.id
            )
            SELECT (SELECT count(*) FROM branches) - (SELECT count(*) FROM reached)
            """
        ),
        Invariant(
            "own-seat", "A session uses a seat of its own person, and no erased person has one.",
            """
            SELECT count(*) FROM sessions s
            JOIN people p ON p.id = s.person_id LEFT JOIN memberships m ON m.id = s.membership_id
            WHERE m.person_id <> s.person_id OR p.erased_at IS NOT NULL
            """
        ),
        Invariant(
            "erased", "An erased person has no name, address, telephone, password or seat in use.",
            """
            SELECT count(*) FROM people p WHERE p.erased_at IS NOT NULL AND (
                p.email IS NOT NULL OR p.phone IS NOT NULL OR p.password_hash IS NOT NULL
                OR p.given_name <> '' OR p.family_name <> ''
                OR EXISTS (SELECT 1 FROM memberships m WHERE m.person_id = p.id AND m.status <> 'left')
            )
            """
        ),
        Invariant(
            "left-once", "Only who left has a day of leaving, and nobody left before joining.",
            """
            SELECT count(*) FROM memberships
            WHERE left_on IS NOT NULL AND (status <> 'left' OR left_on < joined_on)
            """
        ),
        Invariant(
            "mandate-dates", "A mandate does not end before it begins, and an administrator serves the whole club.",
            """
            SELECT count(*) FROM mandates
            WHERE ends_on < starts_on OR (role = 'administrator' AND branch_id IS NOT NULL)
            """
        ),
    ]
}
