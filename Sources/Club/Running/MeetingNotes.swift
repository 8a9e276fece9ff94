import Chronology
import Persistence

/// What is written of a part while it goes on.
struct MeetingNote: Hashable, Sendable {
    var position: Int
    var text: String
    var version: Int
    var writtenAt: Instant
    var writtenBy: ID<Person>
}

/// The notes of a meeting, part by part. Two people may write the same part: nobody's words are lost.
enum MeetingNotes {
    /// How words meet others that were written meanwhile.
    enum Clash: String, Sendable {
        /// They wait until their writer has seen the others.
        case ask
        /// They go below.
        case both
        /// They take the place of those their writer has seen.
        case mine
    }

    /// What was sent.
    struct Words: Sendable {
        var position: Int
        var text: String
        /// 0 when there was nothing yet.
        var version: Int
        var clash = Clash.ask
        /// The version of the others' words their writer has seen.
        var seen = 0
        /// The page they were written on; nil when it said nothing of itself.
        var page: Page?
    }

    /// A page, and how often it sent its words before: what it sends again, or later than its answer comes, goes on from
    /// its own words.
    struct Page: Hashable, Sendable {
        var key: ID<MeetingRun>
        var turn: Int
    }

    enum Outcome: Hashable, Sendable {
        /// The text stands in this version; 0 while there is none.
        case kept(text: String, version: Int)
        /// Somebody wrote meanwhile.
        case behind(MeetingNote)
    }

    /// In the order of the agenda.
    static func all(of meeting: ID<Meeting>, in db: any Connection) throws -> [MeetingNote] {
        try db.rows(
            """
            SELECT position, text, version, written_at, written_by_id FROM meeting_notes
            WHERE meeting_id = \(meeting) ORDER BY position
            """
        ).map(MeetingNote.init)
    }

    /// Writes a part's notes. The same words sent again are kept once.
    static func write(
        _ words: Words, of meeting: ID<Meeting>, by person: ID<Person>, at now: Instant, in db: any Connection
    ) throws -> Outcome {
        let row = try db.first(
            """
            SELECT position, text, version, written_at, written_by_id, page_key, page_turn, page_from FROM meeting_notes
            WHERE meeting_id = \(meeting) AND position = \(words.position)
            """
        )
        let stored = try row.map(MeetingNote.init)
        let before = stored?.text ?? ""
        var text = words.text
        if text == before { return .kept(text: text, version: stored?.version ?? 0) }
        let own = try row.flatMap { try Own($0, words, person) }
        if let own, let stored, own.isLate { return .kept(text: stored.text, version: stored.version) }
        if let stored, stored.version != words.version, own == nil {
            switch words.clash {
            case .ask: return .behind(stored)
            case .both: text = joined(stored.text, text)
            case .mine: guard stored.version == words.seen else { return .behind(stored) }
            }
        }
        if text == before { return .kept(text: text, version: stored?.version ?? 0) }
        let version = (stored?.version ?? 0) + 1
        try db.execute(
            """
            INSERT INTO meeting_notes (meeting_id, position, text, version, written_at, written_by_id, page_key, page_turn,
                                       page_from)
            VALUES (\(meeting), \(words.position), \(text), \(version), \(now), \(person), \(words.page?.key),
                    \(words.page?.turn ?? 0), \(own?.from ?? version - 1))
            ON CONFLICT (meeting_id, position) DO UPDATE
            SET text = excluded.text, version = excluded.version, written_at = excluded.written_at,
                written_by_id = excluded.written_by_id, page_key = excluded.page_key, page_turn = excluded.page_turn,
                page_from = excluded.page_from
            """
        )
        return .kept(text: text, version: version)
    }

    /// Words that were written last on the page that now writes again, and whose answer it may not have heard.
    private struct Own {
        /// The version before the page's first one.
        var from: Int
        /// Whether what comes now was sent before what stands.
        var isLate: Bool

        init?(_ row: Row, _ words: Words, _ person: ID<Person>) throws {
            guard let page = words.page, try row.get("page_key") == page.key, try row.get("written_by_id") == person
            else { return nil }
            from = try row.get("page_from")
            guard words.version >= from else { return nil }
            isLate = try row.get("page_turn", as: Int.self) > page.turn
        }
    }

    /// The first text, and below it the lines of the second that it does not have.
    static func joined(_ first: String, _ second: String) -> String {
        let lines = first.split(separator: "\n", omittingEmptySubsequences: false)
        let known = Set(lines)
        let added = second.split(separator: "\n", omittingEmptySubsequences: false).filter { !known.contains($0) }
        return added.isEmpty ? first : (lines + added).joined(separator: "\n")
    }
}

extension MeetingNote {
    fileprivate init(_ row: Row) throws {
        position = try row.get("position")
        text = try row.get("text")
        version = try row.get("version")
        writtenAt = try row.get("written_at")
        writtenBy = try row.get("written_by_id")
    }
}
