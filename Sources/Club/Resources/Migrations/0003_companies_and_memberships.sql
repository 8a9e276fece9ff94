CREATE TABLE companies (
    id BIGINT PRIMARY KEY,
    legal_name TEXT NOT NULL,
    trade_name TEXT NOT NULL DEFAULT '',
    activity TEXT NOT NULL DEFAULT '',
    nma_division TEXT,
    city TEXT NOT NULL DEFAULT '',
    city_code TEXT,
    ice TEXT,
    register_number TEXT NOT NULL DEFAULT '',
    register_court TEXT NOT NULL DEFAULT '',
    tax_number TEXT NOT NULL DEFAULT '',
    website TEXT NOT NULL DEFAULT '',
    head_count_band TEXT,
    turnover_band TEXT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    CONSTRAINT companies_ice_key UNIQUE (ice),
    CONSTRAINT companies_ice_length CHECK (ice IS NULL OR length(ice) = 15),
    CONSTRAINT companies_legal_name CHECK (legal_name <> ''),
    CONSTRAINT companies_nma_division CHECK (nma_division IS NULL OR length(nma_division) = 2)
);
CREATE INDEX companies_nma_division_idx ON companies (nma_division);
CREATE INDEX companies_city_code_idx ON companies (city_code);

CREATE TABLE trademarks (
    id BIGINT PRIMARY KEY,
    company_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    ompic_number TEXT NOT NULL DEFAULT '',
    nice_classes TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL,
    expires_on TEXT,
    CONSTRAINT trademarks_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
    CONSTRAINT trademarks_company_id_folded_name_key UNIQUE (company_id, folded_name),
    CONSTRAINT trademarks_name CHECK (name <> ''),
    CONSTRAINT trademarks_status CHECK (status IN ('filed', 'registered'))
);

-- A person's seat for a company in a branch. `sort_name` is the folded name, family name first: what a
-- directory is ordered by in both engines alike; the search index fills it.
CREATE TABLE memberships (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    company_id BIGINT NOT NULL,
    branch_id BIGINT NOT NULL,
    status TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    offers TEXT NOT NULL DEFAULT '',
    needs TEXT NOT NULL DEFAULT '',
    joined_on TEXT,
    left_on TEXT,
    sponsor_id BIGINT,
    dues_minor BIGINT,
    dues_settled SMALLINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    invited_at BIGINT,
    sort_name TEXT COLLATE "C" NOT NULL DEFAULT '',
    CONSTRAINT memberships_person_id_fkey FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT memberships_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
    CONSTRAINT memberships_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES branches (id),
    CONSTRAINT memberships_sponsor_id_fkey FOREIGN KEY (sponsor_id) REFERENCES memberships (id),
    CONSTRAINT memberships_person_id_company_id_branch_id_key UNIQUE (person_id, company_id, branch_id),
    CONSTRAINT memberships_status CHECK (status IN ('candidate', 'active', 'suspended', 'left')),
    CONSTRAINT memberships_left CHECK (left_on IS NULL OR status = 'left'),
    CONSTRAINT memberships_not_own_sponsor CHECK (sponsor_id IS NULL OR sponsor_id <> id),
    CONSTRAINT memberships_dues CHECK (dues_minor IS NULL OR dues_minor >= 0)
);
CREATE INDEX memberships_company_id_idx ON memberships (company_id);
CREATE INDEX memberships_branch_id_status_idx ON memberships (branch_id, status);
CREATE INDEX memberships_status_sort_name_idx ON memberships (status, sort_name, id);
CREATE INDEX memberships_status_joined_on_idx ON memberships (status, joined_on, id);

-- Who may see each field: 0 public, 1 members, 2 the member's branch, 3 its bureau, 4 the member alone.
-- The member's page is public only when `is_public`; then it shows the fields that are public.
CREATE TABLE profile_audiences (
    membership_id BIGINT PRIMARY KEY,
    is_public SMALLINT NOT NULL DEFAULT 0,
    email SMALLINT NOT NULL DEFAULT 1,
    phone SMALLINT NOT NULL DEFAULT 1,
    title SMALLINT NOT NULL DEFAULT 1,
    activity SMALLINT NOT NULL DEFAULT 1,
    city SMALLINT NOT NULL DEFAULT 1,
    website SMALLINT NOT NULL DEFAULT 1,
    identifiers SMALLINT NOT NULL DEFAULT 1,
    size SMALLINT NOT NULL DEFAULT 3,
    offers SMALLINT NOT NULL DEFAULT 1,
    needs SMALLINT NOT NULL DEFAULT 1,
    trademarks SMALLINT NOT NULL DEFAULT 1,
    languages SMALLINT NOT NULL DEFAULT 1,
    CONSTRAINT profile_audiences_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships (id),
    CONSTRAINT profile_audiences_is_public CHECK (is_public IN (0, 1)),
    CONSTRAINT profile_audiences_email CHECK (email BETWEEN 0 AND 4),
    CONSTRAINT profile_audiences_phone CHECK (phone BETWEEN 0 AND 4),
    CONSTRAINT profile_audiences_title CHECK (title BETWEEN 0 AND 4),
    CONSTRAINT profile_audiences_activity CHECK (activity BETWEEN 0 AND 4),
    CONSTRAINT profile_audiences_city CHECK (city BETWEEN 0 AND 4),
    CONSTRAINT profile_audiences_website CHECK (website BETWEEN 0 AND 4),
    CONSTRAINT profile_audiences_identifiers CHECK (identifiers BETWEEN 0 AND 4),
    CONSTRAINT profile_audiences_size CHECK (size BETWEEN 0 AND 4),
    CONSTRAINT profile_audiences_offers CHECK (offers BETWEEN 0 AND 4),
    CONSTRAINT profile_audiences_needs CHECK (needs BETWEEN 0 AND 4),
    CONSTRAINT profile_audiences_trademarks CHECK (trademarks BETWEEN 0 AND 4),
    CONSTRAINT profile_audiences_languages CHECK (languages BETWEEN 0 AND 4)
);

-- What the directory's search looks up. A term carries the audience of the field it came from, so that
-- a search never reveals what the page would hide; its first character tells its kind. The key holds all
-- columns, so that a look-up never leaves the index.
CREATE TABLE search_terms (
    term TEXT COLLATE "C" NOT NULL,
    membership_id BIGINT NOT NULL,
    field SMALLINT NOT NULL,
    audience SMALLINT NOT NULL,
    CONSTRAINT search_terms_pkey PRIMARY KEY (term, membership_id, field, audience),
    CONSTRAINT search_terms_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships (id),
    CONSTRAINT search_terms_audience CHECK (audience BETWEEN 0 AND 4)
);
CREATE INDEX search_terms_membership_id_idx ON search_terms (membership_id);

-- A signed-in browser. `membership_id` is the seat the person is using now.
CREATE TABLE sessions (
    id BIGINT PRIMARY KEY,
    token_hash TEXT NOT NULL,
    person_id BIGINT NOT NULL,
    membership_id BIGINT,
    device TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    CONSTRAINT sessions_token_hash_key UNIQUE (token_hash),
    CONSTRAINT sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT sessions_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships (id),
    CONSTRAINT sessions_life CHECK (expires_at > created_at)
);
CREATE INDEX sessions_person_id_idx ON sessions (person_id);
