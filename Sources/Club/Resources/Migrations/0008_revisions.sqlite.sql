-- A number that grows with every change of who is where: what pages count over all members is kept in memory for as
-- long as it stands still. Triggers see to it, so that no statement can forget it.
ALTER TABLE clubs ADD COLUMN members_revision BIGINT NOT NULL DEFAULT 0;

CREATE TRIGGER memberships_insert_revised AFTER INSERT ON memberships
BEGIN UPDATE clubs SET members_revision = members_revision + 1; END;
CREATE TRIGGER memberships_update_revised AFTER UPDATE OF status, branch_id, company_id, joined_on ON memberships
BEGIN UPDATE clubs SET members_revision = members_revision + 1; END;
CREATE TRIGGER memberships_delete_revised AFTER DELETE ON memberships
BEGIN UPDATE clubs SET members_revision = members_revision + 1; END;
CREATE TRIGGER companies_update_revised AFTER UPDATE OF nma_division, city_code ON companies
BEGIN UPDATE clubs SET members_revision = members_revision + 1; END;
CREATE TRIGGER audiences_insert_revised AFTER INSERT ON profile_audiences
BEGIN UPDATE clubs SET members_revision = members_revision + 1; END;
CREATE TRIGGER audiences_update_revised AFTER UPDATE OF activity, city ON profile_audiences
BEGIN UPDATE clubs SET members_revision = members_revision + 1; END;
CREATE TRIGGER branches_insert_revised AFTER INSERT ON branches
BEGIN UPDATE clubs SET members_revision = members_revision + 1; END;
CREATE TRIGGER branches_update_revised AFTER UPDATE OF name, position ON branches
BEGIN UPDATE clubs SET members_revision = members_revision + 1; END;

-- By these a page sees at once whether anything was given, moved or confirmed since it counted.
CREATE INDEX referrals_moved_at_idx ON referrals (moved_at);
CREATE INDEX deals_confirmed_at_idx ON deals (confirmed_at);
