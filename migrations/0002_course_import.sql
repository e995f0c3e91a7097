-- +goose Up
-- A file that an instructor sent for a class: how far it is read, and what taking it over would change. The files of the
-- revision that it makes wait here until somebody takes it, and go when nobody will.

CREATE TABLE course_import (
    id            TEXT   NOT NULL PRIMARY KEY,
    class_id      TEXT   NOT NULL REFERENCES class (id),
    account_id    TEXT   NOT NULL REFERENCES account (id),
    file_name     TEXT   NOT NULL,
    size          BIGINT NOT NULL,
    state         TEXT   NOT NULL CHECK (state IN ('waiting', 'reading', 'ready', 'refused', 'same', 'taken', 'stopped', 'lost')),
    done          BIGINT NOT NULL, -- bytes
    base_revision TEXT   NOT NULL REFERENCES course_revision (hash),
    revision      TEXT,            -- hash of what was read
    course_id     TEXT,
    files         TEXT,            -- JSON object of path and text, while it is ready
    outcome       TEXT   NOT NULL, -- JSON
    created_at    BIGINT NOT NULL,
    seen_at       BIGINT NOT NULL  -- last sign of life of the instance that reads it
);

CREATE INDEX course_import_by_class ON course_import (class_id, created_at, id);
