-- People are told of meetings too. SQLite changes no rule in place: the table is made anew, every row keeps its key.
CREATE TABLE notices_next (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    author_id BIGINT,
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    arguments TEXT NOT NULL DEFAULT '',
    path TEXT NOT NULL,
    once TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    read_at BIGINT,
    mail_at BIGINT,
    mailed_at BIGINT,
    CONSTRAINT notices_person_id_fkey FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT notices_author_id_fkey FOREIGN KEY (author_id) REFERENCES people (id),
    CONSTRAINT notices_once_key UNIQUE (person_id, once),
    CONSTRAINT notices_kind CHECK (
        kind IN (
            'referral', 'deal', 'due', 'opportunity', 'search', 'match', 'ring', 'purchase', 'introduction',
            'commendation', 'meeting'
        )
    ),
    CONSTRAINT notices_path CHECK (path LIKE '/%')
);
INSERT INTO notices_next (id, person_id, author_id, kind, message, arguments, path, once, created_at, read_at, mail_at, mailed_at)
SELECT id, person_id, author_id, kind, message, arguments, path, once, created_at, read_at, mail_at, mailed_at
FROM notices;
DROP TABLE notices;
ALTER TABLE notices_next RENAME TO notices;
CREATE INDEX notices_person_id_idx ON notices (person_id, id);
CREATE INDEX notices_author_id_idx ON notices (author_id) WHERE author_id IS NOT NULL;
CREATE INDEX notices_unread_idx ON notices (person_id, id) WHERE read_at IS NULL;
CREATE INDEX notices_mail_at_idx ON notices (mail_at) WHERE mail_at IS NOT NULL AND mailed_at IS NULL;
CREATE INDEX notices_created_at_idx ON notices (created_at);
