-- Who sits where at a meeting, round by round: one plan a meeting, drawn up by the bureau, seen by the others once it is
-- published. Each change of it counts the version up.
CREATE TABLE seatings (
    id BIGINT PRIMARY KEY,
    meeting_id BIGINT NOT NULL,
    table_count INTEGER NOT NULL,
    seat_count INTEGER NOT NULL,
    round_count INTEGER NOT NULL,
    minutes INTEGER NOT NULL DEFAULT 15,
    seconds INTEGER NOT NULL DEFAULT 2,
    rivals_apart INTEGER NOT NULL DEFAULT 1,
    state TEXT NOT NULL DEFAULT 'draft',
    is_planned INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    last_key BIGINT,
    new_pairs INTEGER NOT NULL DEFAULT 0,
    pairs_bound INTEGER NOT NULL DEFAULT 0,
    repeats INTEGER NOT NULL DEFAULT 0,
    wishes_kept INTEGER NOT NULL DEFAULT 0,
    wishes INTEGER NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    created_by_id BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    CONSTRAINT seatings_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT seatings_created_by_id_fkey FOREIGN KEY (created_by_id) REFERENCES people (id),
    CONSTRAINT seatings_meeting_key UNIQUE (meeting_id),
    CONSTRAINT seatings_table_count CHECK (table_count BETWEEN 1 AND 200),
    CONSTRAINT seatings_seat_count CHECK (seat_count BETWEEN 1 AND 100),
    CONSTRAINT seatings_round_count CHECK (round_count BETWEEN 1 AND 30),
    CONSTRAINT seatings_minutes CHECK (minutes BETWEEN 1 AND 240),
    CONSTRAINT seatings_seconds CHECK (seconds BETWEEN 1 AND 30),
    CONSTRAINT seatings_state CHECK (state IN ('draft', 'locked', 'published')),
    CONSTRAINT seatings_planned CHECK (state = 'draft' OR is_planned = 1)
);

-- Whom a plan seats. A member, who may have sent a substitute, or later a visitor, who has no seat in the club; `label`
-- names whoever is no member. `rounds` has a bit for each round they are there, the first round the lowest one.
CREATE TABLE seating_guests (
    id BIGINT PRIMARY KEY,
    seating_id BIGINT NOT NULL,
    membership_id BIGINT,
    kind TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT '',
    rounds BIGINT NOT NULL,
    is_added INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT seating_guests_seating_id_fkey FOREIGN KEY (seating_id) REFERENCES seatings (id),
    CONSTRAINT seating_guests_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships (id),
    CONSTRAINT seating_guests_member_key UNIQUE (seating_id, membership_id),
    CONSTRAINT seating_guests_kind CHECK (kind IN ('member', 'substitute', 'visitor')),
    CONSTRAINT seating_guests_member CHECK (kind = 'visitor' OR membership_id IS NOT NULL),
    CONSTRAINT seating_guests_label CHECK (kind <> 'member' OR label = ''),
    CONSTRAINT seating_guests_rounds CHECK (rounds BETWEEN 0 AND 1073741823)
);
CREATE INDEX seating_guests_membership_id_idx ON seating_guests (membership_id, seating_id)
    WHERE membership_id IS NOT NULL;

-- One place of one round. `sitter_id` is the member who sits there themself, and no substitute: by it the club knows who
-- sat with whom, over all its plans, in one walk of an index.
CREATE TABLE table_seats (
    seating_id BIGINT NOT NULL,
    round INTEGER NOT NULL,
    guest_id BIGINT NOT NULL,
    table_number INTEGER NOT NULL,
    sitter_id BIGINT,
    moved_at BIGINT,
    CONSTRAINT table_seats_pkey PRIMARY KEY (seating_id, round, guest_id),
    CONSTRAINT table_seats_seating_id_fkey FOREIGN KEY (seating_id) REFERENCES seatings (id),
    CONSTRAINT table_seats_guest_id_fkey FOREIGN KEY (guest_id) REFERENCES seating_guests (id),
    CONSTRAINT table_seats_sitter_id_fkey FOREIGN KEY (sitter_id) REFERENCES memberships (id),
    CONSTRAINT table_seats_round CHECK (round BETWEEN 1 AND 30),
    CONSTRAINT table_seats_table_number CHECK (table_number BETWEEN 1 AND 200)
);
CREATE INDEX table_seats_table_idx ON table_seats (seating_id, round, table_number);
CREATE INDEX table_seats_sitter_id_idx ON table_seats (sitter_id, seating_id, round, table_number)
    WHERE sitter_id IS NOT NULL;
