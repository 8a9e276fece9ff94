-- Meetings called together, as often as a rule of RFC 5545 says. Each is a meeting of its own that may be changed alone;
-- `series_start` is the local start it had by the rule.
CREATE TABLE meeting_series (
    id BIGINT PRIMARY KEY,
    pattern TEXT NOT NULL,
    rule TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT meeting_series_pattern CHECK (pattern IN ('daily', 'weekly', 'fortnightly', 'weekday', 'monthly'))
);

ALTER TABLE meetings ADD COLUMN series_id BIGINT CONSTRAINT meetings_series_id_fkey REFERENCES meeting_series (id);
ALTER TABLE meetings ADD COLUMN series_start TEXT;
CREATE INDEX meetings_series_id_idx ON meetings (series_id, series_start) WHERE series_id IS NOT NULL;

-- Who holds which part of a meeting: a member of the club, or a name alone.
CREATE TABLE meeting_roles (
    meeting_id BIGINT NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    membership_id BIGINT,
    CONSTRAINT meeting_roles_pkey PRIMARY KEY (meeting_id, role),
    CONSTRAINT meeting_roles_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT meeting_roles_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships (id),
    CONSTRAINT meeting_roles_role CHECK (role IN ('host', 'timekeeper', 'welcome')),
    CONSTRAINT meeting_roles_held CHECK (name <> '' OR membership_id IS NOT NULL)
);
CREATE INDEX meeting_roles_membership_id_idx ON meeting_roles (membership_id) WHERE membership_id IS NOT NULL;

ALTER TABLE meeting_parts
    ADD COLUMN speaker_id BIGINT CONSTRAINT meeting_parts_speaker_id_fkey REFERENCES memberships (id);
CREATE INDEX meeting_parts_speaker_id_idx ON meeting_parts (speaker_id) WHERE speaker_id IS NOT NULL;

-- The secret address at which calendar programs read a branch's meetings; only its hash is kept.
CREATE TABLE branch_calendars (
    branch_id BIGINT PRIMARY KEY,
    token_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by_id BIGINT NOT NULL,
    CONSTRAINT branch_calendars_token_hash_key UNIQUE (token_hash),
    CONSTRAINT branch_calendars_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES branches (id),
    CONSTRAINT branch_calendars_created_by_id_fkey FOREIGN KEY (created_by_id) REFERENCES people (id)
);
CREATE INDEX branch_calendars_created_by_id_idx ON branch_calendars (created_by_id);
