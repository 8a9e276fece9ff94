-- Home names the newest members: their names, and those of their companies, raise the number too.
CREATE TRIGGER people_update_revised AFTER UPDATE OF given_name, family_name ON people
BEGIN UPDATE clubs SET members_revision = members_revision + 1; END;
CREATE TRIGGER companies_names_revised AFTER UPDATE OF legal_name, trade_name ON companies
BEGIN UPDATE clubs SET members_revision = members_revision + 1; END;
