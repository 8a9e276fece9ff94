-- A meeting keeps its local time and zone: `starts_at` and `ends_at` are what these mean by the zone's rules of the
-- day, and are reckoned again when the rules change. Without a branch it is the whole club's.
CREATE TABLE meetings (
    id BIGINT PRIMARY KEY,
    branch_id BIGINT,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    about TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    map_url TEXT,
    price TEXT NOT NULL DEFAULT '',
    audience TEXT NOT NULL,
    capacity INTEGER,
    local_start TEXT NOT NULL,
    local_end TEXT NOT NULL,
    zone TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    created_by_id BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    published_at BIGINT,
    cancelled_at BIGINT,
    cancel_reason TEXT NOT NULL DEFAULT '',
    day_reminder_at BIGINT,
    hours_reminder_at BIGINT,
    CONSTRAINT meetings_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES branches (id),
    CONSTRAINT meetings_created_by_id_fkey FOREIGN KEY (created_by_id) REFERENCES people (id),
    CONSTRAINT meetings_kind CHECK (kind IN ('plenary', 'breakfast', 'workshop', 'visit', 'training', 'team')),
    CONSTRAINT meetings_title CHECK (title <> ''),
    CONSTRAINT meetings_audience CHECK (audience IN ('branch', 'club')),
    CONSTRAINT meetings_of_branch CHECK (audience <> 'branch' OR branch_id IS NOT NULL),
    CONSTRAINT meetings_capacity CHECK (capacity IS NULL OR capacity > 0),
    CONSTRAINT meetings_times CHECK (starts_at < ends_at),
    CONSTRAINT meetings_state CHECK (state IN ('draft', 'published', 'cancelled')),
    CONSTRAINT meetings_published CHECK (state <> 'published' OR published_at IS NOT NULL),
    CONSTRAINT meetings_cancelled CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL))
);
CREATE INDEX meetings_starts_at_idx ON meetings (starts_at, id);
CREATE INDEX meetings_branch_id_idx ON meetings (branch_id, starts_at) WHERE branch_id IS NOT NULL;

-- The timed parts of a meeting, in order, and who speaks.
CREATE TABLE meeting_parts (
    meeting_id BIGINT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    speaker TEXT NOT NULL DEFAULT '',
    CONSTRAINT meeting_parts_pkey PRIMARY KEY (meeting_id, position),
    CONSTRAINT meeting_parts_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT meeting_parts_title CHECK (title <> ''),
    CONSTRAINT meeting_parts_minutes CHECK (minutes BETWEEN 1 AND 600)
);

-- A member's answer. `waiting` keeps the order of the waiting list by `asked_at` and key; whoever sits (`coming`, or a
-- `substitute` sent by a member) counts towards the capacity.
CREATE TABLE registrations (
    id BIGINT PRIMARY KEY,
    meeting_id BIGINT NOT NULL,
    membership_id BIGINT NOT NULL,
    answer TEXT NOT NULL,
    substitute TEXT NOT NULL DEFAULT '',
    asked_at BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    CONSTRAINT registrations_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT registrations_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships (id),
    CONSTRAINT registrations_answer CHECK (answer IN ('coming', 'maybe', 'declined', 'substitute', 'waiting')),
    CONSTRAINT registrations_substitute CHECK (
        (answer <> 'substitute' OR substitute <> '') AND (substitute = '' OR answer IN ('substitute', 'waiting'))
    ),
    CONSTRAINT registrations_member_key UNIQUE (meeting_id, membership_id)
);
CREATE INDEX registrations_membership_id_idx ON registrations (membership_id, meeting_id);