CREATE INDEX table_seats_guest_id_idx ON table_seats (guest_id);

-- A round that was begun, or whose meeting is over: its seats are history and change no more.
CREATE TABLE seating_rounds (
    seating_id BIGINT NOT NULL,
    round INTEGER NOT NULL,
    held_at BIGINT NOT NULL,
    started_at BIGINT,
    ends_at BIGINT,
    CONSTRAINT seating_rounds_pkey PRIMARY KEY (seating_id, round),
    CONSTRAINT seating_rounds_seating_id_fkey FOREIGN KEY (seating_id) REFERENCES seatings (id),
    CONSTRAINT seating_rounds_round CHECK (round BETWEEN 1 AND 30),
    CONSTRAINT seating_rounds_times CHECK ((started_at IS NULL) = (ends_at IS NULL))
);

-- Members who stay at a table of theirs.
CREATE TABLE table_hosts (
    meeting_id BIGINT NOT NULL,
    membership_id BIGINT NOT NULL,
    table_number INTEGER NOT NULL,
    CONSTRAINT table_hosts_pkey PRIMARY KEY (meeting_id, membership_id),
    CONSTRAINT table_hosts_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT table_hosts_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships (id),
    CONSTRAINT table_hosts_table_number CHECK (table_number BETWEEN 1 AND 200)
);
CREATE INDEX table_hosts_membership_id_idx ON table_hosts (membership_id);

-- The work of seating, done beside the requests. A server that works on one says so by `beat_at`; when it falls silent
-- another takes the work up.
CREATE TABLE seating_jobs (
    id BIGINT PRIMARY KEY,
    seating_id BIGINT NOT NULL,
    state TEXT NOT NULL,
    asked_by_id BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    attempt INTEGER NOT NULL DEFAULT 0,
    started_at BIGINT,
    beat_at BIGINT,
    ended_at BIGINT,
    new_pairs INTEGER NOT NULL DEFAULT 0,
    pairs_bound INTEGER NOT NULL DEFAULT 0,
    reasons TEXT NOT NULL DEFAULT '',
    CONSTRAINT seating_jobs_seating_id_fkey FOREIGN KEY (seating_id) REFERENCES seatings (id),
    CONSTRAINT seating_jobs_asked_by_id_fkey FOREIGN KEY (asked_by_id) REFERENCES people (id),
    CONSTRAINT seating_jobs_state CHECK (
        state IN ('waiting', 'running', 'done', 'impossible', 'cancelled', 'stopped')
    ),
    CONSTRAINT seating_jobs_started CHECK (state <> 'running' OR (started_at IS NOT NULL AND beat_at IS NOT NULL)),
    CONSTRAINT seating_jobs_ended CHECK ((state IN ('waiting', 'running')) = (ended_at IS NULL))
);
CREATE INDEX seating_jobs_seating_id_idx ON seating_jobs (seating_id, id);
CREATE UNIQUE INDEX seating_jobs_open_idx ON seating_jobs (seating_id) WHERE state IN ('waiting', 'running');

-- Members whom the bureau never seats together. Why is written nowhere.
CREATE TABLE apart_pairs (
    first_id BIGINT NOT NULL,
    second_id BIGINT NOT NULL,
    noted_at BIGINT NOT NULL,
    noted_by_id BIGINT NOT NULL,
    CONSTRAINT apart_pairs_pkey PRIMARY KEY (first_id, second_id),
    CONSTRAINT apart_pairs_first_id_fkey FOREIGN KEY (first_id) REFERENCES memberships (id),
    CONSTRAINT apart_pairs_second_id_fkey FOREIGN KEY (second_id) REFERENCES memberships (id),
    CONSTRAINT apart_pairs_noted_by_id_fkey FOREIGN KEY (noted_by_id) REFERENCES people (id),
    CONSTRAINT apart_pairs_pair CHECK (first_id < second_id)
);
CREATE INDEX apart_pairs_second_id_idx ON apart_pairs (second_id);
