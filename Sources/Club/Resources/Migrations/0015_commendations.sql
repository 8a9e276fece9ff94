-- The keys letters are signed with (docs/decisions/0010-club-key.md). Public keys stay for ever, so that a letter can be
-- checked as long as it is kept; at most one signs. The secret half stands apart, in a table no backup holds.
CREATE TABLE club_keys (
    id TEXT PRIMARY KEY,
    public_key TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    retired_at BIGINT,
    is_current SMALLINT,
    CONSTRAINT club_keys_public_key_key UNIQUE (public_key),
    CONSTRAINT club_keys_is_current_key UNIQUE (is_current),
    CONSTRAINT club_keys_is_current CHECK (is_current IS NULL OR is_current = 1),
    CONSTRAINT club_keys_retired CHECK ((is_current IS NULL) = (retired_at IS NOT NULL))
);

CREATE TABLE club_key_seeds (
    key_id TEXT PRIMARY KEY,
    seed TEXT NOT NULL,
    CONSTRAINT club_key_seeds_key_id_fkey FOREIGN KEY (key_id) REFERENCES club_keys (id)
);

-- A letter for someone who is not a member. What is signed stands in the columns as it was signed; the author's name and
-- company too, because the letter says who vouched on that day. `code` opens its page; it is looked up by its hash.
CREATE TABLE commendations (
    id BIGINT PRIMARY KEY,
    author_id BIGINT NOT NULL,
    state TEXT NOT NULL,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    company TEXT NOT NULL,
    trade TEXT NOT NULL,
    city TEXT NOT NULL,
    email TEXT,
    purpose TEXT NOT NULL,
    known_since INTEGER NOT NULL,
    letter TEXT NOT NULL,
    author_name TEXT NOT NULL,
    author_company TEXT NOT NULL,
    club_name TEXT NOT NULL,
    code TEXT NOT NULL,
    code_hash TEXT,
    years INTEGER NOT NULL,
    edition INTEGER NOT NULL DEFAULT 1,
    issued_on TEXT NOT NULL,
    expires_on TEXT NOT NULL,
    key_id TEXT NOT NULL,
    signature TEXT NOT NULL,
    is_hidden SMALLINT NOT NULL DEFAULT 0,
    is_listed SMALLINT NOT NULL DEFAULT 0,
    answer TEXT NOT NULL DEFAULT '',
    answered_at BIGINT,
    claimed_at BIGINT,
    candidate_id BIGINT,
    reminded_for TEXT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    CONSTRAINT commendations_author_id_fkey FOREIGN KEY (author_id) REFERENCES memberships (id),
    CONSTRAINT commendations_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES memberships (id),
    CONSTRAINT commendations_key_id_fkey FOREIGN KEY (key_id) REFERENCES club_keys (id),
    CONSTRAINT commendations_code_hash_key UNIQUE (code_hash),
    CONSTRAINT commendations_state CHECK (state IN ('standing', 'withdrawn', 'erased')),
    CONSTRAINT commendations_kind CHECK (kind IN ('person', 'company')),
    CONSTRAINT commendations_language CHECK (language IN ('fr', 'ar', 'en')),
    CONSTRAINT commendations_years CHECK (years BETWEEN 1 AND 3),
    CONSTRAINT commendations_period CHECK (expires_on > issued_on),
    CONSTRAINT commendations_standing CHECK (
        state <> 'standing'
        OR (code <> '' AND code_hash IS NOT NULL AND signature <> '' AND family_name <> '' AND letter <> '')
    ),
    CONSTRAINT commendations_erased CHECK (
        state <> 'erased'
        OR (code_hash IS NULL AND code = '' AND given_name = '' AND family_name = '' AND company = '' AND email IS NULL
            AND letter = '' AND answer = '' AND purpose = '' AND signature = '')
    )
);
CREATE INDEX commendations_author_id_idx ON commendations (author_id, id);
CREATE INDEX commendations_email_idx ON commendations (email) WHERE email IS NOT NULL;
CREATE INDEX commendations_candidate_id_idx ON commendations (candidate_id) WHERE candidate_id IS NOT NULL;
CREATE INDEX commendations_expires_on_idx ON commendations (expires_on) WHERE state = 'standing';

-- A one-time code for the person a letter is about. The row is written for a letter that does not exist or has no
-- address too, so that all cost the same. Once typed, it opens the letter to that browser until `open_until`.
CREATE TABLE commendation_codes (
    id BIGINT PRIMARY KEY,
    letter_hash TEXT NOT NULL,
    commendation_id BIGINT,
    browser_hash TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    open_until BIGINT,
    CONSTRAINT commendation_codes_commendation_id_fkey FOREIGN KEY (commendation_id) REFERENCES commendations (id),
    CONSTRAINT commendation_codes_attempts CHECK (attempts BETWEEN 0 AND 5)
);
CREATE INDEX commendation_codes_letter_hash_idx ON commendation_codes (letter_hash, browser_hash, id);
CREATE INDEX commendation_codes_commendation_id_idx ON commendation_codes (commendation_id, created_at);
CREATE INDEX commendation_codes_expires_at_idx ON commendation_codes (expires_at);
