-- A telephone number somebody types proves nothing: it shuts nobody out and tells nothing, so that two visitors of one
-- meeting may give the same. The visits of an address are counted as before; those of a number are looked up among the
-- people the door saw.
DROP INDEX visitors_phone_idx;
CREATE INDEX visitors_phone_idx ON visitors (phone) WHERE phone IS NOT NULL;
DELETE FROM visitor_contacts WHERE contact NOT LIKE '%@%';

-- How often the form of an invitation was sent, whatever came of it.
ALTER TABLE visitor_invitations ADD COLUMN sent INTEGER NOT NULL DEFAULT 0
    CONSTRAINT visitor_invitations_sent CHECK (sent BETWEEN 0 AND 20);

-- Nothing ever read the rule of a series: each of its meetings is a row of its own.
ALTER TABLE meeting_series DROP COLUMN rule;
