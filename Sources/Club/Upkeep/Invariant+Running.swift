import Persistence

extension Invariant {
    static let running = [
        Invariant(
            "run-part", "Of a meeting that goes on one part is on, and none of one that ended.",
            """
            SELECT count(*) FROM meeting_runs r WHERE 1 <> (
                SELECT count(*) FROM run_parts x WHERE x.meeting_id = r.meeting_id
                AND (r.ended_at IS NULL AND x.left_at IS NULL AND x.position = r.position
                     OR r.ended_at IS NOT NULL AND x.left_at IS NOT NULL AND x.position = r.position))
            """
        ),
        Invariant(
            "run-ended", "Nobody speaks or presents their company at a meeting that ended.",
            """
            SELECT count(*) FROM meeting_runs r WHERE r.ended_at IS NOT NULL AND (
                EXISTS (SELECT 1 FROM run_turns t WHERE t.meeting_id = r.meeting_id AND t.state = 'speaking')
                OR EXISTS (SELECT 1 FROM run_pitches q WHERE q.meeting_id = r.meeting_id AND q.state = 'on')
                OR EXISTS (SELECT 1 FROM run_parts x WHERE x.meeting_id = r.meeting_id AND x.left_at IS NULL))
            """
        ),
        Invariant(
            "run-meetings", "Only meetings that were called are run, and none while it is cancelled.",
            """
            SELECT count(*) FROM meeting_runs r JOIN meetings k ON k.id = r.meeting_id WHERE k.state <> 'published'
            """
        ),
        Invariant(
            "run-notes", "Notes are those of meetings that began.",
            """
            SELECT count(*) FROM meeting_notes n LEFT JOIN meeting_runs r ON r.meeting_id = n.meeting_id
            WHERE r.meeting_id IS NULL
            """
        ),
    ]
}
