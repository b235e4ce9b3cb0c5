-- What the reports count and what was signed off: spells on the register, closed reports with their corrections, signed pages of the
-- register book, and the indexes of the book's orders.

-- One row for each stay on the register (masa terdaftar), told anew from the card's events whenever one of them bears on it; so the table can be
-- made again from `event` alone, and a test does. part counts a card's spells from 1. opening, closing, sex, age (group), education,
-- kbji, employer, kbli, work_kbji, area: codes; the last four only where closing is 'ditempatkan'. days: from opening to closing. counted_as,
-- came_as, left_as: the same codes once more as one number each, since grouping by numbers takes a third of the time.
CREATE TABLE spell (
    id         INTEGER PRIMARY KEY,
    card       TEXT NOT NULL REFERENCES card (id),
    part       INTEGER NOT NULL CHECK (part > 0),
    opened_on  TEXT NOT NULL,
    opening    TEXT NOT NULL,
    closed_on  TEXT NOT NULL CHECK (closed_on >= opened_on),
    closing    TEXT NOT NULL,
    days       INTEGER NOT NULL,
    sex        TEXT NOT NULL,
    age        TEXT NOT NULL,
    education  TEXT NOT NULL,
    kbji       TEXT NOT NULL,
    village    TEXT NOT NULL,
    employer   TEXT NOT NULL,
    kbli       TEXT NOT NULL,
    work_kbji  TEXT NOT NULL,
    area       TEXT NOT NULL,
    counted_as INTEGER NOT NULL REFERENCES spell_key (id),
    came_as    INTEGER NOT NULL REFERENCES spell_key (id),
    left_as    INTEGER NOT NULL REFERENCES spell_key (id),
    UNIQUE (card, part)
) STRICT;
-- Codes that occur together, with commas between them: 'P,20-29,smk,7', 'baru', 'ditempatkan,swasta,C,7,akl'. Some thousand rows at most.
CREATE TABLE spell_key (
    id    INTEGER PRIMARY KEY,
    codes TEXT NOT NULL UNIQUE
) STRICT;
-- A period's figures are read from this index alone; none of its spells began longer before it than the longest one lasted.
CREATE INDEX spell_counted ON spell (opened_on, closed_on, counted_as, came_as, left_as);
CREATE INDEX spell_days ON spell (days);
-- The people behind a figure in the order in which they came: whoever does not belong to it is passed over within the index.
CREATE INDEX spell_listed ON spell (opened_on, card, part, closed_on, sex, age, education, kbji, opening, closing, employer, kbli, area);

-- The event of an issue tells what its card's holder is counted by. Cards that are out already get it from their application, whose columns
-- stay as they were confirmed. The program tells their spells at its next start.
UPDATE event SET facts = (
    SELECT json_set(event.facts, '$.sex', a.sex, '$.education', a.education, '$.kbji', a.kbji, '$.village', a.kelurahan, '$.age',
        CASE
            WHEN years < 20 THEN '15-19' WHEN years < 30 THEN '20-29' WHEN years < 45 THEN '30-44' WHEN years < 55 THEN '45-54' ELSE '55+'
        END)
    FROM (
        SELECT sex, education, kbji, kelurahan,
            CAST(substr(event.day, 1, 4) AS INTEGER) - CAST(substr(birth_date, 1, 4) AS INTEGER)
                - (substr(event.day, 6) < substr(birth_date, 6)) AS years
        FROM application WHERE id = event.application) a)
WHERE kind = 'terbitkan' AND card IS NOT NULL AND json_extract(facts, '$.kind') IN ('baru', 'perpanjangan');

-- A report that was closed keeps its figures for ever. content: JSON of the report as it was shown, with its maker as named then and how far
-- the journal had come; hash: its SHA-256 in hexadecimal digits.
CREATE TABLE closed_report (
    id      TEXT PRIMARY KEY,
    report  TEXT NOT NULL,
    period  TEXT NOT NULL,
    content TEXT NOT NULL,
    hash    TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES officer (id),
    made_at INTEGER NOT NULL,
    UNIQUE (report, period)
) STRICT;
CREATE INDEX closed_report_made ON closed_report (made_at, id);
CREATE TRIGGER closed_report_is_not_rewritten BEFORE UPDATE ON closed_report BEGIN SELECT RAISE (ABORT, 'a closed report stays'); END;
CREATE TRIGGER closed_report_is_not_removed BEFORE DELETE ON closed_report BEGIN SELECT RAISE (ABORT, 'a closed report stays'); END;

-- What was found wrong after the closing: how much the figure at the address `cell` is too low (above zero) or too high. Encrypted: reason.
CREATE TABLE report_correction (
    id      TEXT PRIMARY KEY,
    report  TEXT NOT NULL REFERENCES closed_report (id),
    cell    TEXT NOT NULL,
    change  INTEGER NOT NULL CHECK (change <> 0),
    reason  BLOB NOT NULL,
    made_by TEXT NOT NULL REFERENCES officer (id),
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX report_correction_report ON report_correction (report, made_at);

-- A page of the register book as it was printed and signed: its numbers, and its rows as they stood (JSON). Numbers of a year are signed off
-- without a gap. hash: SHA-256 of the rows. last_event: the last one that the page knows; what comes behind it is a remark.
-- Encrypted: rows (by the office's archive key, since they outlive the files).
CREATE TABLE register_page (
    id         TEXT PRIMARY KEY,
    year       INTEGER NOT NULL,
    first_no   INTEGER NOT NULL CHECK (first_no > 0),
    last_no    INTEGER NOT NULL CHECK (last_no >= first_no),
    rows       BLOB NOT NULL,
    hash       TEXT NOT NULL,
    signed_by  TEXT NOT NULL REFERENCES officer (id),
    signed_at  INTEGER NOT NULL,
    last_event INTEGER NOT NULL,
    UNIQUE (year, first_no)
) STRICT;
CREATE TRIGGER register_page_is_not_rewritten BEFORE UPDATE ON register_page BEGIN SELECT RAISE (ABORT, 'a signed page stays'); END;
CREATE TRIGGER register_page_is_not_removed BEFORE DELETE ON register_page BEGIN SELECT RAISE (ABORT, 'a signed page stays'); END;

-- The orders of the register book.
CREATE INDEX application_book_date ON application (submitted_at, year, register_no) WHERE register_no IS NOT NULL;
CREATE INDEX application_book_name ON application (name COLLATE NOCASE, id, submitted_at) WHERE register_no IS NOT NULL;
CREATE INDEX application_book_place ON application (kelurahan, name COLLATE NOCASE, id, submitted_at) WHERE register_no IS NOT NULL;
