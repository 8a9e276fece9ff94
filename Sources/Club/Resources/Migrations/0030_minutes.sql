-- What was said at a meeting. A draft is its bureau's alone; sent, it is for all whom the meeting was for, and what is
-- corrected afterwards says so.
CREATE TABLE minutes (
    meeting_id BIGINT PRIMARY KEY,
    words TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    written_at BIGINT NOT NULL,
    written_by_id BIGINT NOT NULL,
    sent_at BIGINT,
    corrected_at BIGINT,
    CONSTRAINT minutes_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT minutes_written_by_id_fkey FOREIGN KEY (written_by_id) REFERENCES people (id),
    CONSTRAINT minutes_corrected CHECK (corrected_at IS NULL OR sent_at IS NOT NULL)
);
CREATE INDEX minutes_written_by_id_idx ON minutes (written_by_id);

-- What was decided, and what somebody took upon themselves. `reminded` is how far its owner was reminded: 1 three days
-- before, 2 on the day, 3 a week after.
CREATE TABLE meeting_tasks (
    id BIGINT PRIMARY KEY,
    meeting_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    owner_id BIGINT,
    due_on TEXT,
    state TEXT NOT NULL,
    reminded INTEGER NOT NULL DEFAULT 0,
    noted_at BIGINT NOT NULL,
    noted_by_id BIGINT NOT NULL,
    closed_at BIGINT,
    closed_by_id BIGINT,
    CONSTRAINT meeting_tasks_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT meeting_tasks_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES memberships (id),
    CONSTRAINT meeting_tasks_noted_by_id_fkey FOREIGN KEY (noted_by_id) REFERENCES people (id),
    CONSTRAINT meeting_tasks_closed_by_id_fkey FOREIGN KEY (closed_by_id) REFERENCES people (id),
    CONSTRAINT meeting_tasks_kind CHECK (kind IN ('decision', 'task')),
    CONSTRAINT meeting_tasks_owned CHECK ((kind = 'task') = (owner_id IS NOT NULL)),
    CONSTRAINT meeting_tasks_due CHECK ((kind = 'task') = (due_on IS NOT NULL)),
    CONSTRAINT meeting_tasks_state CHECK (state IN ('open', 'done', 'dropped')),
    CONSTRAINT meeting_tasks_closed CHECK ((state = 'open') = (closed_at IS NULL)),
    CONSTRAINT meeting_tasks_reminded CHECK (reminded BETWEEN 0 AND 3)
);
CREATE INDEX meeting_tasks_meeting_id_idx ON meeting_tasks (meeting_id, id);
CREATE INDEX meeting_tasks_owner_id_idx ON meeting_tasks (owner_id, state) WHERE owner_id IS NOT NULL;
CREATE INDEX meeting_tasks_due_on_idx ON meeting_tasks (due_on) WHERE state = 'open' AND due_on IS NOT NULL;
CREATE INDEX meeting_tasks_noted_by_id_idx ON meeting_tasks (noted_by_id);
CREATE INDEX meeting_tasks_closed_by_id_idx ON meeting_tasks (closed_by_id) WHERE closed_by_id IS NOT NULL;

-- Who was there. Reckoned once from answers and arrivals when a meeting is over (`attendance_at`); then the bureau's, who
-- may put it right, at a member's request too.
ALTER TABLE meetings ADD COLUMN attendance_at BIGINT;
CREATE TABLE attendances (
    meeting_id BIGINT NOT NULL,
    membership_id BIGINT NOT NULL,
    state TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    noted_by_id BIGINT,
    CONSTRAINT attendances_pkey PRIMARY KEY (meeting_id, membership_id),
    CONSTRAINT attendances_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT attendances_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships (id),
    CONSTRAINT attendances_noted_by_id_fkey FOREIGN KEY (noted_by_id) REFERENCES people (id),
    CONSTRAINT attendances_state CHECK (state IN ('present', 'late', 'substitute', 'excused', 'absent'))
);
CREATE INDEX attendances_membership_id_idx ON attendances (membership_id, meeting_id);
CREATE INDEX attendances_noted_by_id_idx ON attendances (noted_by_id) WHERE noted_by_id IS NOT NULL;

-- A member says that their attendance is not right; an officer agrees or not. One question is open at a time.
CREATE TABLE attendance_corrections (
    id BIGINT PRIMARY KEY,
    meeting_id BIGINT NOT NULL,
    membership_id BIGINT NOT NULL,
    wanted TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    asked_at BIGINT NOT NULL,
    is_agreed SMALLINT,
    decided_at BIGINT,
    decided_by_id BIGINT,
    CONSTRAINT attendance_corrections_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT attendance_corrections_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships (id),
    CONSTRAINT attendance_corrections_decided_by_id_fkey FOREIGN KEY (decided_by_id) REFERENCES people (id),
    CONSTRAINT attendance_corrections_wanted CHECK (wanted IN ('present', 'late', 'substitute', 'excused', 'absent')),
    CONSTRAINT attendance_corrections_decided CHECK ((decided_at IS NULL) = (is_agreed IS NULL)),
    CONSTRAINT attendance_corrections_decided_by CHECK ((decided_at IS NULL) = (decided_by_id IS NULL))
);
CREATE UNIQUE INDEX attendance_corrections_open_idx ON attendance_corrections (meeting_id, membership_id)
    WHERE decided_at IS NULL;
CREATE INDEX attendance_corrections_membership_id_idx ON attendance_corrections (membership_id);
CREATE INDEX attendance_corrections_decided_by_id_idx ON attendance_corrections (decided_by_id)
    WHERE decided_by_id IS NOT NULL;
