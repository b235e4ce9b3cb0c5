-- What the statistics of a year count is read from this index alone, never from the files.
CREATE INDEX application_statistics ON application (submitted_at, kind, kelurahan, sex, birth_date, education, kbji, register_no)
    WHERE register_no IS NOT NULL;

-- Cards from an old register. number is as it was written; old_key is the same without spaces and in capitals, under which it is found.
ALTER TABLE card ADD COLUMN old_key TEXT;
CREATE UNIQUE INDEX card_old_key ON card (old_key) WHERE old_key IS NOT NULL;

-- A file that an admin has sent and not imported yet, for a day at most. hash: SHA-256 of the file, in hexadecimal digits. columns: JSON of
-- the columns that were chosen, empty before. Encrypted: sheet (by the office's key).
CREATE TABLE import_draft (
    officer  TEXT PRIMARY KEY REFERENCES officer (id),
    id       TEXT NOT NULL UNIQUE,
    hash     TEXT NOT NULL,
    sheet    BLOB NOT NULL,
    columns  TEXT NOT NULL DEFAULT '',
    saved_at INTEGER NOT NULL
) STRICT;

-- What was imported: how many cards, and JSON of the rows that were refused, with row, field and reason and no personal data.
CREATE TABLE import_run (
    id      TEXT PRIMARY KEY,
    hash    TEXT NOT NULL UNIQUE,
    cards   INTEGER NOT NULL,
    refused TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES officer (id),
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX import_run_made ON import_run (made_at, id);
