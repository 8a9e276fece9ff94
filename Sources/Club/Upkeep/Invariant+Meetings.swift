import Persistence

extension Invariant {
    static let meetings = [
        Invariant(
            "meeting-seats", "Nobody waits for a seat at a coming meeting that has one free.",
            """
            SELECT count(*) FROM meetings k
            WHERE k.state = 'published' AND k.capacity > (
                (SELECT count(*) FROM registrations r WHERE r.meeting_id = k.id AND r.answer IN ('coming', 'substitute'))
                + (SELECT count(*) FROM visitors v WHERE v.meeting_id = k.id AND v.place = 'coming'))
              AND (EXISTS (SELECT 1 FROM registrations w WHERE w.meeting_id = k.id AND w.answer = 'waiting'
                           AND w.answered_at < k.starts_at)
                   OR EXISTS (SELECT 1 FROM visitors w WHERE w.meeting_id = k.id AND w.place = 'waiting'
                              AND w.changed_at < k.starts_at))
            """
        ),
        Invariant(
            "meeting-drafts", "A meeting that was never published has no answers.",
            """
            SELECT count(*) FROM registrations r JOIN meetings k ON k.id = r.meeting_id WHERE k.published_at IS NULL
            """
        ),
    ]
}
