import Chronology
import Persistence

/// A person's own notices: nobody else's are ever read.
enum NoticeRepository {
    /// How long a notice is kept.
    static let life: Duration = .seconds(180 * 86_400)

    /// A notice as listed.
    struct Listed: Sendable {
        var id: ID<Notice>
        var notice: Notice
        var createdAt: Instant
        var isRead: Bool

        init?(_ row: Row) throws {
            guard let notice = try Notice(row) else { return nil }
            self.notice = notice
            id = try row.get("id")
            createdAt = try row.get("created_at")
            isRead = try row.get("read_at", as: Int64?.self) != nil
        }
    }

    /// What is new, for Home.
    static func unread(of person: ID<Person>, limit: Int, in db: any Connection) throws -> [Listed] {
        try db.rows(
            """
            SELECT id, kind, message, arguments, path, once, created_at, read_at FROM notices
            WHERE person_id = \(person) AND read_at IS NULL
              AND (kind IN \(list: Notice.Kind.allCases.filter(\.isListedOnHome))
                   OR message IN \(list: ReferralLetters.shownOnHome))
            ORDER BY id DESC LIMIT \(rows: limit)
            """
        ).compactMap { try Listed($0) }
    }

    /// All, the newest first.
    static func all(
        of person: ID<Person>, before: ID<Notice>?, limit: Int, in db: any Connection
    ) throws -> [Listed] {
        let older: SQL = before.map { " AND id < \($0)" } ?? ""
        return try db.rows(
            """
            SELECT id, kind, message, arguments, path, once, created_at, read_at FROM notices
            WHERE person_id = \(person)\(older) ORDER BY id DESC LIMIT \(rows: limit)
            """
        ).compactMap { try Listed($0) }
    }

    /// Where a notice leads, noted as read; nil when it is not the person's.
    static func open(
        _ id: ID<Notice>, of person: ID<Person>, at now: Instant, in db: any Connection
    ) throws -> String? {
        try db.value(
            """
            UPDATE notices SET read_at = COALESCE(read_at, \(now)) WHERE id = \(id) AND person_id = \(person)
            RETURNING path
            """
        )
    }

    /// Whether something new leads to this page.
    static func isNew(_ path: String, to person: ID<Person>, in db: any Connection) throws -> Bool {
        try db.first(
            "SELECT 1 FROM notices WHERE person_id = \(person) AND read_at IS NULL AND path = \(path) LIMIT 1") != nil
    }

    /// Notes what leads to a page as read: it was looked at.
    static func read(
        leadingTo path: String, of person: ID<Person>, at now: Instant, in db: any Connection
    ) throws {
        try db.execute(
            "UPDATE notices SET read_at = \(now) WHERE person_id = \(person) AND read_at IS NULL AND path = \(path)")
    }

    /// Notes what leads to any of these pages as read: what they were about has come to its end.
    static func read(
        leadingTo paths: [String], of person: ID<Person>, at now: Instant, in db: any Connection
    ) throws {
        try db.execute(
            """
            UPDATE notices SET read_at = \(now)
            WHERE person_id = \(person) AND read_at IS NULL AND path IN \(list: paths)
            """
        )
    }

    /// Notes all up to one as read: what arrived since the page was made stays new.
    static func read(
        upTo last: ID<Notice>, of person: ID<Person>, at now: Instant, in db: any Connection
    ) throws {
        try db.execute(
            "UPDATE notices SET read_at = \(now) WHERE person_id = \(person) AND read_at IS NULL AND id <= \(last)"
        )
    }

    static func forget(createdBefore instant: Instant, in db: any Connection) throws {
        try db.execute("DELETE FROM notices WHERE created_at < \(instant)")
    }

    /// Of an erased person: what they were told, and what names them to others.
    static func forget(person: ID<Person>, in db: any Connection) throws {
        try db.execute("DELETE FROM notices WHERE person_id = \(person) OR author_id = \(person)")
        try db.execute("DELETE FROM notice_paces WHERE person_id = \(person)")
        try db.execute("DELETE FROM unsubscribe_doors WHERE person_id = \(person)")
    }
}
