/// The tables of this room, for a migration of the program that uses it. They read alike on both engines.
public enum JobsSchema {
    /// `CREATE TABLE outbox_messages` and `schedules` with their constraints and indexes. Times are milliseconds UTC.
    public static let sql = """
        CREATE TABLE outbox_messages (
            id BIGINT PRIMARY KEY,
            kind TEXT NOT NULL,
            recipient TEXT NOT NULL,
            recipient_name TEXT NOT NULL,
            language TEXT NOT NULL,
            subject TEXT NOT NULL,
            body_text TEXT NOT NULL,
            body_html TEXT,
            dedupe_key TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            next_attempt_at BIGINT NOT NULL,
            claimed_until BIGINT,
            claimed_by TEXT,
            sent_at BIGINT,
            dead_at BIGINT,
            last_error TEXT,
            CONSTRAINT outbox_messages_dedupe_key_key UNIQUE (dedupe_key),
            CONSTRAINT outbox_messages_attempts CHECK (attempts >= 0),
            CONSTRAINT outbox_messages_claim CHECK ((claimed_until IS NULL) = (claimed_by IS NULL)),
            CONSTRAINT outbox_messages_one_end CHECK (sent_at IS NULL OR dead_at IS NULL)
        );
        CREATE INDEX outbox_messages_due_idx ON outbox_messages (next_attempt_at)
            WHERE sent_at IS NULL AND dead_at IS NULL;

        CREATE TABLE schedules (
            name TEXT PRIMARY KEY,
            next_due_at BIGINT NOT NULL,
            last_due_at BIGINT,
            claimed_until BIGINT,
            claimed_by TEXT,
            last_error TEXT,
            CONSTRAINT schedules_order CHECK (last_due_at IS NULL OR last_due_at < next_due_at)
        );
        """

    /// The second step of the outbox: the address by which a mail program unsubscribes with one click (RFC 8058).
    public static let unsubscribe = "ALTER TABLE outbox_messages ADD COLUMN unsubscribe TEXT;"

    /// The third step of the outbox: the calendar that comes with an invitation (RFC 6047).
    public static let calendar = "ALTER TABLE outbox_messages ADD COLUMN calendar TEXT;"
}
