-- What a member seeks or proposes, published for others to answer. It is never deleted: withdrawn, it keeps its line.
CREATE TABLE opportunities (
    id BIGINT PRIMARY KEY,
    author_id BIGINT NOT NULL,
    side TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    nma_division TEXT,
    region TEXT,
    budget TEXT,
    visibility TEXT NOT NULL,
    closes_on TEXT COLLATE "C" NOT NULL,
    status TEXT NOT NULL,
    outcome TEXT,
    through_id BIGINT,
    published_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    closed_at BIGINT,
    CONSTRAINT opportunities_author_id_fkey FOREIGN KEY (author_id) REFERENCES memberships (id),
    CONSTRAINT opportunities_through_id_fkey FOREIGN KEY (through_id) REFERENCES memberships (id),
    CONSTRAINT opportunities_side CHECK (side IN ('need', 'offer')),
    CONSTRAINT opportunities_kind CHECK (
        kind IN (
            'purchase', 'subcontract', 'tender', 'partnership', 'hiring', 'premises', 'equipment', 'distribution',
            'investment'
        )
    ),
    CONSTRAINT opportunities_title CHECK (title <> '' OR status IN ('closed', 'withdrawn')),
    CONSTRAINT opportunities_nma_division CHECK (nma_division IS NULL OR length(nma_division) = 2),
    CONSTRAINT opportunities_budget CHECK (
        budget IS NULL OR budget IN ('under_10', '10_50', '50_200', '200_1000', 'over_1000')
    ),
    CONSTRAINT opportunities_visibility CHECK (visibility IN ('branch', 'club', 'public')),
    CONSTRAINT opportunities_closes_on CHECK (length(closes_on) = 10),
    CONSTRAINT opportunities_status CHECK (status IN ('open', 'expired', 'closed', 'withdrawn')),
    CONSTRAINT opportunities_outcome CHECK (
        outcome IS NULL OR outcome IN ('in_club', 'elsewhere', 'not_found', 'given_up')
    ),
    CONSTRAINT opportunities_outcome_when_closed CHECK ((status = 'closed') = (outcome IS NOT NULL)),
    CONSTRAINT opportunities_closed_at CHECK ((status IN ('closed', 'withdrawn')) = (closed_at IS NOT NULL)),
    CONSTRAINT opportunities_through CHECK ((COALESCE(outcome, '') = 'in_club') = (through_id IS NOT NULL)),
    CONSTRAINT opportunities_through_another CHECK (through_id IS NULL OR through_id <> author_id)
);
CREATE INDEX opportunities_status_published_at_idx ON opportunities (status, published_at, id);
CREATE INDEX opportunities_author_id_idx ON opportunities (author_id, status);
CREATE INDEX opportunities_closes_on_idx ON opportunities (closes_on) WHERE status = 'open';

-- A member's answer to an opportunity: seen by its two sides alone. One for each who answers.
CREATE TABLE opportunity_answers (
    id BIGINT PRIMARY KEY,
    opportunity_id BIGINT NOT NULL,
    answerer_id BIGINT NOT NULL,
    state TEXT NOT NULL,
    answered_at BIGINT NOT NULL,
    moved_at BIGINT NOT NULL,
    referral_id BIGINT,
    CONSTRAINT opportunity_answers_opportunity_id_fkey FOREIGN KEY (opportunity_id) REFERENCES opportunities (id),
    CONSTRAINT opportunity_answers_answerer_id_fkey FOREIGN KEY (answerer_id) REFERENCES memberships (id),
    CONSTRAINT opportunity_answers_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES referrals (id),
    CONSTRAINT opportunity_answers_opportunity_id_answerer_id_key UNIQUE (opportunity_id, answerer_id),
    CONSTRAINT opportunity_answers_referral_id_key UNIQUE (referral_id),
    CONSTRAINT opportunity_answers_state CHECK (state IN ('sent', 'chosen', 'declined', 'withdrawn')),
    CONSTRAINT opportunity_answers_referral CHECK (referral_id IS NULL OR state = 'chosen')
);
CREATE INDEX opportunity_answers_answerer_id_idx ON opportunity_answers (answerer_id);

-- The conversation of an answer. The key is made when the form is shown, so that a message sent twice is one.
CREATE TABLE opportunity_messages (
    id BIGINT PRIMARY KEY,
    answer_id BIGINT NOT NULL,
    author_id BIGINT NOT NULL,
    body TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    CONSTRAINT opportunity_messages_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES opportunity_answers (id),
    CONSTRAINT opportunity_messages_author_id_fkey FOREIGN KEY (author_id) REFERENCES memberships (id)
);
CREATE INDEX opportunity_messages_answer_id_idx ON opportunity_messages (answer_id, sent_at, id);
CREATE INDEX opportunity_messages_author_id_idx ON opportunity_messages (author_id);

-- What happened, in order; without a seat when the clock did it.
CREATE TABLE opportunity_steps (
    id BIGINT PRIMARY KEY,
    opportunity_id BIGINT NOT NULL,
    answer_id BIGINT,
    step TEXT NOT NULL,
    moved_by_id BIGINT,
    moved_at BIGINT NOT NULL,
    CONSTRAINT opportunity_steps_opportunity_id_fkey FOREIGN KEY (opportunity_id) REFERENCES opportunities (id),
    CONSTRAINT opportunity_steps_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES opportunity_answers (id),
    CONSTRAINT opportunity_steps_moved_by_id_fkey FOREIGN KEY (moved_by_id) REFERENCES memberships (id),
    CONSTRAINT opportunity_steps_step CHECK (
        step IN (
            'published', 'edited', 'extended', 'expired', 'closed', 'withdrawn', 'answered', 'renewed', 'chosen',
            'declined', 'retracted'
        )
    )
);
CREATE INDEX opportunity_steps_opportunity_id_idx ON opportunity_steps (opportunity_id, moved_at, id);

-- What a search among opportunities looks up; who may see one is asked of the opportunity itself.
CREATE TABLE opportunity_terms (
    term TEXT COLLATE "C" NOT NULL,
    opportunity_id BIGINT NOT NULL,
    field SMALLINT NOT NULL,
    CONSTRAINT opportunity_terms_pkey PRIMARY KEY (term, opportunity_id, field),
    CONSTRAINT opportunity_terms_opportunity_id_fkey FOREIGN KEY (opportunity_id) REFERENCES opportunities (id)
);
CREATE INDEX opportunity_terms_opportunity_id_idx ON opportunity_terms (opportunity_id);

-- A view of the list kept under a name: its owner is told when something new meets it.
CREATE TABLE saved_searches (
    id BIGINT PRIMARY KEY,
    owner_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    side TEXT,
    kind TEXT,
    nma_division TEXT,
    region TEXT,
    created_at BIGINT NOT NULL,
    CONSTRAINT saved_searches_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES memberships (id),
    CONSTRAINT saved_searches_name CHECK (name <> '')
);
CREATE INDEX saved_searches_owner_id_idx ON saved_searches (owner_id, id);
