-- What a person is told: shown on Home until it is read, sent by mail when the person chose so. Written in the
-- transaction of its cause. It keeps the key of a message and its values, so that it speaks the language of the day.
CREATE TABLE notices (
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
            'commendation'
        )
    ),
    CONSTRAINT notices_path CHECK (path LIKE '/%')
);
CREATE INDEX notices_person_id_idx ON notices (person_id, id);
CREATE INDEX notices_author_id_idx ON notices (author_id) WHERE author_id IS NOT NULL;
CREATE INDEX notices_unread_idx ON notices (person_id, id) WHERE read_at IS NULL;
CREATE INDEX notices_mail_at_idx ON notices (mail_at) WHERE mail_at IS NOT NULL AND mailed_at IS NULL;
CREATE INDEX notices_created_at_idx ON notices (created_at);

-- How soon a person gets mail of each kind; without a row the kind's own pace.
CREATE TABLE notice_paces (
    person_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    pace TEXT NOT NULL,
    CONSTRAINT notice_paces_pkey PRIMARY KEY (person_id, kind),
    CONSTRAINT notice_paces_person_id_fkey FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT notice_paces_pace CHECK (pace IN ('at_once', 'daily', 'weekly', 'never'))
);

-- Between these minutes of the club's day no notice leaves by mail; equal means at any hour.
ALTER TABLE people ADD COLUMN quiet_from INTEGER NOT NULL DEFAULT 1260;
ALTER TABLE people ADD COLUMN quiet_until INTEGER NOT NULL DEFAULT 420;

-- The address in a mail that stops such mails (RFC 8058): a secret, known here by its hash only, and the kinds it stops.
CREATE TABLE unsubscribe_doors (
    token_hash TEXT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    kinds TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT unsubscribe_doors_person_id_fkey FOREIGN KEY (person_id) REFERENCES people (id)
);
CREATE INDEX unsubscribe_doors_person_id_idx ON unsubscribe_doors (person_id);
CREATE INDEX unsubscribe_doors_created_at_idx ON unsubscribe_doors (created_at);
