-- Two members put in touch: by a third one, by a match, by a ring. Nothing about one is told to the other as long as
-- it is not made, and it is made only when both accepted. A refusal is nobody's but its author's: for the others the
-- introduction waits until its term.
CREATE TABLE introductions (
    id BIGINT PRIMARY KEY,
    origin TEXT NOT NULL,
    introducer_id BIGINT,
    first_id BIGINT NOT NULL,
    second_id BIGINT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    first_answer TEXT NOT NULL,
    second_answer TEXT NOT NULL,
    first_answered_at BIGINT,
    second_answered_at BIGINT,
    introduced_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    made_at BIGINT,
    closed_at BIGINT,
    round INTEGER NOT NULL DEFAULT 0,
    proposed_by_id BIGINT,
    taken_position INTEGER,
    taken_by_id BIGINT,
    taken_at BIGINT,
    CONSTRAINT introductions_introducer_id_fkey FOREIGN KEY (introducer_id) REFERENCES memberships (id),
    CONSTRAINT introductions_first_id_fkey FOREIGN KEY (first_id) REFERENCES memberships (id),
    CONSTRAINT introductions_second_id_fkey FOREIGN KEY (second_id) REFERENCES memberships (id),
    CONSTRAINT introductions_proposed_by_id_fkey FOREIGN KEY (proposed_by_id) REFERENCES memberships (id),
    CONSTRAINT introductions_taken_by_id_fkey FOREIGN KEY (taken_by_id) REFERENCES memberships (id),
    CONSTRAINT introductions_pair CHECK (first_id < second_id),
    CONSTRAINT introductions_three CHECK (
        introducer_id IS NULL OR (introducer_id <> first_id AND introducer_id <> second_id)
    ),
    CONSTRAINT introductions_origin CHECK (origin IN ('member', 'match', 'vouch', 'ring')),
    CONSTRAINT introductions_introduced_by CHECK ((origin IN ('member', 'vouch')) = (introducer_id IS NOT NULL)),
    CONSTRAINT introductions_state CHECK (state IN ('open', 'declined', 'made', 'closed')),
    CONSTRAINT introductions_first_answer CHECK (first_answer IN ('waiting', 'accepted', 'declined')),
    CONSTRAINT introductions_second_answer CHECK (second_answer IN ('waiting', 'accepted', 'declined')),
    CONSTRAINT introductions_made CHECK (
        (state = 'made') = (made_at IS NOT NULL)
        AND (state <> 'made' OR (first_answer = 'accepted' AND second_answer = 'accepted'))
    ),
    CONSTRAINT introductions_open CHECK (
        state <> 'open' OR (first_answer <> 'declined' AND second_answer <> 'declined')
    ),
    CONSTRAINT introductions_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
    CONSTRAINT introductions_taken CHECK (
        (taken_position IS NULL) = (taken_at IS NULL) AND (taken_position IS NULL OR state = 'made')
    )
);
CREATE INDEX introductions_first_id_idx ON introductions (first_id, id);
CREATE INDEX introductions_second_id_idx ON introductions (second_id, id);
CREATE INDEX introductions_introducer_id_idx ON introductions (introducer_id, id) WHERE introducer_id IS NOT NULL;
CREATE INDEX introductions_expires_at_idx ON introductions (expires_at) WHERE state IN ('open', 'declined');
-- A member introduces the same two once; again only when the first time came to nothing and its term has passed.
CREATE UNIQUE INDEX introductions_once_idx ON introductions (introducer_id, first_id, second_id)
    WHERE introducer_id IS NOT NULL AND state <> 'closed';

-- Three times for a one-to-one, as often as they are proposed anew: `round` counts. A meeting keeps its local time and
-- zone, so that it stays where it was put when the zone's rules change.
CREATE TABLE introduction_times (
    introduction_id BIGINT NOT NULL,
    round INTEGER NOT NULL,
    position INTEGER NOT NULL,
    starts_at BIGINT NOT NULL,
    local_at TEXT NOT NULL,
    zone TEXT NOT NULL,
    CONSTRAINT introduction_times_pkey PRIMARY KEY (introduction_id, round, position),
    CONSTRAINT introduction_times_introduction_id_fkey FOREIGN KEY (introduction_id) REFERENCES introductions (id),
    CONSTRAINT introduction_times_position CHECK (position BETWEEN 1 AND 3)
);
