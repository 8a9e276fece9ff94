-- Two members meet for each other's business. One proposes three times, the other takes one; afterwards each says
-- whether it took place, and it counts once, when both say so. The pair is kept in the order of the keys.
CREATE TABLE one_to_ones (
    id BIGINT PRIMARY KEY,
    introduction_id BIGINT,
    first_id BIGINT NOT NULL,
    second_id BIGINT NOT NULL,
    opened_by_id BIGINT,
    state TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    way TEXT,
    place TEXT NOT NULL DEFAULT '',
    minutes INTEGER NOT NULL DEFAULT 60,
    round INTEGER NOT NULL DEFAULT 1,
    proposed_by_id BIGINT,
    taken_position INTEGER,
    opened_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    ended_at BIGINT,
    ended_by_id BIGINT,
    end_words TEXT NOT NULL DEFAULT '',
    first_account TEXT,
    first_words TEXT NOT NULL DEFAULT '',
    first_result TEXT,
    first_said_at BIGINT,
    second_account TEXT,
    second_words TEXT NOT NULL DEFAULT '',
    second_result TEXT,
    second_said_at BIGINT,
    is_held INTEGER NOT NULL DEFAULT 0,
    reminded_round INTEGER NOT NULL DEFAULT 0,
    asked_round INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT one_to_ones_introduction_id_fkey FOREIGN KEY (introduction_id) REFERENCES introductions (id),
    CONSTRAINT one_to_ones_first_id_fkey FOREIGN KEY (first_id) REFERENCES memberships (id),
    CONSTRAINT one_to_ones_second_id_fkey FOREIGN KEY (second_id) REFERENCES memberships (id),
    CONSTRAINT one_to_ones_introduction_key UNIQUE (introduction_id),
    CONSTRAINT one_to_ones_pair CHECK (first_id < second_id),
    CONSTRAINT one_to_ones_opened_by CHECK (opened_by_id IS NULL OR opened_by_id IN (first_id, second_id)),
    CONSTRAINT one_to_ones_proposed_by CHECK (proposed_by_id IS NULL OR proposed_by_id IN (first_id, second_id)),
    CONSTRAINT one_to_ones_ended_by CHECK (ended_by_id IS NULL OR ended_by_id IN (first_id, second_id)),
    CONSTRAINT one_to_ones_state CHECK (
        state IN ('proposed', 'taken', 'declined', 'called_off', 'lapsed', 'closed')
    ),
    CONSTRAINT one_to_ones_ended CHECK ((state IN ('proposed', 'taken')) = (ended_at IS NULL)),
    CONSTRAINT one_to_ones_taken CHECK (state NOT IN ('taken', 'closed') OR taken_position IS NOT NULL),
    CONSTRAINT one_to_ones_way CHECK (way IS NULL OR way IN ('first', 'second', 'elsewhere', 'video', 'phone')),
    CONSTRAINT one_to_ones_minutes CHECK (minutes BETWEEN 15 AND 180),
    CONSTRAINT one_to_ones_first_account CHECK (first_account IS NULL OR first_account IN ('held', 'missed')),
    CONSTRAINT one_to_ones_second_account CHECK (second_account IS NULL OR second_account IN ('held', 'missed')),
    CONSTRAINT one_to_ones_first_said CHECK ((first_account IS NULL) = (first_said_at IS NULL)),
    CONSTRAINT one_to_ones_second_said CHECK ((second_account IS NULL) = (second_said_at IS NULL)),
    CONSTRAINT one_to_ones_accounts CHECK (
        state IN ('taken', 'closed') OR (first_account IS NULL AND second_account IS NULL)
    ),
    -- Counted is what one at least says took place and the other does not deny.
    CONSTRAINT one_to_ones_held CHECK (
        is_held = 0 OR (
            state = 'closed' AND COALESCE(first_account, second_account) = 'held'
            AND COALESCE(second_account, first_account) = 'held'
        )
    )
);
CREATE INDEX one_to_ones_first_id_idx ON one_to_ones (first_id, id);
CREATE INDEX one_to_ones_second_id_idx ON one_to_ones (second_id, id);
CREATE INDEX one_to_ones_open_idx ON one_to_ones (state) WHERE state IN ('proposed', 'taken');
-- Who proposes to someone that has just proposed to them is shown that one.
CREATE UNIQUE INDEX one_to_ones_once_idx ON one_to_ones (first_id, second_id) WHERE state = 'proposed';

-- Three times, as often as they are proposed anew. Local time and zone are kept, so that the hour stays where it was put
-- when the zone's rules change.
CREATE TABLE one_to_one_times (
    one_to_one_id BIGINT NOT NULL,
    round INTEGER NOT NULL,
    position INTEGER NOT NULL,
    starts_at BIGINT NOT NULL,
    local_at TEXT NOT NULL,
    zone TEXT NOT NULL,
    CONSTRAINT one_to_one_times_pkey PRIMARY KEY (one_to_one_id, round, position),
    CONSTRAINT one_to_one_times_one_to_one_id_fkey FOREIGN KEY (one_to_one_id) REFERENCES one_to_ones (id),
    CONSTRAINT one_to_one_times_position CHECK (position BETWEEN 1 AND 3)
);

-- An hour that two introduced members agreed on is a one-to-one from now on, under the introduction's own key.
INSERT INTO one_to_ones (id, introduction_id, first_id, second_id, state, round, proposed_by_id, taken_position,
                         opened_at, changed_at)
SELECT id, id, first_id, second_id, 'taken', round, proposed_by_id, taken_position, taken_at, taken_at
FROM introductions WHERE taken_position IS NOT NULL;
INSERT INTO one_to_one_times (one_to_one_id, round, position, starts_at, local_at, zone)
SELECT o.id, t.round, t.position, t.starts_at, t.local_at, t.zone
FROM one_to_ones o JOIN introduction_times t ON t.introduction_id = o.introduction_id AND t.round = o.round;
