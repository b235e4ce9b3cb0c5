-- The desk grown up: who has a file open, notes, codes that the counter gives out, the signature at hand-over, and indexes that keep
-- every list and search short with ten years of data.

-- Found by phone. phone_tag is a keyed hash of the number as +62…; written when the biodata is sent or confirmed.
ALTER TABLE application ADD COLUMN phone_tag BLOB;
CREATE INDEX application_phone ON application (phone_tag);
CREATE INDEX application_register ON application (register_no, year);
CREATE INDEX name_word_application ON name_word (application, word);
-- Of the seconds in `paused`, those in which the office was open.
ALTER TABLE sop_time ADD COLUMN paused_open INTEGER NOT NULL DEFAULT 0;
-- Times of the day and month against the SOP; the index holds all that is read.
CREATE INDEX sop_time_ended ON sop_time (ended_at, step, started_at, paused, paused_open);

-- The reason's code in the office's list of reasons, empty for free text: so that reasons can be counted without being read.
ALTER TABLE correction ADD COLUMN code TEXT NOT NULL DEFAULT '';
CREATE INDEX correction_made ON correction (made_at, code);

-- Who has a file open. A row that was not seen for ten minutes counts as left.
CREATE TABLE held_file (
    application TEXT PRIMARY KEY REFERENCES application (id),
    officer     TEXT NOT NULL REFERENCES officer (id),
    since       INTEGER NOT NULL,
    seen_at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What the interviewer noted on the AK/II. Encrypted: note.
CREATE TABLE interview_note (
    application TEXT PRIMARY KEY REFERENCES application (id),
    note        BLOB NOT NULL,
    made_by     TEXT NOT NULL REFERENCES officer (id),
    made_at     INTEGER NOT NULL
) STRICT;

-- A code of ten minutes that an officer gives to a person whose KTP is on the counter: to choose a new password (sandi), or to go on with a
-- walk-in's file on the person's own phone (berkas). tag is a keyed hash of the code. Used once.
CREATE TABLE counter_ticket (
    tag         BLOB PRIMARY KEY,
    purpose     TEXT NOT NULL CHECK (purpose IN ('sandi', 'berkas')),
    account     TEXT REFERENCES account (id),
    application TEXT REFERENCES application (id),
    made_by     TEXT NOT NULL REFERENCES officer (id),
    made_at     INTEGER NOT NULL,
    ends_at     INTEGER NOT NULL,
    used_at     INTEGER,
    CHECK ((account IS NULL) <> (application IS NULL))
) STRICT, WITHOUT ROWID;

-- Who took the card away, and what was drawn on the screen, if anything was. Encrypted: collector (empty: the job seeker), signature.
CREATE TABLE hand_over (
    application TEXT PRIMARY KEY REFERENCES application (id),
    collector   BLOB NOT NULL,
    signature   BLOB,
    officer     TEXT NOT NULL REFERENCES officer (id),
    at          INTEGER NOT NULL
) STRICT;

-- When a queue number was called, and to which counter.
ALTER TABLE attendance ADD COLUMN called_at INTEGER;
ALTER TABLE attendance ADD COLUMN called_to TEXT NOT NULL DEFAULT '';
CREATE INDEX attendance_called ON attendance (day, called_at);

-- An officer's data as a page of settings saw it; another version makes a change stale.
ALTER TABLE officer ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- What an admin typed into a page of settings and what could not be taken over: kept until it can be or is given up. page is the page's
-- code, for an officer with the officer's id behind it. Encrypted: answers.
CREATE TABLE setting_draft (
    officer  TEXT NOT NULL REFERENCES officer (id),
    page     TEXT NOT NULL,
    answers  BLOB NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (officer, page)
) STRICT;

-- The last changes of settings and officers are shown to the admin; among ten years of moves they are few.
CREATE INDEX journal_office ON journal (seq)
    WHERE action IN ('setting', 'officer-added', 'officer-changed', 'officer-password', 'officer-ended', 'officer-opened');
