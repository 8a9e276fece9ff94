-- Someone who can sign in. An erased person keeps the row, so that the other side of a referral is
-- never lost, but no name, address or telephone (law 09-08).
CREATE TABLE people (
    id BIGINT PRIMARY KEY,
    email TEXT,
    civility TEXT NOT NULL DEFAULT '',
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    phone TEXT,
    language TEXT NOT NULL,
    languages_spoken TEXT NOT NULL DEFAULT '',
    password_hash TEXT,
    signed_in_at BIGINT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    erased_at BIGINT,
    CONSTRAINT people_email_key UNIQUE (email),
    CONSTRAINT people_email_lower CHECK (email IS NULL OR email = lower(email)),
    CONSTRAINT people_civility CHECK (civility IN ('', 'mr', 'mrs')),
    CONSTRAINT people_language CHECK (language IN ('fr', 'ar', 'en')),
    CONSTRAINT people_erased CHECK (
        erased_at IS NULL
        OR (email IS NULL AND phone IS NULL AND given_name = '' AND family_name = '' AND password_hash IS NULL)
    )
);

-- A mandate: a role with dates, for one branch or (no branch) for the whole club.
CREATE TABLE mandates (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    branch_id BIGINT,
    role TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT,
    CONSTRAINT mandates_person_id_fkey FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT mandates_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES branches (id),
    CONSTRAINT mandates_role CHECK (
        role IN ('president', 'secretary', 'treasurer', 'mentor', 'host', 'administrator')
    ),
    CONSTRAINT mandates_administrator_of_club CHECK (role <> 'administrator' OR branch_id IS NULL),
    CONSTRAINT mandates_period CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX mandates_person_id_idx ON mandates (person_id);

-- A one-time code, bound to the browser that asked. Without a person (an unknown address) the row is
-- written all the same, so that known and unknown addresses cost the same.
CREATE TABLE sign_in_codes (
    id BIGINT PRIMARY KEY,
    email TEXT NOT NULL,
    person_id BIGINT,
    browser_hash TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    CONSTRAINT sign_in_codes_person_id_fkey FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT sign_in_codes_attempts CHECK (attempts BETWEEN 0 AND 5)
);
CREATE INDEX sign_in_codes_browser_hash_idx ON sign_in_codes (browser_hash);
CREATE INDEX sign_in_codes_expires_at_idx ON sign_in_codes (expires_at);
