-- A meeting as it is run. Every time that is shown is reckoned from these instants, so that all devices show the same.
-- The agenda, the floor and the pitches are each changed against a version of their own; the key is that of the form that
-- changed it last, so that a form sent twice has one effect.
CREATE TABLE meeting_runs (
    meeting_id BIGINT PRIMARY KEY,
    started_at BIGINT NOT NULL,
    started_by_id BIGINT NOT NULL,
    position INTEGER NOT NULL,
    ended_at BIGINT,
    agenda_version INTEGER NOT NULL DEFAULT 1,
    agenda_key BIGINT,
    floor_version INTEGER NOT NULL DEFAULT 1,
    floor_key BIGINT,
    pitches_version INTEGER NOT NULL DEFAULT 1,
    pitches_key BIGINT,
    CONSTRAINT meeting_runs_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT meeting_runs_started_by_id_fkey FOREIGN KEY (started_by_id) REFERENCES people (id),
    CONSTRAINT meeting_runs_position CHECK (position > 0),
    CONSTRAINT meeting_runs_ended CHECK (ended_at IS NULL OR ended_at >= started_at)
);
CREATE INDEX meeting_runs_open_idx ON meeting_runs (meeting_id) WHERE ended_at IS NULL;

-- A part that was begun: the milliseconds it took so far, and since when it has gone on. One that was left can be gone
-- back to. `extra` are the minutes it was given beyond the agenda's.
CREATE TABLE run_parts (
    meeting_id BIGINT NOT NULL,
    position INTEGER NOT NULL,
    began_at BIGINT NOT NULL,
    left_at BIGINT,
    resumed_at BIGINT,
    spent BIGINT NOT NULL DEFAULT 0,
    extra INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT run_parts_pkey PRIMARY KEY (meeting_id, position),
    CONSTRAINT run_parts_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting_runs (meeting_id),
    CONSTRAINT run_parts_going CHECK (left_at IS NULL OR resumed_at IS NULL),
    CONSTRAINT run_parts_spent CHECK (spent >= 0),
    CONSTRAINT run_parts_extra CHECK (extra BETWEEN 0 AND 240)
);
CREATE UNIQUE INDEX run_parts_on_key ON run_parts (meeting_id) WHERE left_at IS NULL;

-- A member who asks for the floor, has it, or had it. A hand that is taken back leaves no line.
CREATE TABLE run_turns (
    id BIGINT PRIMARY KEY,
    meeting_id BIGINT NOT NULL,
    membership_id BIGINT NOT NULL,
    state TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    given_at BIGINT,
    ended_at BIGINT,
    CONSTRAINT run_turns_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting_runs (meeting_id),
    CONSTRAINT run_turns_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships (id),
    CONSTRAINT run_turns_state CHECK (state IN ('waiting', 'speaking', 'done')),
    CONSTRAINT run_turns_given CHECK ((state = 'waiting') = (given_at IS NULL)),
    CONSTRAINT run_turns_ended CHECK ((state = 'done') = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX run_turns_waiting_key ON run_turns (meeting_id, membership_id) WHERE state = 'waiting';
CREATE UNIQUE INDEX run_turns_speaking_key ON run_turns (meeting_id) WHERE state = 'speaking';
CREATE INDEX run_turns_meeting_id_idx ON run_turns (meeting_id, state);
CREATE INDEX run_turns_membership_id_idx ON run_turns (membership_id, given_at);

-- Members who present their company in a minute, in order.
CREATE TABLE run_pitches (
    meeting_id BIGINT NOT NULL,
    membership_id BIGINT NOT NULL,
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    began_at BIGINT,
    ended_at BIGINT,
    CONSTRAINT run_pitches_pkey PRIMARY KEY (meeting_id, membership_id),
    CONSTRAINT run_pitches_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting_runs (meeting_id),
    CONSTRAINT run_pitches_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships (id),
    CONSTRAINT run_pitches_state CHECK (state IN ('waiting', 'on', 'done', 'skipped')),
    CONSTRAINT run_pitches_began CHECK ((state IN ('on', 'done')) = (began_at IS NOT NULL)),
    CONSTRAINT run_pitches_ended CHECK ((state = 'done') = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX run_pitches_on_key ON run_pitches (meeting_id) WHERE state = 'on';
CREATE INDEX run_pitches_membership_id_idx ON run_pitches (membership_id, began_at);

-- What is written on the go, part by part; minutes are made of it.
CREATE TABLE meeting_notes (
    meeting_id BIGINT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    written_at BIGINT NOT NULL,
    written_by_id BIGINT NOT NULL,
    CONSTRAINT meeting_notes_pkey PRIMARY KEY (meeting_id, position),
    CONSTRAINT meeting_notes_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT meeting_notes_written_by_id_fkey FOREIGN KEY (written_by_id) REFERENCES people (id),
    CONSTRAINT meeting_notes_position CHECK (position > 0)
);
