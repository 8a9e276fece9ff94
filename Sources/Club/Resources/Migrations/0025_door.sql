-- What the addresses in the QR codes of a meeting are made with: the one on the wall, one for each who comes.
CREATE TABLE doors (
    meeting_id BIGINT PRIMARY KEY,
    secret TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    CONSTRAINT doors_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT doors_secret CHECK (length(secret) = 43)
);

-- Who is in the room, and since when: each once, the first time stands. `key` is made by whoever notes it, so that the
-- same tap sent again is the same arrival. `answer_before` is what a member had answered whose answer the arrival
-- changed, `none` for one who had not answered. Nobody noted the arrival of a visitor who did it themselves.
CREATE TABLE arrivals (
    id BIGINT PRIMARY KEY,
    meeting_id BIGINT NOT NULL,
    registration_id BIGINT,
    visitor_id BIGINT,
    arrived_at BIGINT NOT NULL,
    is_late SMALLINT NOT NULL,
    way TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    noted_by_id BIGINT,
    answer_before TEXT,
    key TEXT NOT NULL,
    CONSTRAINT arrivals_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT arrivals_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES registrations (id),
    CONSTRAINT arrivals_visitor_id_fkey FOREIGN KEY (visitor_id) REFERENCES visitors (id),
    CONSTRAINT arrivals_noted_by_id_fkey FOREIGN KEY (noted_by_id) REFERENCES people (id),
    CONSTRAINT arrivals_registration_key UNIQUE (meeting_id, registration_id),
    CONSTRAINT arrivals_visitor_key UNIQUE (meeting_id, visitor_id),
    CONSTRAINT arrivals_key_key UNIQUE (key),
    CONSTRAINT arrivals_whose CHECK ((registration_id IS NULL) <> (visitor_id IS NULL)),
    CONSTRAINT arrivals_is_late CHECK (is_late IN (0, 1)),
    CONSTRAINT arrivals_way CHECK (way IN ('list', 'pass', 'wall')),
    CONSTRAINT arrivals_answer_before CHECK (
        answer_before IS NULL OR answer_before IN ('none', 'maybe', 'declined', 'waiting')
    )
);
CREATE INDEX arrivals_registration_id_idx ON arrivals (registration_id) WHERE registration_id IS NOT NULL;
CREATE INDEX arrivals_visitor_id_idx ON arrivals (visitor_id) WHERE visitor_id IS NOT NULL;
CREATE INDEX arrivals_noted_by_id_idx ON arrivals (noted_by_id) WHERE noted_by_id IS NOT NULL;

-- Arrivals the bureau took back: what was noted before that, and comes late over a lost connection, does not bring
-- them in again.
CREATE TABLE undone_arrivals (
    key TEXT PRIMARY KEY,
    meeting_id BIGINT NOT NULL,
    registration_id BIGINT,
    visitor_id BIGINT,
    arrived_at BIGINT NOT NULL,
    undone_at BIGINT NOT NULL,
    undone_by_id BIGINT NOT NULL,
    CONSTRAINT undone_arrivals_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT undone_arrivals_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES registrations (id),
    CONSTRAINT undone_arrivals_visitor_id_fkey FOREIGN KEY (visitor_id) REFERENCES visitors (id),
    CONSTRAINT undone_arrivals_undone_by_id_fkey FOREIGN KEY (undone_by_id) REFERENCES people (id),
    CONSTRAINT undone_arrivals_whose CHECK ((registration_id IS NULL) <> (visitor_id IS NULL))
);
CREATE INDEX undone_arrivals_meeting_id_idx ON undone_arrivals (meeting_id);
