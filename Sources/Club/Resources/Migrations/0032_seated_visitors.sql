-- Visitors have places in a plan: its row leads to theirs, where their name is, and is erased.
ALTER TABLE seating_guests ADD COLUMN visitor_id BIGINT
    CONSTRAINT seating_guests_visitor_id_fkey REFERENCES visitors (id)
    CONSTRAINT seating_guests_visitor CHECK (visitor_id IS NULL OR kind = 'visitor');
CREATE UNIQUE INDEX seating_guests_visitor_key ON seating_guests (visitor_id, seating_id) WHERE visitor_id IS NOT NULL;

-- The room a work is to seat everybody in. The plan that stands keeps its own until the new one was found; works asked
-- for before have none, and take the plan's.
ALTER TABLE seating_jobs ADD COLUMN table_count INTEGER
    CONSTRAINT seating_jobs_table_count CHECK (table_count BETWEEN 1 AND 200);
ALTER TABLE seating_jobs ADD COLUMN seat_count INTEGER
    CONSTRAINT seating_jobs_seat_count CHECK (seat_count BETWEEN 1 AND 100);
ALTER TABLE seating_jobs ADD COLUMN round_count INTEGER
    CONSTRAINT seating_jobs_round_count CHECK (round_count BETWEEN 1 AND 30);
ALTER TABLE seating_jobs ADD COLUMN minutes INTEGER
    CONSTRAINT seating_jobs_minutes CHECK (minutes BETWEEN 1 AND 240);
ALTER TABLE seating_jobs ADD COLUMN seconds INTEGER
    CONSTRAINT seating_jobs_seconds CHECK (seconds BETWEEN 1 AND 30);
ALTER TABLE seating_jobs ADD COLUMN rivals_apart INTEGER
    CONSTRAINT seating_jobs_room CHECK ((table_count IS NULL) = (rivals_apart IS NULL));

-- The page that wrote a part's notes last, the number of its writing, and the version before its first one: what the same
-- page writes next goes on from its own words, and is no other's.
ALTER TABLE meeting_notes ADD COLUMN page_key BIGINT;
ALTER TABLE meeting_notes ADD COLUMN page_turn INTEGER NOT NULL DEFAULT 0;
ALTER TABLE meeting_notes ADD COLUMN page_from INTEGER NOT NULL DEFAULT 0;
