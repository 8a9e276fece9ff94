-- By this a page of worth sees at once whether a deal was confirmed, corrected or paid since it counted.
CREATE INDEX deals_changed_at_idx ON deals (changed_at);
