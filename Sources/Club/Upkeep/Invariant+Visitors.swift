import Persistence

extension Invariant {
    static let visitors = [
        Invariant(
            "visitor-visits", "An address is counted for as many visits as use it.",
            """
            SELECT (SELECT count(*) FROM visitor_contacts c WHERE c.visits <> (
                        SELECT count(*) FROM visitors v
                        WHERE v.place IN ('coming', 'waiting') AND v.email = c.contact))
                 + (SELECT count(*) FROM visitors v
                    WHERE v.place IN ('coming', 'waiting') AND v.email IS NOT NULL
                      AND NOT EXISTS (SELECT 1 FROM visitor_contacts c WHERE c.contact = v.email))
            """
        ),
        Invariant(
            "visitor-lines", "Of every visitor there is a line that says how they came to be one.",
            """
            SELECT count(*) FROM visitors v WHERE NOT EXISTS (
                SELECT 1 FROM visitor_steps s WHERE s.visitor_id = v.id AND s.step IN ('invited', 'again'))
            """
        ),
        Invariant(
            "visitor-erased", "Nothing opens the page of an erased visitor, and no note about them is left.",
            """
            SELECT count(*) FROM visitors v WHERE v.erased_at IS NOT NULL AND (
                v.candidate_id IS NOT NULL OR EXISTS (SELECT 1 FROM visitor_links l WHERE l.visitor_id = v.id)
                OR EXISTS (SELECT 1 FROM visitor_steps s WHERE s.visitor_id = v.id AND s.note <> ''))
            """
        ),
        Invariant(
            "arrivals", "Whoever arrived at a meeting has a seat at that meeting.",
            """
            SELECT (SELECT count(*) FROM arrivals a JOIN registrations r ON r.id = a.registration_id
                    WHERE r.meeting_id <> a.meeting_id OR r.answer NOT IN ('coming', 'substitute'))
                 + (SELECT count(*) FROM arrivals a JOIN visitors v ON v.id = a.visitor_id
                    WHERE v.meeting_id <> a.meeting_id OR v.place <> 'coming' OR v.step IN ('invited', 'absent'))
            """
        ),
    ]
}
