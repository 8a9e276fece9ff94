-- Photos of meetings. One that is withdrawn keeps its row, and of it no more than that there was one: no picture, no word,
-- nobody's name. `upload_id` is the key of the form that brought it, so that a form sent twice brings it once.
CREATE TABLE photos (
    id BIGINT PRIMARY KEY,
    meeting_id BIGINT NOT NULL,
    upload_id BIGINT NOT NULL,
    position INTEGER NOT NULL,
    added_by_id BIGINT,
    caption TEXT NOT NULL DEFAULT '',
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    small_width INTEGER NOT NULL,
    small_height INTEGER NOT NULL,
    added_at BIGINT NOT NULL,
    consented_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    CONSTRAINT photos_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT photos_added_by_id_fkey FOREIGN KEY (added_by_id) REFERENCES people (id),
    CONSTRAINT photos_upload_key UNIQUE (upload_id, position),
    CONSTRAINT photos_sides CHECK (width > 0 AND height > 0 AND small_width > 0 AND small_height > 0),
    CONSTRAINT photos_added_by CHECK ((withdrawn_at IS NULL) = (added_by_id IS NOT NULL)),
    CONSTRAINT photos_withdrawn CHECK (withdrawn_at IS NULL OR caption = '')
);
CREATE INDEX photos_meeting_id_idx ON photos (meeting_id, id);
CREATE INDEX photos_added_by_id_idx ON photos (added_by_id, meeting_id) WHERE added_by_id IS NOT NULL;

-- The bytes, apart from what lists read. SQLite keeps them as they are whatever it thinks of the type's name.
CREATE TABLE photo_files (
    photo_id BIGINT NOT NULL,
    size TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    CONSTRAINT photo_files_pkey PRIMARY KEY (photo_id, size),
    CONSTRAINT photo_files_photo_id_fkey FOREIGN KEY (photo_id) REFERENCES photos (id),
    CONSTRAINT photo_files_size CHECK (size IN ('full', 'small'))
);

-- The members whom a photo shows, as whoever added it says.
CREATE TABLE photo_people (
    photo_id BIGINT NOT NULL,
    membership_id BIGINT NOT NULL,
    CONSTRAINT photo_people_pkey PRIMARY KEY (photo_id, membership_id),
    CONSTRAINT photo_people_photo_id_fkey FOREIGN KEY (photo_id) REFERENCES photos (id),
    CONSTRAINT photo_people_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships (id)
);
CREATE INDEX photo_people_membership_id_idx ON photo_people (membership_id);
