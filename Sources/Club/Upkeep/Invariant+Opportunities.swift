import Persistence

extension Invariant {
    static let opportunities = [
        Invariant(
            "opportunity-history", "An opportunity stands where its last step left it.",
            """
            SELECT count(*) FROM opportunities o LEFT JOIN (
                SELECT opportunity_id, step,
                       row_number() OVER (PARTITION BY opportunity_id ORDER BY moved_at DESC, id DESC) AS place
                FROM opportunity_steps
                WHERE step IN ('published', 'edited', 'extended', 'expired', 'closed', 'withdrawn')
            ) s ON s.opportunity_id = o.id AND s.place = 1
            WHERE s.step IS NULL OR o.status <> CASE s.step
                WHEN 'expired' THEN 'expired' WHEN 'closed' THEN 'closed' WHEN 'withdrawn' THEN 'withdrawn'
                ELSE 'open' END
            """
        ),
        Invariant(
            "opportunity-other", "Nobody answers their own opportunity, nor finds what they seek through themselves.",
            """
            SELECT (SELECT count(*) FROM opportunity_answers a
                    JOIN opportunities o ON o.id = a.opportunity_id
                    JOIN memberships m ON m.id = o.author_id JOIN memberships n ON n.id = a.answerer_id
                    WHERE m.person_id = n.person_id)
                 + (SELECT count(*) FROM opportunities o
                    JOIN memberships m ON m.id = o.author_id JOIN memberships n ON n.id = o.through_id
                    WHERE m.person_id = n.person_id)
            """
        ),
        Invariant(
            "opportunity-ended", "Where an opportunity has ended no answer waits.",
            """
            SELECT count(*) FROM opportunity_answers a JOIN opportunities o ON o.id = a.opportunity_id
            WHERE a.state = 'sent' AND o.status IN ('closed', 'withdrawn')
            """
        ),
        Invariant(
            "opportunity-sides", "A conversation is written by its two sides alone, and begins with the answer.",
            """
            SELECT (SELECT count(*) FROM opportunity_messages s
                    JOIN opportunity_answers a ON a.id = s.answer_id JOIN opportunities o ON o.id = a.opportunity_id
                    WHERE s.author_id NOT IN (a.answerer_id, o.author_id))
                 + (SELECT count(*) FROM opportunity_answers a WHERE NOT EXISTS (
                        SELECT 1 FROM opportunity_messages s
                        WHERE s.answer_id = a.id AND s.author_id = a.answerer_id))
            """
        ),
        Invariant(
            "opportunity-referral", "A referral made of an answer is between its two sides.",
            """
            SELECT count(*) FROM opportunity_answers a
            JOIN opportunities o ON o.id = a.opportunity_id JOIN referrals r ON r.id = a.referral_id
            WHERE r.giver_id NOT IN (a.answerer_id, o.author_id) OR r.kind <> 'inside'
            """
        ),
        Invariant(
            "opportunity-terms", "The search finds every opportunity but those withdrawn or without words.",
            """
            SELECT (SELECT count(DISTINCT t.opportunity_id) FROM opportunity_terms t
                    JOIN opportunities o ON o.id = t.opportunity_id WHERE o.status = 'withdrawn' OR o.title = '')
                 + (SELECT count(*) FROM opportunities o WHERE o.status = 'open'
                    AND NOT EXISTS (SELECT 1 FROM opportunity_terms t WHERE t.opportunity_id = o.id))
            """
        ),
        Invariant(
            "opportunity-erased", "An erased person has no opportunity open, no words in one, and no saved search.",
            """
            SELECT count(*) FROM people p JOIN memberships m ON m.person_id = p.id
            WHERE p.erased_at IS NOT NULL AND (
                EXISTS (SELECT 1 FROM opportunities o WHERE o.author_id = m.id
                        AND (o.title <> '' OR o.words <> '' OR o.status IN ('open', 'expired')))
                OR EXISTS (SELECT 1 FROM opportunity_messages s WHERE s.author_id = m.id AND s.body <> '')
                OR EXISTS (SELECT 1 FROM opportunity_answers a WHERE a.answerer_id = m.id AND a.state = 'sent')
                OR EXISTS (SELECT 1 FROM saved_searches s WHERE s.owner_id = m.id))
            """
        ),
    ]
}
