-- A business contact one member gives another. The stage is moved by the receiver alone: every step is
-- a row of referral_steps whose author must be the receiver of the same referral.
CREATE TABLE referrals (
    id BIGINT PRIMARY KEY,
    giver_id BIGINT NOT NULL,
    receiver_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    prospect_name TEXT NOT NULL DEFAULT '',
    prospect_phone TEXT,
    prospect_email TEXT,
    prospect_agreed SMALLINT NOT NULL DEFAULT 0,
    need TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    stage TEXT NOT NULL,
    lost_reason TEXT,
    given_at BIGINT NOT NULL,
    acknowledged_at BIGINT,
    closed_at BIGINT,
    moved_at BIGINT NOT NULL,
    nudged_at BIGINT,
    import_key TEXT,
    CONSTRAINT referrals_giver_id_fkey FOREIGN KEY (giver_id) REFERENCES memberships (id),
    CONSTRAINT referrals_receiver_id_fkey FOREIGN KEY (receiver_id) REFERENCES memberships (id),
    CONSTRAINT referrals_import_key_key UNIQUE (import_key),
    CONSTRAINT referrals_id_receiver_id_key UNIQUE (id, receiver_id),
    CONSTRAINT referrals_id_giver_id_key UNIQUE (id, giver_id),
    CONSTRAINT referrals_id_stage_key UNIQUE (id, stage),
    CONSTRAINT referrals_two_sides CHECK (giver_id <> receiver_id),
    CONSTRAINT referrals_kind CHECK (kind IN ('inside', 'outside')),
    CONSTRAINT referrals_prospect_named CHECK (kind = 'inside' OR prospect_name <> ''),
    CONSTRAINT referrals_prospect_agreed CHECK (kind = 'inside' OR prospect_agreed = 1),
    CONSTRAINT referrals_stage CHECK (
        stage IN ('sent', 'acknowledged', 'contacted', 'proposal', 'won', 'lost', 'withdrawn')
    ),
    CONSTRAINT referrals_acknowledged CHECK (
        (stage IN ('sent', 'withdrawn')) = (acknowledged_at IS NULL)
    ),
    CONSTRAINT referrals_closed CHECK ((stage IN ('won', 'lost', 'withdrawn')) = (closed_at IS NOT NULL)),
    CONSTRAINT referrals_lost_reason CHECK ((stage = 'lost') = (lost_reason IS NOT NULL)),
    CONSTRAINT referrals_lost_reason_known CHECK (
        lost_reason IS NULL
        OR lost_reason IN ('unreachable', 'no_need', 'price', 'competitor', 'timing', 'not_my_trade', 'other')
    )
);
CREATE INDEX referrals_giver_id_given_at_idx ON referrals (giver_id, given_at);
CREATE INDEX referrals_receiver_id_given_at_idx ON referrals (receiver_id, given_at);
CREATE INDEX referrals_given_at_idx ON referrals (given_at);

CREATE TABLE referral_steps (
    id BIGINT PRIMARY KEY,
    referral_id BIGINT NOT NULL,
    receiver_id BIGINT NOT NULL,
    moved_by_id BIGINT NOT NULL,
    stage TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    moved_at BIGINT NOT NULL,
    CONSTRAINT referral_steps_referral_id_receiver_id_fkey
        FOREIGN KEY (referral_id, receiver_id) REFERENCES referrals (id, receiver_id),
    CONSTRAINT referral_steps_moved_by_receiver CHECK (moved_by_id = receiver_id),
    CONSTRAINT referral_steps_stage CHECK (stage IN ('acknowledged', 'contacted', 'proposal', 'won', 'lost'))
);
CREATE INDEX referral_steps_referral_id_idx ON referral_steps (referral_id, moved_at);

-- A deal can only stand on a referral that is won (the pair of id and stage must exist). The receiver
-- declares it; it counts once the giver, the other side of the referral, has confirmed it.
CREATE TABLE deals (
    id BIGINT PRIMARY KEY,
    referral_id BIGINT NOT NULL,
    referral_stage TEXT NOT NULL DEFAULT 'won',
    amount_minor BIGINT NOT NULL,
    currency TEXT NOT NULL,
    signed_on TEXT NOT NULL,
    declared_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    CONSTRAINT deals_referral_id_key UNIQUE (referral_id),
    CONSTRAINT deals_referral_id_referral_stage_fkey
        FOREIGN KEY (referral_id, referral_stage) REFERENCES referrals (id, stage),
    CONSTRAINT deals_of_won_referral CHECK (referral_stage = 'won'),
    CONSTRAINT deals_amount CHECK (amount_minor > 0),
    CONSTRAINT deals_currency CHECK (length(currency) = 3)
);

-- The receiver credits the giver with a deal: once, with a sentence.
CREATE TABLE thanks (
    id BIGINT PRIMARY KEY,
    deal_id BIGINT NOT NULL,
    sentence TEXT NOT NULL,
    thanked_at BIGINT NOT NULL,
    CONSTRAINT thanks_deal_id_key UNIQUE (deal_id),
    CONSTRAINT thanks_deal_id_fkey FOREIGN KEY (deal_id) REFERENCES deals (id)
);
