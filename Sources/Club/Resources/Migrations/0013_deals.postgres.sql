-- How long after the first deal of a referral further ones are credited to its giver.
ALTER TABLE clubs ADD COLUMN repeat_months INTEGER NOT NULL DEFAULT 12
    CONSTRAINT clubs_repeat_months CHECK (repeat_months BETWEEN 0 AND 120);

-- A deal no longer needs a referral, and a referral may bring several. The seller delivers; the other side buys, or, when
-- the customer is the prospect of an outside referral, is the giver who confirms. Who stated the present terms waits for
-- the other to confirm them.
ALTER TABLE deals DROP CONSTRAINT deals_referral_id_key;
ALTER TABLE deals ALTER COLUMN referral_id DROP NOT NULL;
ALTER TABLE deals
    ADD COLUMN opportunity_id BIGINT,
    ADD COLUMN seller_id BIGINT,
    ADD COLUMN other_id BIGINT,
    ADD COLUMN is_outside SMALLINT NOT NULL DEFAULT 0,
    ADD COLUMN stated_by_id BIGINT,
    ADD COLUMN version INTEGER NOT NULL DEFAULT 1,
    ADD COLUMN object TEXT NOT NULL DEFAULT '',
    ADD COLUMN agreed_days INTEGER,
    ADD COLUMN due_on TEXT,
    ADD COLUMN closed_at BIGINT,
    ADD COLUMN closed_by_id BIGINT,
    ADD COLUMN close_kind TEXT,
    ADD COLUMN close_words TEXT NOT NULL DEFAULT '',
    ADD COLUMN outcome TEXT,
    ADD COLUMN paid_on TEXT,
    ADD COLUMN changed_at BIGINT;
UPDATE deals d
SET seller_id = r.receiver_id, other_id = r.giver_id, is_outside = CASE WHEN r.kind = 'outside' THEN 1 ELSE 0 END,
    stated_by_id = r.receiver_id, object = r.need, changed_at = COALESCE(d.confirmed_at, d.declared_at)
FROM referrals r WHERE r.id = d.referral_id;
ALTER TABLE deals
    ALTER COLUMN seller_id SET NOT NULL,
    ALTER COLUMN other_id SET NOT NULL,
    ALTER COLUMN stated_by_id SET NOT NULL,
    ALTER COLUMN changed_at SET NOT NULL,
    ADD CONSTRAINT deals_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES memberships (id),
    ADD CONSTRAINT deals_other_id_fkey FOREIGN KEY (other_id) REFERENCES memberships (id),
    ADD CONSTRAINT deals_closed_by_id_fkey FOREIGN KEY (closed_by_id) REFERENCES memberships (id),
    ADD CONSTRAINT deals_two_sides CHECK (seller_id <> other_id),
    ADD CONSTRAINT deals_stated_by_side CHECK (stated_by_id IN (seller_id, other_id)),
    ADD CONSTRAINT deals_outside_of_referral CHECK (is_outside = 0 OR referral_id IS NOT NULL),
    ADD CONSTRAINT deals_agreed_days CHECK (agreed_days IS NULL OR agreed_days BETWEEN 0 AND 366),
    ADD CONSTRAINT deals_closed CHECK ((closed_at IS NULL) = (close_kind IS NULL)),
    ADD CONSTRAINT deals_close_kind CHECK (close_kind IS NULL OR close_kind IN ('declined', 'withdrawn', 'left')),
    ADD CONSTRAINT deals_signed_stand CHECK (closed_at IS NULL OR confirmed_at IS NULL),
    ADD CONSTRAINT deals_outcome CHECK (outcome IS NULL OR outcome IN ('on_time', 'late', 'disputed')),
    ADD CONSTRAINT deals_outcome_of_signed CHECK (outcome IS NULL OR confirmed_at IS NOT NULL),
    ADD CONSTRAINT deals_paid_on CHECK (paid_on IS NULL OR outcome IN ('on_time', 'late'));
