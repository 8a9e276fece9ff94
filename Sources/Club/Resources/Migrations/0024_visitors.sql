-- Members may bring visitors to a meeting that is open to them.
ALTER TABLE meetings ADD COLUMN open_to_visitors SMALLINT NOT NULL DEFAULT 0
    CONSTRAINT meetings_open_to_visitors CHECK (open_to_visitors IN (0, 1));

-- A member's personal invitation to a meeting. Whoever has the address may register; only its hash is known here.
CREATE TABLE visitor_invitations (
    id BIGINT PRIMARY KEY,
    meeting_id BIGINT NOT NULL,
    membership_id BIGINT NOT NULL,
    token_hash TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    CONSTRAINT visitor_invitations_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT visitor_invitations_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships (id),
    CONSTRAINT visitor_invitations_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX visitor_invitations_meeting_id_idx ON visitor_invitations (meeting_id);
CREATE INDEX visitor_invitations_membership_id_idx ON visitor_invitations (membership_id, meeting_id);

-- Someone from outside at one meeting, as they wrote themselves down: whoever invites to the next one sees that one
-- alone. `place` is their seat: `coming`, `waiting` with the members in one queue, `cancelled`, and `apply` for who asked
-- to come a third time. `step` is how far they were followed. Whom the desk wrote down has no inviter.
CREATE TABLE visitors (
    id BIGINT PRIMARY KEY,
    meeting_id BIGINT NOT NULL,
    inviter_id BIGINT,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    company TEXT NOT NULL DEFAULT '',
    trade TEXT NOT NULL DEFAULT '',
    phone TEXT,
    email TEXT,
    language TEXT NOT NULL,
    place TEXT NOT NULL,
    step TEXT NOT NULL DEFAULT 'invited',
    asked_at BIGINT NOT NULL,
    agreed_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    stepped_at BIGINT NOT NULL,
    inviter_told_at BIGINT,
    bureau_told_at BIGINT,
    candidate_id BIGINT,
    erased_at BIGINT,
    CONSTRAINT visitors_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT visitors_inviter_id_fkey FOREIGN KEY (inviter_id) REFERENCES memberships (id),
    CONSTRAINT visitors_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES memberships (id),
    CONSTRAINT visitors_candidate_id_key UNIQUE (candidate_id),
    CONSTRAINT visitors_language CHECK (language IN ('fr', 'ar', 'en')),
    CONSTRAINT visitors_place CHECK (place IN ('coming', 'waiting', 'cancelled', 'apply')),
    CONSTRAINT visitors_step CHECK (
        step IN ('invited', 'came', 'absent', 'thanked', 'called', 'applied', 'declined')
    ),
    CONSTRAINT visitors_came CHECK (step NOT IN ('came', 'absent', 'thanked') OR place = 'coming'),
    CONSTRAINT visitors_email_lower CHECK (email IS NULL OR email = lower(email)),
    CONSTRAINT visitors_reached CHECK (erased_at IS NOT NULL OR phone IS NOT NULL OR email IS NOT NULL),
    CONSTRAINT visitors_erased CHECK (
        erased_at IS NULL
        OR (email IS NULL AND phone IS NULL AND given_name = '' AND family_name = '' AND company = '' AND trade = '')
    )
);
-- Nobody is twice at one meeting.
CREATE UNIQUE INDEX visitors_email_idx ON visitors (meeting_id, email) WHERE email IS NOT NULL AND place <> 'cancelled';
CREATE UNIQUE INDEX visitors_phone_idx ON visitors (meeting_id, phone) WHERE phone IS NOT NULL AND place <> 'cancelled';
CREATE INDEX visitors_meeting_id_idx ON visitors (meeting_id, place);
CREATE INDEX visitors_inviter_id_idx ON visitors (inviter_id, id) WHERE inviter_id IS NOT NULL;
CREATE INDEX visitors_stepped_at_idx ON visitors (stepped_at) WHERE erased_at IS NULL;
CREATE INDEX visitors_found_by_email_idx ON visitors (email) WHERE email IS NOT NULL;

-- How often a telephone number or an address visited, or is to: the row that two registrations at once both want.
CREATE TABLE visitor_contacts (
    contact TEXT PRIMARY KEY,
    visits INTEGER NOT NULL,
    CONSTRAINT visitor_contacts_visits CHECK (visits BETWEEN 0 AND 2)
);

-- The private addresses by which a visitor sees and cancels their visit; only the hash is known here.
CREATE TABLE visitor_links (
    token_hash TEXT PRIMARY KEY,
    visitor_id BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    CONSTRAINT visitor_links_visitor_id_fkey FOREIGN KEY (visitor_id) REFERENCES visitors (id)
);
CREATE INDEX visitor_links_visitor_id_idx ON visitor_links (visitor_id);

-- What was done for a visitor, and by whom; nobody when the visitor did it, or the house.
CREATE TABLE visitor_steps (
    id BIGINT PRIMARY KEY,
    visitor_id BIGINT NOT NULL,
    step TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    by_id BIGINT,
    taken_at BIGINT NOT NULL,
    CONSTRAINT visitor_steps_visitor_id_fkey FOREIGN KEY (visitor_id) REFERENCES visitors (id),
    CONSTRAINT visitor_steps_by_id_fkey FOREIGN KEY (by_id) REFERENCES people (id),
    CONSTRAINT visitor_steps_step CHECK (
        step IN (
            'invited', 'came', 'absent', 'thanked', 'called', 'applied', 'declined', 'cancelled', 'seated', 'again',
            'note', 'corrected'
        )
    )
);
CREATE INDEX visitor_steps_visitor_id_idx ON visitor_steps (visitor_id, id);
CREATE INDEX visitor_steps_by_id_idx ON visitor_steps (by_id) WHERE by_id IS NOT NULL;
