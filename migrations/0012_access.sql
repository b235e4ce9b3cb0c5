-- Who comes in and with what: the kind of browser behind a session, and the second step of officers (verifikasi dua langkah, TOTP).

-- browser: code of the kind of browser and system (`domain::device`), from what the browser said at the sign-in. Never more of it.
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';

-- The second step of an officer. Encrypted: secret, next_secret.
-- secret: what counts; NULL until a code has confirmed it. next_secret: what the page of the set-up shows until then. since: when it was
-- confirmed. last_step: the last half minute whose code was taken, so that none counts twice. wrong: wrong codes in a row.
CREATE TABLE second_step (
    officer     TEXT PRIMARY KEY REFERENCES officer (id),
    secret      BLOB,
    next_secret BLOB,
    since       INTEGER,
    last_step   INTEGER NOT NULL,
    wrong       INTEGER NOT NULL,
    CHECK ((secret IS NULL) = (since IS NULL))
) STRICT, WITHOUT ROWID;

-- A code for the day on which the phone is not there (kode cadangan). tag is a keyed hash of it. Used once.
CREATE TABLE recovery_code (
    tag     BLOB PRIMARY KEY,
    officer TEXT NOT NULL REFERENCES officer (id),
    made_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX recovery_code_officer ON recovery_code (officer);

-- Somebody whose password was right and whose code is still to come. In a table of its own, so that no look-up of sessions can take it for
-- one. token is the SHA-256 of what the cookie holds.
CREATE TABLE half_session (
    token   BLOB PRIMARY KEY,
    officer TEXT NOT NULL REFERENCES officer (id),
    browser TEXT NOT NULL,
    ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX half_session_officer ON half_session (officer);
