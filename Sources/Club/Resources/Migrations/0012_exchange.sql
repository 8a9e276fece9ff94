-- A receiver hands a referral on. Each hand-on is a row; the steps the former receiver had taken move to
-- referral_past_steps, so that referral_steps stays what its present receiver did. Nobody gets back what they handed
-- on, so that who had it when is one line of people.
CREATE TABLE referral_handovers (
    id BIGINT PRIMARY KEY,
    referral_id BIGINT NOT NULL,
    turn INTEGER NOT NULL,
    from_id BIGINT NOT NULL,
    to_id BIGINT NOT NULL,
    cause TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    handed_at BIGINT NOT NULL,
    CONSTRAINT referral_handovers_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES referrals (id),
    CONSTRAINT referral_handovers_from_id_fkey FOREIGN KEY (from_id) REFERENCES memberships (id),
    CONSTRAINT referral_handovers_to_id_fkey FOREIGN KEY (to_id) REFERENCES memberships (id),
    CONSTRAINT referral_handovers_referral_id_turn_key UNIQUE (referral_id, turn),
    CONSTRAINT referral_handovers_referral_id_from_id_key UNIQUE (referral_id, from_id),
    CONSTRAINT referral_handovers_two_people CHECK (from_id <> to_id),
    CONSTRAINT referral_handovers_turn CHECK (turn >= 1),
    CONSTRAINT referral_handovers_cause CHECK (cause IN ('chosen', 'left'))
);
CREATE INDEX referral_handovers_from_id_idx ON referral_handovers (from_id);

CREATE TABLE referral_past_steps (
    id BIGINT PRIMARY KEY,
    handover_id BIGINT NOT NULL,
    stage TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    moved_at BIGINT NOT NULL,
    CONSTRAINT referral_past_steps_handover_id_fkey FOREIGN KEY (handover_id) REFERENCES referral_handovers (id),
    CONSTRAINT referral_past_steps_stage CHECK (stage IN ('acknowledged', 'contacted', 'proposal'))
);
CREATE INDEX referral_past_steps_handover_id_idx ON referral_past_steps (handover_id);

-- The receiver did not take it, or left the club without a colleague. It stands on a lost referral only.
CREATE TABLE referral_declines (
    referral_id BIGINT PRIMARY KEY,
    referral_stage TEXT NOT NULL DEFAULT 'lost',
    receiver_id BIGINT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    declined_at BIGINT NOT NULL,
    CONSTRAINT referral_declines_referral_id_referral_stage_fkey
        FOREIGN KEY (referral_id, referral_stage) REFERENCES referrals (id, stage),
    CONSTRAINT referral_declines_referral_id_receiver_id_fkey
        FOREIGN KEY (referral_id, receiver_id) REFERENCES referrals (id, receiver_id),
    CONSTRAINT referral_declines_of_lost_referral CHECK (referral_stage = 'lost'),
    CONSTRAINT referral_declines_reason CHECK (
        reason IN ('not_my_trade', 'no_time', 'conflict', 'too_far', 'other', 'left_club')
    )
);

-- What the two sides write to each other. `turn` is how often it had been handed on before, so that a former receiver
-- keeps what was said in their time and no more.
CREATE TABLE referral_messages (
    id BIGINT PRIMARY KEY,
    referral_id BIGINT NOT NULL,
    author_id BIGINT NOT NULL,
    turn INTEGER NOT NULL,
    text TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    CONSTRAINT referral_messages_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES referrals (id),
    CONSTRAINT referral_messages_author_id_fkey FOREIGN KEY (author_id) REFERENCES memberships (id)
);
CREATE INDEX referral_messages_referral_id_idx ON referral_messages (referral_id, id);
CREATE INDEX referral_messages_author_id_idx ON referral_messages (author_id);

-- Reminders: the days of the last one since the last step (0, 3, 10, 30). After the last one the referral sleeps until
-- someone wakes it or a step is taken.
ALTER TABLE referrals ADD COLUMN reminded INTEGER NOT NULL DEFAULT 0
    CONSTRAINT referrals_reminded CHECK (reminded IN (0, 3, 10, 30));
ALTER TABLE referrals ADD COLUMN dormant_at BIGINT
    CONSTRAINT referrals_dormant_open CHECK (dormant_at IS NULL OR closed_at IS NULL);
ALTER TABLE referrals ADD COLUMN woken_at BIGINT;
-- What lies for long already sleeps without a mail: nobody is flooded on the day this comes in.
UPDATE referrals SET reminded = 30, dormant_at = (SELECT MAX(moved_at) FROM referrals)
WHERE closed_at IS NULL AND moved_at < (SELECT MAX(moved_at) FROM referrals) - 2592000000;
CREATE INDEX referrals_waiting_idx ON referrals (moved_at) WHERE closed_at IS NULL AND dormant_at IS NULL;

-- What a member received from somebody who is not in the club: the member's own note, seen by nobody else. It has one
-- side only, so it is no referral between members and counts in no figure of theirs.
CREATE TABLE outside_referrals (
    id BIGINT PRIMARY KEY,
    receiver_id BIGINT NOT NULL,
    source_name TEXT NOT NULL,
    source_company TEXT NOT NULL DEFAULT '',
    prospect_name TEXT NOT NULL DEFAULT '',
    prospect_phone TEXT,
    prospect_email TEXT,
    need TEXT NOT NULL DEFAULT '',
    received_on TEXT NOT NULL,
    stage TEXT NOT NULL,
    lost_reason TEXT,
    amount_minor BIGINT,
    currency TEXT,
    noted_at BIGINT NOT NULL,
    moved_at BIGINT NOT NULL,
    CONSTRAINT outside_referrals_receiver_id_fkey FOREIGN KEY (receiver_id) REFERENCES memberships (id),
    CONSTRAINT outside_referrals_source CHECK (source_name <> ''),
    CONSTRAINT outside_referrals_stage CHECK (stage IN ('acknowledged', 'contacted', 'proposal', 'won', 'lost')),
    CONSTRAINT outside_referrals_lost_reason CHECK ((stage = 'lost') = (lost_reason IS NOT NULL)),
    CONSTRAINT outside_referrals_amount CHECK ((stage = 'won') = (amount_minor IS NOT NULL)),
    CONSTRAINT outside_referrals_positive CHECK (amount_minor IS NULL OR amount_minor > 0),
    CONSTRAINT outside_referrals_currency CHECK ((currency IS NULL) = (amount_minor IS NULL))
);
CREATE INDEX outside_referrals_receiver_id_idx ON outside_referrals (receiver_id, received_on, id);
