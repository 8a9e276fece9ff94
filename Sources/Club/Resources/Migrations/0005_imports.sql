-- An uploaded spreadsheet waiting for its preview to be confirmed. The bytes are kept in base64 so that
-- the encoding can still be corrected; the row is emptied once the import is applied or has expired.
CREATE TABLE imports (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    uploaded_by_id BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    content TEXT NOT NULL,
    encoding TEXT,
    separator TEXT,
    mapping TEXT NOT NULL DEFAULT '',
    opens_branches SMALLINT NOT NULL DEFAULT 0,
    uploaded_at BIGINT NOT NULL,
    applied_at BIGINT,
    report TEXT NOT NULL DEFAULT '',
    CONSTRAINT imports_uploaded_by_id_fkey FOREIGN KEY (uploaded_by_id) REFERENCES people (id),
    CONSTRAINT imports_opens_branches CHECK (opens_branches IN (0, 1)),
    CONSTRAINT imports_kind CHECK (kind IN ('members', 'referrals'))
);
