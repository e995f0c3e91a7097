-- +goose Up
-- One text for SQLite and PostgreSQL. IDs are text made by the program, times are UTC milliseconds, flags
-- are 0 or 1, documents are JSON in text. No ON DELETE CASCADE: rebuilding a parent on SQLite would empty
-- its children.

CREATE TABLE organisation (
    id         TEXT   NOT NULL PRIMARY KEY,
    name       TEXT   NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE academic_term (
    id              TEXT   NOT NULL PRIMARY KEY,
    organisation_id TEXT   NOT NULL REFERENCES organisation (id),
    name            TEXT   NOT NULL,
    created_at      BIGINT NOT NULL
);

-- A revision is immutable and named by the digest of its files.
CREATE TABLE course_revision (
    hash       TEXT   NOT NULL PRIMARY KEY,
    course_id  TEXT   NOT NULL,
    files      TEXT   NOT NULL, -- JSON object of path and text
    created_at BIGINT NOT NULL
);

CREATE INDEX course_revision_by_course ON course_revision (course_id, created_at);

CREATE TABLE class (
    id               TEXT   NOT NULL PRIMARY KEY,
    organisation_id  TEXT   NOT NULL REFERENCES organisation (id),
    academic_term_id TEXT   NOT NULL REFERENCES academic_term (id),
    course_id        TEXT   NOT NULL,
    active_revision  TEXT   NOT NULL REFERENCES course_revision (hash),
    overlay          TEXT   NOT NULL, -- JSON: hidden facts, local dates, how disputes are marked
    title            TEXT   NOT NULL,
    time_zone        TEXT   NOT NULL, -- IANA
    version          BIGINT NOT NULL,
    created_at       BIGINT NOT NULL
);

-- A learner has the progress. A session, an account or an outside identity points to one.
CREATE TABLE learner (
    id          TEXT   NOT NULL PRIMARY KEY,
    merged_into TEXT   REFERENCES learner (id),
    created_at  BIGINT NOT NULL
);

-- Names stand apart from all logs, so that a person can be erased and the logs stay as they are.
CREATE TABLE learner_name (
    learner_id TEXT   NOT NULL PRIMARY KEY REFERENCES learner (id),
    name       TEXT   NOT NULL,
    name_key   TEXT   NOT NULL, -- as searched: case is folded by the program, alike for every script
    updated_at BIGINT NOT NULL
);

CREATE TABLE account (
    id            TEXT   NOT NULL PRIMARY KEY,
    learner_id    TEXT   NOT NULL REFERENCES learner (id),
    name          TEXT   NOT NULL,
    email         TEXT   NOT NULL, -- as typed
    email_key     TEXT   NOT NULL, -- as compared
    password_hash TEXT   NOT NULL, -- PHC string
    created_at    BIGINT NOT NULL,
    disabled_at   BIGINT
);

CREATE UNIQUE INDEX account_by_email ON account (email_key);

CREATE TABLE identity (
    provider   TEXT   NOT NULL,
    subject    TEXT   NOT NULL,
    learner_id TEXT   NOT NULL REFERENCES learner (id),
    account_id TEXT   REFERENCES account (id),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (provider, subject)
);

CREATE TABLE staff (
    organisation_id TEXT   NOT NULL REFERENCES organisation (id),
    account_id      TEXT   NOT NULL REFERENCES account (id),
    role            TEXT   NOT NULL CHECK (role IN ('admin')),
    created_at      BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, account_id)
);

CREATE INDEX staff_by_account ON staff (account_id);

CREATE TABLE class_staff (
    class_id   TEXT   NOT NULL REFERENCES class (id),
    account_id TEXT   NOT NULL REFERENCES account (id),
    role       TEXT   NOT NULL CHECK (role IN ('instructor', 'assistant')),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (class_id, account_id)
);

CREATE INDEX class_staff_by_account ON class_staff (account_id);

CREATE TABLE session (
    token_hash TEXT   NOT NULL PRIMARY KEY, -- SHA-256 of what the cookie holds
    learner_id TEXT   NOT NULL REFERENCES learner (id),
    account_id TEXT   REFERENCES account (id), -- while signed in
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);

CREATE INDEX session_by_learner ON session (learner_id);
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE one_time_code (
    code_hash  TEXT   NOT NULL PRIMARY KEY,
    purpose    TEXT   NOT NULL CHECK (purpose IN ('setup')),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at    BIGINT
);

