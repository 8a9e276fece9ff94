-- One request for quotations that several members join. What each buys is for them alone, and nobody but the supplier
-- chosen is ever told it, once they agreed. `stage_ends_at` is when the clock moves it on; the quantity of the group is
-- counted once, when joining ends, so that nobody reads a part off two totals.
CREATE TABLE purchases (
    id BIGINT PRIMARY KEY,
    organiser_id BIGINT NOT NULL,
    branch_id BIGINT,
    title TEXT NOT NULL,
    unit TEXT NOT NULL,
    specification TEXT NOT NULL DEFAULT '',
    region TEXT,
    currency TEXT NOT NULL,
    places INTEGER,
    stage TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    joins_end_at BIGINT NOT NULL,
    offers_end_at BIGINT NOT NULL,
    stage_ends_at BIGINT NOT NULL,
    vacant_until BIGINT,
    reminded_at BIGINT,
    group_quantity BIGINT,
    group_companies INTEGER,
    unit_minor BIGINT,
    ending TEXT,
    words TEXT NOT NULL DEFAULT '',
    closed_at BIGINT,
    CONSTRAINT purchases_organiser_id_fkey FOREIGN KEY (organiser_id) REFERENCES memberships (id),
    CONSTRAINT purchases_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES branches (id),
    CONSTRAINT purchases_title CHECK (title <> '' AND unit <> ''),
    CONSTRAINT purchases_stage CHECK (
        stage IN ('joining', 'offers', 'choosing', 'confirming', 'done', 'lapsed', 'cancelled')
    ),
    CONSTRAINT purchases_closed CHECK ((stage IN ('done', 'lapsed', 'cancelled')) = (closed_at IS NOT NULL)),
    CONSTRAINT purchases_ending CHECK ((stage IN ('lapsed', 'cancelled')) = (ending IS NOT NULL)),
    CONSTRAINT purchases_price CHECK ((stage = 'done') = (unit_minor IS NOT NULL)),
    CONSTRAINT purchases_deadlines CHECK (created_at < joins_end_at AND joins_end_at < offers_end_at),
    CONSTRAINT purchases_places CHECK (places IS NULL OR places >= 2),
    CONSTRAINT purchases_counted CHECK ((group_quantity IS NULL) = (group_companies IS NULL)),
    CONSTRAINT purchases_counted_once CHECK (stage <> 'joining' OR group_quantity IS NULL)
);
CREATE INDEX purchases_stage_ends_at_idx ON purchases (stage_ends_at) WHERE closed_at IS NULL;
CREATE INDEX purchases_organiser_id_idx ON purchases (organiser_id);

-- Quantities are hundredths of the unit. Who has left or was left out keeps none.
CREATE TABLE purchase_parts (
    purchase_id BIGINT NOT NULL,
    membership_id BIGINT NOT NULL,
    status TEXT NOT NULL,
    quantity BIGINT NOT NULL DEFAULT 0,
    ceiling_minor BIGINT,
    joined_at BIGINT NOT NULL,
    answered_at BIGINT,
    CONSTRAINT purchase_parts_pkey PRIMARY KEY (purchase_id, membership_id),
    CONSTRAINT purchase_parts_purchase_id_fkey FOREIGN KEY (purchase_id) REFERENCES purchases (id),
    CONSTRAINT purchase_parts_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships (id),
    CONSTRAINT purchase_parts_status CHECK (status IN ('joined', 'confirmed', 'left', 'dropped')),
    CONSTRAINT purchase_parts_quantity CHECK (
        quantity >= 0 AND (status IN ('joined', 'confirmed')) = (quantity > 0)
    ),
    CONSTRAINT purchase_parts_ceiling CHECK ((status = 'confirmed') = (ceiling_minor IS NOT NULL))
);
CREATE INDEX purchase_parts_membership_id_idx ON purchase_parts (membership_id);

-- What a supplier asks: a member who sells, or one from outside as the organiser noted it.
CREATE TABLE purchase_offers (
    id BIGINT PRIMARY KEY,
    purchase_id BIGINT NOT NULL,
    seller_id BIGINT,
    supplier TEXT NOT NULL DEFAULT '',
    phone TEXT,
    email TEXT,
    delivery_minor BIGINT NOT NULL DEFAULT 0,
    delivery_days INTEGER NOT NULL,
    payment_days INTEGER NOT NULL,
    valid_until TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    offered_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    chosen_at BIGINT,
    CONSTRAINT purchase_offers_purchase_id_fkey FOREIGN KEY (purchase_id) REFERENCES purchases (id),
    CONSTRAINT purchase_offers_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES memberships (id),
    CONSTRAINT purchase_offers_supplier CHECK ((seller_id IS NULL) = (supplier <> '')),
    CONSTRAINT purchase_offers_reach CHECK (seller_id IS NULL OR (phone IS NULL AND email IS NULL)),
    CONSTRAINT purchase_offers_delivery CHECK (delivery_minor >= 0 AND delivery_days >= 0 AND payment_days >= 0),
    CONSTRAINT purchase_offers_standing CHECK (withdrawn_at IS NULL OR chosen_at IS NULL)
);
CREATE INDEX purchase_offers_purchase_id_idx ON purchase_offers (purchase_id);
CREATE UNIQUE INDEX purchase_offers_chosen_key ON purchase_offers (purchase_id) WHERE chosen_at IS NOT NULL;
CREATE UNIQUE INDEX purchase_offers_seller_key ON purchase_offers (purchase_id, seller_id) WHERE withdrawn_at IS NULL;
CREATE INDEX purchase_offers_seller_id_idx ON purchase_offers (seller_id) WHERE seller_id IS NOT NULL;

CREATE TABLE purchase_tiers (
    offer_id BIGINT NOT NULL,
    from_quantity BIGINT NOT NULL,
    unit_minor BIGINT NOT NULL,
    CONSTRAINT purchase_tiers_pkey PRIMARY KEY (offer_id, from_quantity),
    CONSTRAINT purchase_tiers_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES purchase_offers (id),
    CONSTRAINT purchase_tiers_values CHECK (from_quantity > 0 AND unit_minor > 0)
);

-- The end of a membership: who decided it, why, and whether the bureau took it back.
CREATE TABLE departures (
    id BIGINT PRIMARY KEY,
    membership_id BIGINT NOT NULL,
    was TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    author_id BIGINT,
    words TEXT NOT NULL DEFAULT '',
    left_on TEXT NOT NULL,
    ended_at BIGINT NOT NULL,
    undone_at BIGINT,
    undone_by_id BIGINT,
    CONSTRAINT departures_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships (id),
    CONSTRAINT departures_author_id_fkey FOREIGN KEY (author_id) REFERENCES people (id),
    CONSTRAINT departures_undone_by_id_fkey FOREIGN KEY (undone_by_id) REFERENCES people (id),
    CONSTRAINT departures_was CHECK (was IN ('candidate', 'active', 'suspended')),
    CONSTRAINT departures_decided_by CHECK (decided_by IN ('member', 'bureau', 'console')),
    CONSTRAINT departures_author CHECK ((decided_by = 'console') = (author_id IS NULL)),
    CONSTRAINT departures_undone CHECK ((undone_at IS NULL) = (undone_by_id IS NULL))
);
CREATE UNIQUE INDEX departures_membership_id_key ON departures (membership_id) WHERE undone_at IS NULL;
CREATE INDEX departures_ended_at_idx ON departures (ended_at);
CREATE INDEX departures_author_id_idx ON departures (author_id) WHERE author_id IS NOT NULL;
