import Persistence

extension OwnSheet {
    static func sessions(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("device"), Column("created_at", .moment), Column("seen_at", .moment),
                Column("expires_at", .moment),
            ],
            query: """
                SELECT device, created_at, seen_at, expires_at FROM sessions WHERE person_id = \(person) ORDER BY id
                """
        )
    }

    static func notices(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("created_at", .moment), Column("kind", .word("notices.kind.")), Column("message", .code),
                Column("arguments", .code), Column("path"), Column("read_at", .moment), Column("mailed_at", .moment),
            ],
            query: """
                SELECT created_at, kind, message, arguments, path, read_at, mailed_at
                FROM notices WHERE person_id = \(person) ORDER BY id
                """
        )
    }

    static func paces(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [Column("kind", .word("notices.kind.")), Column("pace", .word("notices.pace."))],
            query: "SELECT kind, pace FROM notice_paces WHERE person_id = \(person) ORDER BY kind"
        )
    }

    /// What mails were sent, without their text: some hold a code to sign in with.
    static func mails(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [Column("created_at", .moment), Column("kind", .code), Column("sent_at", .moment)],
            query: """
                SELECT created_at, kind, sent_at FROM outbox_messages
                WHERE recipient = (SELECT email FROM people WHERE id = \(person)) ORDER BY id
                """
        )
    }

    static func imports(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("uploaded_at", .moment), Column("kind", .code), Column("file_name"),
                Column("applied_at", .moment),
            ],
            query: """
                SELECT uploaded_at, kind, file_name, applied_at FROM imports WHERE uploaded_by_id = \(person) ORDER BY id
                """
        )
    }

    /// What the person did as an officer. Whom it was about is not theirs to take away.
    static func trail(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [Column("happened_at", .moment), Column("action", .word("trail."))],
            query: "SELECT happened_at, action FROM activity_lines WHERE actor_id = \(person) ORDER BY id"
        )
    }
}
