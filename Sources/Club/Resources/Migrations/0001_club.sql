-- The club and its branches. One database holds one club, so its row has the number 1.
CREATE TABLE clubs (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    city TEXT NOT NULL,
    language TEXT NOT NULL,
    currency TEXT NOT NULL,
    is_demo SMALLINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    CONSTRAINT clubs_single CHECK (id = 1),
    CONSTRAINT clubs_language CHECK (language IN ('fr', 'ar', 'en')),
    CONSTRAINT clubs_currency CHECK (length(currency) = 3),
    CONSTRAINT clubs_is_demo CHECK (is_demo IN (0, 1))
);

CREATE TABLE branches (
    id BIGINT PRIMARY KEY,
    parent_id BIGINT,
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    CONSTRAINT branches_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES branches (id),
    CONSTRAINT branches_folded_name_key UNIQUE (folded_name),
    CONSTRAINT branches_not_own_parent CHECK (parent_id IS NULL OR parent_id <> id)
);
