import Chronology
import Persistence
import Web

/// Minutes as their viewers may see them: a bureau's drafts are its own, what was sent is for those the meeting was for.
enum MinutesRepository {
    /// - Returns: those sent, or for its bureau what is written so far; nil when there is nothing the viewer may see.
    static func find(_ meeting: ShownMeeting, in db: any Connection) throws -> Minutes? {
        let row = try db.first(
            "SELECT words, version, sent_at, corrected_at FROM minutes WHERE meeting_id = \(meeting.id)")
        let minutes = try row.map { row in
            Minutes(
                words: try row.get("words"), version: try row.get("version"), sentAt: try row.get("sent_at"),
                correctedAt: try row.get("corrected_at"))
        }
        return minutes?.sentAt != nil || meeting.isManaged ? minutes : nil
    }

    /// Writes them; the version shown must still stand. Once sent, a change is a correction.
    static func write(
        _ words: String, from version: Int, of meeting: ID<Meeting>, by viewer: Viewer, at now: Instant,
        in db: any Connection
    ) throws -> Meeting.Outcome {
        guard try isWritable(meeting, by: viewer, at: now, in: db) else { return .notFound }
        let written = try db.execute(
            """
            INSERT INTO minutes (meeting_id, words, written_at, written_by_id)
            VALUES (\(meeting), \(words), \(now), \(viewer.person))
            ON CONFLICT (meeting_id) DO UPDATE
            SET words = excluded.words, version = minutes.version + 1, written_at = excluded.written_at,
                written_by_id = excluded.written_by_id,
                corrected_at = CASE WHEN minutes.sent_at IS NULL THEN NULL ELSE excluded.written_at END
            WHERE minutes.version = \(version)
            """
        )
        if written == 1 { return .done }
        let kept: String? = try db.value("SELECT words FROM minutes WHERE meeting_id = \(meeting)")
        return kept == words ? .alreadyDone : .outrun("minutes.conflict.changed")
    }

    /// Sends them, once.
    static func send(
        _ meeting: ID<Meeting>, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> Meeting.Outcome {
        guard try isWritable(meeting, by: viewer, at: now, in: db) else { return .notFound }
        let sent = try db.execute(
            """
            UPDATE minutes SET sent_at = \(now) WHERE meeting_id = \(meeting) AND sent_at IS NULL AND words <> ''
            """
        )
        if sent == 1 { return .done }
        let before: Int? = try db.value(
            "SELECT 1 FROM minutes WHERE meeting_id = \(meeting) AND sent_at IS NOT NULL")
        return before == nil ? .outrun("minutes.conflict.empty") : .alreadyDone
    }

    /// Whether the viewer's bureau held it, and it has begun.
    static func isWritable(
        _ meeting: ID<Meeting>, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> Bool {
        let own: Int? = try db.value(
            """
            SELECT 1 FROM meetings k WHERE k.id = \(meeting) AND k.state = 'published' AND k.starts_at <= \(now)
              AND (\(MeetingRepository.isManaged(by: viewer)))
            """
        )
        return own != nil
    }
}
