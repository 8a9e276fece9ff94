-- What officers saw or changed in the officers' area, and corrections that must leave a line.
CREATE TABLE activity_lines (
    id BIGINT PRIMARY KEY,
    actor_id BIGINT,
    action TEXT NOT NULL,
    subject_type TEXT NOT NULL,
    subject_id BIGINT,
    happened_at BIGINT NOT NULL,
    CONSTRAINT activity_lines_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES people (id)
);
CREATE INDEX activity_lines_happened_at_idx ON activity_lines (happened_at);
