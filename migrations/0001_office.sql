-- The whole office in one file. Instants are seconds since 1970 (UTC); days are ISO dates in the office's own time.
-- BLOB columns named in "Encrypted" are sealed: XChaCha20-Poly1305, each value naming its key, bound to table, column and row.
-- Codes are those of `domain`. See migrations/README.md for the rules of change.

-- Settings of the office, one JSON value each; every change is in the journal.
CREATE TABLE setting (
    name    TEXT PRIMARY KEY,
    value   TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

-- One data key for each person, wrapped by the master key outside the database. Destroying the row is erasure.
CREATE TABLE data_key (
    id         TEXT PRIMARY KEY,
    wrapped    BLOB NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- A person whose identity card (KTP) the counter has seen. Only here is a NIK unique.
-- Encrypted: nik. nik_tag is its keyed hash for look-up.
CREATE TABLE person (
    id        TEXT PRIMARY KEY,
    data_key  TEXT NOT NULL REFERENCES data_key (id),
    nik_tag   BLOB NOT NULL UNIQUE,
    nik       BLOB NOT NULL,
    proven_at INTEGER NOT NULL,
    proven_by TEXT NOT NULL REFERENCES officer (id)
) STRICT;

-- An account is a claim to a NIK that anybody can make alone; several may stand side by side until the counter ties one to a person.
-- Encrypted: nik. password is an Argon2id hash whose salt is derived from the NIK, so that one run answers for all claims.
CREATE TABLE account (
    id         TEXT PRIMARY KEY,
    data_key   TEXT NOT NULL REFERENCES data_key (id),
    nik_tag    BLOB NOT NULL,
    nik        BLOB NOT NULL,
    password   TEXT NOT NULL,
    person     TEXT REFERENCES person (id),
    notice     TEXT NOT NULL, -- version of the privacy notice that was shown
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX account_nik ON account (nik_tag);
CREATE UNIQUE INDEX account_person ON account (person) WHERE person IS NOT NULL;

CREATE TABLE officer (
    id          TEXT PRIMARY KEY,
    login       TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name        TEXT NOT NULL,
    nip         TEXT NOT NULL,
    title       TEXT NOT NULL, -- printed under the signature
    password    TEXT NOT NULL,
    salt        BLOB NOT NULL,
    one_time    INTEGER NOT NULL CHECK (one_time IN (0, 1)), -- the password must be changed at the first sign-in
    active      INTEGER NOT NULL CHECK (active IN (0, 1)),
    created_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE officer_role (
    officer TEXT NOT NULL REFERENCES officer (id),
    role    TEXT NOT NULL,
    PRIMARY KEY (officer, role)
) STRICT, WITHOUT ROWID;

-- token is the SHA-256 of what the cookie holds. A row is kept a while after its end, so that what a person sent too late can be parked.
CREATE TABLE session (
    token      BLOB PRIMARY KEY,
    account    TEXT REFERENCES account (id),
    officer    TEXT REFERENCES officer (id),
    created_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL,
    ended_at   INTEGER,
    CHECK ((account IS NULL) <> (officer IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX session_account ON session (account);
CREATE INDEX session_officer ON session (officer);

-- An application (permohonan). Encrypted: nik, code. In clear, for the register and the reports: name, sex, birth date, kelurahan, codes.
-- year and register_no are given when it is sent, to all kinds in one sequence; a draft never has one.
CREATE TABLE application (
    id           TEXT PRIMARY KEY,
    data_key     TEXT NOT NULL REFERENCES data_key (id),
    account      TEXT REFERENCES account (id),
    person       TEXT REFERENCES person (id),
    nik_tag      BLOB NOT NULL,
    nik          BLOB NOT NULL,
    kind         TEXT NOT NULL,
    state        TEXT NOT NULL,
    version      INTEGER NOT NULL,
    assisted_by  TEXT REFERENCES officer (id),
    year         INTEGER,
    register_no  INTEGER,
    code_tag     BLOB UNIQUE,
    code         BLOB,
    name         TEXT NOT NULL DEFAULT '',
    sex          TEXT NOT NULL DEFAULT '',
    birth_place  TEXT NOT NULL DEFAULT '',
    birth_date   TEXT,
    kelurahan    TEXT NOT NULL DEFAULT '',
    education    TEXT NOT NULL DEFAULT '',
    kbji         TEXT NOT NULL DEFAULT '',
    created_at   INTEGER NOT NULL,
    submitted_at INTEGER,
    state_since  INTEGER NOT NULL,
    UNIQUE (year, register_no),
    CHECK ((year IS NULL) = (register_no IS NULL)),
    CHECK (state <> 'draf' OR register_no IS NULL)
) STRICT;
CREATE INDEX application_account ON application (account);
CREATE INDEX application_nik ON application (nik_tag);
CREATE INDEX application_queue ON application (state, state_since, id);
CREATE INDEX application_namesake ON application (birth_date, name);

-- Beginnings of words find a name; words in lower case without marks.
CREATE TABLE name_word (
    word        TEXT NOT NULL,
    application TEXT NOT NULL REFERENCES application (id),
    PRIMARY KEY (word, application)
) STRICT, WITHOUT ROWID;

-- What was typed into a step, valid or not. Encrypted: answers.
CREATE TABLE draft_step (
    application TEXT NOT NULL REFERENCES application (id),
    step        TEXT NOT NULL,
    revision    INTEGER NOT NULL,
    answers     BLOB NOT NULL,
    saved_at    INTEGER NOT NULL,
    PRIMARY KEY (application, step)
) STRICT;

-- Answers that were not taken over (sent late from an old page) or that a correction replaced; shown beside the newer. Encrypted: answers.
CREATE TABLE draft_beside (
    id          INTEGER PRIMARY KEY,
    application TEXT NOT NULL REFERENCES application (id),
    step        TEXT NOT NULL,
    revision    INTEGER NOT NULL,
    why         TEXT NOT NULL CHECK (why IN ('late', 'replaced')),
    answers     BLOB NOT NULL,
    saved_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_beside_application ON draft_beside (application, step);

-- A page of a document. A removed page keeps its row; its content goes with retention.
CREATE TABLE document (
    id          TEXT PRIMARY KEY,
    application TEXT NOT NULL REFERENCES application (id),
    kind        TEXT NOT NULL,
    page        INTEGER NOT NULL,
    width       INTEGER NOT NULL,
    height      INTEGER NOT NULL,
    bytes       INTEGER NOT NULL,
    added_at    INTEGER NOT NULL,
    removed_at  INTEGER
) STRICT;
CREATE INDEX document_application ON document (application, kind, page);

-- Encrypted: jpeg. Apart from its row, so that lists never read pictures.
CREATE TABLE document_content (
    document TEXT PRIMARY KEY REFERENCES document (id),
    jpeg     BLOB NOT NULL
) STRICT;

-- A correction asked for, pinned to a field, a document page or a point on it. Encrypted: reason.
CREATE TABLE correction (
    id          TEXT PRIMARY KEY,
    application TEXT NOT NULL REFERENCES application (id),
    round       INTEGER NOT NULL,
    pin         TEXT NOT NULL,
    reason      BLOB NOT NULL,
    made_by     TEXT NOT NULL REFERENCES officer (id),
    made_at     INTEGER NOT NULL,
    ended_at    INTEGER
) STRICT;
CREATE INDEX correction_application ON correction (application, round);

-- The attendance list (daftar hadir): no NIK here, the next visitor can read it.
CREATE TABLE attendance (
    id          TEXT PRIMARY KEY,
    day         TEXT NOT NULL,
    queue_no    INTEGER NOT NULL,
    application TEXT REFERENCES application (id),
    purpose     TEXT NOT NULL,
    name        TEXT NOT NULL,
    kelurahan   TEXT NOT NULL,
    arrived_at  INTEGER NOT NULL,
    left_at     INTEGER,
    UNIQUE (day, queue_no)
) STRICT;
CREATE INDEX attendance_application ON attendance (application);

-- Start and end of each SOP step, and the time in between in which the office waited for the applicant.
CREATE TABLE sop_time (
    application TEXT NOT NULL REFERENCES application (id),
    step        INTEGER NOT NULL CHECK (step BETWEEN 1 AND 6),
    started_at  INTEGER NOT NULL,
    ended_at    INTEGER,
    paused_at   INTEGER,
    paused      INTEGER NOT NULL DEFAULT 0, -- seconds
    PRIMARY KEY (application, step)
) STRICT, WITHOUT ROWID;

-- A card. number is unique for ever, also after cancellation; old = imported as it was written.
-- State is computed from dates, never set by somebody opening a page.
CREATE TABLE card (
    id             TEXT PRIMARY KEY,
    application    TEXT NOT NULL UNIQUE REFERENCES application (id),
    number         TEXT NOT NULL UNIQUE,
    old            INTEGER NOT NULL DEFAULT 0 CHECK (old IN (0, 1)),
    issued_on      TEXT NOT NULL,
    valid_until    TEXT NOT NULL,
    signer         TEXT REFERENCES officer (id),
    signed_at      INTEGER,
    handed_over_at INTEGER,
    placed_on      TEXT,
    replaced_on    TEXT,
    withdrawn_on   TEXT
) STRICT;

-- What is printed, frozen at issue and completed at signing; a correction or reprint adds a face of its own. Encrypted: face.
CREATE TABLE card_face (
    application TEXT PRIMARY KEY REFERENCES application (id),
    card        TEXT NOT NULL REFERENCES card (id),
    photo       TEXT REFERENCES document (id),
    face        BLOB NOT NULL,
    made_at     INTEGER NOT NULL
) STRICT;

-- Running numbers: 'register' by year of sending, 'card' by year of issue.
CREATE TABLE counter (
    name  TEXT NOT NULL,
    year  INTEGER NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (name, year)
) STRICT, WITHOUT ROWID;

-- Every move and every change of settings. mac is an HMAC over the row and the mac before it, by a key outside the database.
-- Encrypted: details.
CREATE TABLE journal (
    seq     INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    actor   TEXT NOT NULL,
    action  TEXT NOT NULL,
    subject TEXT NOT NULL,
    details BLOB NOT NULL,
    mac     BLOB NOT NULL
) STRICT;
CREATE INDEX journal_subject ON journal (subject);
CREATE TRIGGER journal_is_not_rewritten BEFORE UPDATE ON journal BEGIN SELECT RAISE (ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_is_not_shortened BEFORE DELETE ON journal BEGIN SELECT RAISE (ABORT, 'the journal only grows'); END;

-- Who looked at, printed or exported a person's data.
CREATE TABLE access_log (
    id          INTEGER PRIMARY KEY,
    at          INTEGER NOT NULL,
    officer     TEXT NOT NULL REFERENCES officer (id),
    action      TEXT NOT NULL,
    application TEXT REFERENCES application (id)
) STRICT;
CREATE INDEX access_log_application ON access_log (application);

-- Typed, dated facts that the reports count: codes only.
CREATE TABLE event (
    id          INTEGER PRIMARY KEY,
    at          INTEGER NOT NULL,
    day         TEXT NOT NULL,
    kind        TEXT NOT NULL,
    application TEXT NOT NULL REFERENCES application (id),
    facts       TEXT NOT NULL
) STRICT;
CREATE INDEX event_day ON event (day, kind);
CREATE INDEX event_application ON event (application);

-- A key was given out with the form; body is a keyed hash of what came back with it, outcome what was answered. Kept 7 days.
CREATE TABLE idempotency (
    key     TEXT PRIMARY KEY,
    body    BLOB NOT NULL,
    outcome TEXT NOT NULL,
    at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_age ON idempotency (at);

-- Failed sign-ins by keyed hash of what was tried, never by address: many honest people share one.
CREATE TABLE throttle (
    tag   BLOB NOT NULL,
    at    INTEGER NOT NULL
) STRICT;
CREATE INDEX throttle_tag ON throttle (tag, at);

-- Answers that arrived after the session had ended; released only to the same account within 30 minutes. Encrypted: answers.
CREATE TABLE parked (
    id          TEXT PRIMARY KEY,
    account     TEXT NOT NULL REFERENCES account (id),
    application TEXT NOT NULL REFERENCES application (id),
    step        TEXT NOT NULL,
    answers     BLOB NOT NULL,
    at          INTEGER NOT NULL
) STRICT;
CREATE INDEX parked_account ON parked (account);
