-- Pairs that Rabita proposes. Each side answers alone; what one said is never shown to the other. Reasons are kept as
-- keys, not as words, so that each reader sees those that they may, in their language.
CREATE TABLE matches (
    id BIGINT PRIMARY KEY,
    first_id BIGINT NOT NULL,
    second_id BIGINT NOT NULL,
    week TEXT COLLATE "C" NOT NULL,
    score INTEGER NOT NULL,
    reasons TEXT NOT NULL,
    first_answer TEXT NOT NULL DEFAULT 'waiting',
    second_answer TEXT NOT NULL DEFAULT 'waiting',
    first_answered_at BIGINT,
    second_answered_at BIGINT,
    proposed_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    closed_at BIGINT,
    introduction_id BIGINT,
    CONSTRAINT matches_first_id_fkey FOREIGN KEY (first_id) REFERENCES memberships (id),
    CONSTRAINT matches_second_id_fkey FOREIGN KEY (second_id) REFERENCES memberships (id),
    CONSTRAINT matches_introduction_id_fkey FOREIGN KEY (introduction_id) REFERENCES introductions (id),
    CONSTRAINT matches_pair CHECK (first_id < second_id),
    CONSTRAINT matches_week CHECK (length(week) = 10),
    CONSTRAINT matches_first_answer CHECK (first_answer IN ('waiting', 'interested', 'not_now', 'no')),
    CONSTRAINT matches_second_answer CHECK (second_answer IN ('waiting', 'interested', 'not_now', 'no')),
    CONSTRAINT matches_introduced CHECK (introduction_id IS NULL OR closed_at IS NOT NULL)
);
CREATE UNIQUE INDEX matches_open_idx ON matches (first_id, second_id) WHERE closed_at IS NULL;
CREATE INDEX matches_first_id_idx ON matches (first_id, proposed_at);
CREATE INDEX matches_second_id_idx ON matches (second_id, proposed_at);
CREATE INDEX matches_proposed_at_idx ON matches (proposed_at);
CREATE INDEX matches_expires_at_idx ON matches (expires_at) WHERE closed_at IS NULL;
-- A no is for ever: these rows are looked at in every round.
CREATE INDEX matches_no_idx ON matches (first_id, second_id) WHERE first_answer = 'no' OR second_answer = 'no';

-- A week whose proposals were made: by whichever server came first, and by no other.
CREATE TABLE match_rounds (
    week TEXT COLLATE "C" PRIMARY KEY,
    computed_at BIGINT NOT NULL,
    pairs INTEGER NOT NULL,
    rings INTEGER NOT NULL,
    CONSTRAINT match_rounds_week CHECK (length(week) = 10)
);

-- A need that was answered at once when it was published, so that it is answered once.
CREATE TABLE match_needs (
    opportunity_id BIGINT PRIMARY KEY,
    answered_at BIGINT NOT NULL,
    CONSTRAINT match_needs_opportunity_id_fkey FOREIGN KEY (opportunity_id) REFERENCES opportunities (id)
);

-- What a member to whom nothing could be proposed lacks, and when they were last told.
CREATE TABLE match_gaps (
    membership_id BIGINT PRIMARY KEY,
    gaps TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    told_at BIGINT,
    CONSTRAINT match_gaps_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships (id)
);

-- How many proposals a member gets in a week at most.
ALTER TABLE clubs ADD COLUMN matches_weekly INTEGER NOT NULL DEFAULT 3;

-- Three to five members of whom each gets what it seeks from the next. Stands only when all accepted.
CREATE TABLE rings (
    id BIGINT PRIMARY KEY,
    week TEXT COLLATE "C" NOT NULL,
    state TEXT NOT NULL,
    size INTEGER NOT NULL,
    proposed_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    stood_at BIGINT,
    closed_at BIGINT,
    CONSTRAINT rings_state CHECK (state IN ('open', 'standing', 'closed')),
    CONSTRAINT rings_size CHECK (size BETWEEN 3 AND 5),
    CONSTRAINT rings_stood CHECK ((state = 'standing') = (stood_at IS NOT NULL)),
    CONSTRAINT rings_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL))
);
CREATE INDEX rings_expires_at_idx ON rings (expires_at) WHERE state = 'open';

CREATE TABLE ring_places (
    ring_id BIGINT NOT NULL,
    position INTEGER NOT NULL,
    membership_id BIGINT NOT NULL,
    supplier_id BIGINT NOT NULL,
    need TEXT NOT NULL,
    reasons TEXT NOT NULL,
    answer TEXT NOT NULL DEFAULT 'waiting',
    answered_at BIGINT,
    introduction_id BIGINT,
    CONSTRAINT ring_places_pkey PRIMARY KEY (ring_id, position),
    CONSTRAINT ring_places_ring_id_fkey FOREIGN KEY (ring_id) REFERENCES rings (id),
    CONSTRAINT ring_places_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships (id),
    CONSTRAINT ring_places_supplier_id_fkey FOREIGN KEY (supplier_id) REFERENCES memberships (id),
    CONSTRAINT ring_places_introduction_id_fkey FOREIGN KEY (introduction_id) REFERENCES introductions (id),
    CONSTRAINT ring_places_member_key UNIQUE (ring_id, membership_id),
    CONSTRAINT ring_places_supplier_key UNIQUE (ring_id, supplier_id),
    CONSTRAINT ring_places_two CHECK (membership_id <> supplier_id),
    CONSTRAINT ring_places_answer CHECK (answer IN ('waiting', 'accepted', 'refused'))
);
CREATE INDEX ring_places_membership_id_idx ON ring_places (membership_id, ring_id);