CREATE INDEX deals_referral_id_idx ON deals (referral_id);
CREATE INDEX deals_seller_id_idx ON deals (seller_id, id);
CREATE INDEX deals_other_id_idx ON deals (other_id, id);
CREATE INDEX deals_opportunity_id_idx ON deals (opportunity_id) WHERE opportunity_id IS NOT NULL;
CREATE INDEX deals_due_on_idx ON deals (due_on) WHERE confirmed_at IS NOT NULL AND outcome IS NULL;

-- Every state of a deal's terms, and who wrote it. What was applied before the deal was signed is 'stated'; a correction
-- after needs the other side. `deals` repeats the version that holds.
CREATE TABLE deal_versions (
    id BIGINT PRIMARY KEY,
    deal_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    author_id BIGINT NOT NULL,
    object TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    currency TEXT NOT NULL,
    signed_on TEXT NOT NULL,
    agreed_days INTEGER,
    state TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    answered_by_id BIGINT,
    answered_at BIGINT,
    words TEXT NOT NULL DEFAULT '',
    CONSTRAINT deal_versions_deal_id_number_key UNIQUE (deal_id, number),
    CONSTRAINT deal_versions_deal_id_fkey FOREIGN KEY (deal_id) REFERENCES deals (id),
    CONSTRAINT deal_versions_author_id_fkey FOREIGN KEY (author_id) REFERENCES memberships (id),
    CONSTRAINT deal_versions_answered_by_id_fkey FOREIGN KEY (answered_by_id) REFERENCES memberships (id),
    CONSTRAINT deal_versions_amount CHECK (amount_minor > 0),
    CONSTRAINT deal_versions_state CHECK (
        state IN ('stated', 'proposed', 'accepted', 'refused', 'withdrawn', 'lapsed')
    ),
    CONSTRAINT deal_versions_answered CHECK ((state IN ('stated', 'proposed')) = (answered_at IS NULL))
);
CREATE UNIQUE INDEX deal_versions_proposed_idx ON deal_versions (deal_id) WHERE state = 'proposed';

INSERT INTO deal_versions (id, deal_id, number, author_id, object, amount_minor, currency, signed_on, state, written_at)
SELECT id, id, 1, stated_by_id, object, amount_minor, currency, signed_on, 'stated', declared_at FROM deals;

-- What each side says of the payment. The last word of a side on the version that holds counts.
CREATE TABLE deal_payments (
    id BIGINT PRIMARY KEY,
    deal_id BIGINT NOT NULL,
    version INTEGER NOT NULL,
    author_id BIGINT NOT NULL,
    statement TEXT NOT NULL,
    paid_on TEXT,
    words TEXT NOT NULL DEFAULT '',
    stated_at BIGINT NOT NULL,
    CONSTRAINT deal_payments_deal_id_fkey FOREIGN KEY (deal_id) REFERENCES deals (id),
    CONSTRAINT deal_payments_author_id_fkey FOREIGN KEY (author_id) REFERENCES memberships (id),
    CONSTRAINT deal_payments_statement CHECK (statement IN ('paid', 'disputed')),
    CONSTRAINT deal_payments_paid_on CHECK ((statement = 'paid') = (paid_on IS NOT NULL))
);
CREATE INDEX deal_payments_deal_id_idx ON deal_payments (deal_id, id);

-- Which reminders left for a due date. Kept for good, so that no leap of the clock sends one twice.
CREATE TABLE deal_reminders (
    deal_id BIGINT NOT NULL,
    due_on TEXT NOT NULL,
    moment SMALLINT NOT NULL,
    sent_at BIGINT NOT NULL,
    CONSTRAINT deal_reminders_pkey PRIMARY KEY (deal_id, due_on, moment),
    CONSTRAINT deal_reminders_deal_id_fkey FOREIGN KEY (deal_id) REFERENCES deals (id),
    CONSTRAINT deal_reminders_moment CHECK (moment BETWEEN 1 AND 3)
);

-- The secret address at which a person's calendar program reads their due dates; only its hash is known here.
CREATE TABLE calendar_feeds (
    person_id BIGINT PRIMARY KEY,
    token_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT calendar_feeds_token_hash_key UNIQUE (token_hash),
    CONSTRAINT calendar_feeds_person_id_fkey FOREIGN KEY (person_id) REFERENCES people (id)
);