-- Values that all instances share, such as the session secret.
CREATE TABLE shared_secret (
    name       TEXT   NOT NULL PRIMARY KEY,
    value      TEXT   NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE quiz (
    id               TEXT   NOT NULL PRIMARY KEY,
    organisation_id  TEXT   NOT NULL REFERENCES organisation (id),
    academic_term_id TEXT   NOT NULL REFERENCES academic_term (id),
    class_id         TEXT   NOT NULL REFERENCES class (id),
    kind             TEXT   NOT NULL CHECK (kind IN ('practice', 'graded')),
    title            TEXT   NOT NULL,
    settings         TEXT   NOT NULL, -- JSON
    version          BIGINT NOT NULL,
    created_at       BIGINT NOT NULL,
    UNIQUE (id, class_id)
);

CREATE INDEX quiz_by_class ON quiz (class_id);

-- Learner tables lead their key with the learner: the one column to distribute by.
CREATE TABLE attempt (
    learner_id   TEXT             NOT NULL REFERENCES learner (id),
    id           TEXT             NOT NULL,
    quiz_id      TEXT             NOT NULL,
    class_id     TEXT             NOT NULL, -- of the quiz, for lists of a class in order of time
    revision     TEXT             NOT NULL REFERENCES course_revision (hash),
    settings     TEXT             NOT NULL, -- JSON, as drawn by
    feedback     TEXT             NOT NULL CHECK (feedback IN ('each', 'end')), -- as in settings, for sums
    length       BIGINT           NOT NULL CHECK (length > 0),
    answered     BIGINT           NOT NULL CHECK (answered BETWEEN 0 AND length),
    points       DOUBLE PRECISION NOT NULL,
    version      BIGINT           NOT NULL,
    started_at   BIGINT           NOT NULL,
    submitted_at BIGINT,
    PRIMARY KEY (learner_id, id),
    FOREIGN KEY (quiz_id, class_id) REFERENCES quiz (id, class_id)
);

CREATE UNIQUE INDEX attempt_by_id ON attempt (id);
CREATE INDEX attempt_by_class ON attempt (class_id, started_at, id);
CREATE INDEX attempt_by_learner ON attempt (learner_id, started_at, id);

-- The paper as drawn, one row a question, with the options as shown and their proofs.
CREATE TABLE paper_question (
    learner_id  TEXT   NOT NULL,
    attempt_id  TEXT   NOT NULL,
    position    BIGINT NOT NULL CHECK (position > 0),
    question_id TEXT   NOT NULL,
    body        TEXT   NOT NULL, -- JSON
    PRIMARY KEY (learner_id, attempt_id, position),
    FOREIGN KEY (learner_id, attempt_id) REFERENCES attempt (learner_id, id)
);

CREATE INDEX paper_question_by_question ON paper_question (question_id);

-- Append-only. A row is one saving of one answer; the one of the highest sequence counts.
CREATE TABLE answer (
    learner_id   TEXT             NOT NULL,
    attempt_id   TEXT             NOT NULL,
    position     BIGINT           NOT NULL,
    sequence     BIGINT           NOT NULL CHECK (sequence > 0),
    payload_hash TEXT             NOT NULL,
    response     TEXT             NOT NULL, -- JSON
    final        BIGINT           NOT NULL CHECK (final IN (0, 1)),
    points       DOUBLE PRECISION NOT NULL,
    answered_at  BIGINT           NOT NULL,
    PRIMARY KEY (learner_id, attempt_id, position, sequence),
    FOREIGN KEY (learner_id, attempt_id, position) REFERENCES paper_question (learner_id, attempt_id, position)
);

-- What a learner remembers of a fact: a fold over review_log, kept for quick reading.
CREATE TABLE memory (
    learner_id   TEXT   NOT NULL REFERENCES learner (id),
    fact_id      TEXT   NOT NULL,
    value_hash   TEXT   NOT NULL,
    seen         BIGINT NOT NULL,
    right_count  BIGINT NOT NULL,
    wrong_count  BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (learner_id, fact_id)
);

-- Append-only. Undoing, merging and erasing append rows of other kinds.
CREATE TABLE review_log (
    learner_id    TEXT             NOT NULL REFERENCES learner (id),
    id            TEXT             NOT NULL,
    kind          TEXT             NOT NULL CHECK (kind IN ('review')),
    fact_id       TEXT             NOT NULL,
    value_hash    TEXT             NOT NULL,
    question_id   TEXT             NOT NULL,
    attempt_id    TEXT,
    credit        DOUBLE PRECISION NOT NULL,
    rating        BIGINT           NOT NULL CHECK (rating BETWEEN 1 AND 4),
    rated_by      TEXT             NOT NULL CHECK (rated_by IN ('app', 'student')),
    study_day     BIGINT           NOT NULL, -- days since 1970-01-01, by the learner's rollover hour
    parameter_set TEXT             NOT NULL,
    scheduler     TEXT             NOT NULL,
    reviewed_at   BIGINT           NOT NULL,
    PRIMARY KEY (learner_id, id)
);

CREATE TABLE report (
    id          TEXT   NOT NULL PRIMARY KEY,
    learner_id  TEXT   NOT NULL REFERENCES learner (id),
    attempt_id  TEXT   NOT NULL,
    position    BIGINT NOT NULL,
    question_id TEXT   NOT NULL,
    revision    TEXT   NOT NULL REFERENCES course_revision (hash),
    reason      TEXT   NOT NULL,
    text        TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    closed_at   BIGINT,
    closed_by   TEXT   REFERENCES account (id),
    FOREIGN KEY (learner_id, attempt_id, position) REFERENCES paper_question (learner_id, attempt_id, position)
);

CREATE INDEX report_by_time ON report (created_at, id);

CREATE TABLE report_fact (
    report_id TEXT NOT NULL REFERENCES report (id),
    fact_id   TEXT NOT NULL,
    revision  TEXT NOT NULL,
    PRIMARY KEY (report_id, fact_id)
);

CREATE INDEX report_fact_by_fact ON report_fact (fact_id, revision);

-- Append-only.
CREATE TABLE audit_log (
    id            TEXT   NOT NULL PRIMARY KEY,
    at            BIGINT NOT NULL,
    actor_account TEXT,
    actor_learner TEXT,
    action        TEXT   NOT NULL,
    subject       TEXT   NOT NULL,
    detail        TEXT   NOT NULL -- JSON
);

CREATE INDEX audit_log_by_time ON audit_log (at, id);

-- Work for whatever instance lives: a lease that ran out is taken over.
CREATE TABLE job (
    id          TEXT   NOT NULL PRIMARY KEY,
    kind        TEXT   NOT NULL,
    payload     TEXT   NOT NULL, -- JSON
    due_at      BIGINT NOT NULL,
    lease_owner TEXT,
    lease_until BIGINT,
    tries       BIGINT NOT NULL,
    problem     TEXT,
    created_at  BIGINT NOT NULL,
    done_at     BIGINT
);

CREATE INDEX job_by_due ON job (done_at, due_at);
