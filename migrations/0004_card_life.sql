-- The two years of a card: reports, work found, renewal, correction, reprint, removal, reminders, legalised copies. What a card is worth
-- on a day follows from these rows and from dates; nothing here says "expired".

-- version goes up with everything that happens to a card, so that a page that was opened before is stale. resumed_on is the day on which
-- work was taken back last. removal is the code of the reason for withdrawn_on, empty where the application was cancelled.
ALTER TABLE card ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE card ADD COLUMN resumed_on TEXT;
ALTER TABLE card ADD COLUMN removal TEXT NOT NULL DEFAULT '';
-- Kept for lists only, so that they read no card that is not due: the next occasion for a reminder, and the day from which a missing
-- report counts. NULL where there is none. The standing of a card never reads them.
ALTER TABLE card ADD COLUMN next_due_on TEXT;
ALTER TABLE card ADD COLUMN report_due_on TEXT;
-- Cards that are out already are looked at once by the next run of the jobs, which finds the right days.
UPDATE card SET next_due_on = issued_on
    WHERE handed_over_at IS NOT NULL AND replaced_on IS NULL AND withdrawn_on IS NULL;
CREATE INDEX card_next_due ON card (next_due_on, id) WHERE next_due_on IS NOT NULL;
CREATE INDEX card_report_due ON card (report_due_on, id) WHERE report_due_on IS NOT NULL;

-- All prints of a number: the first, corrections and reprints.
CREATE INDEX card_face_card ON card_face (card, made_at);

-- The card that a renewal, correction or reprint is about. One of them at most is open for each person.
ALTER TABLE application ADD COLUMN card TEXT REFERENCES card (id);
CREATE INDEX application_card ON application (card) WHERE card IS NOT NULL;
CREATE INDEX application_person ON application (person) WHERE person IS NOT NULL;
CREATE UNIQUE INDEX application_follow_up ON application (person)
    WHERE kind <> 'baru' AND state NOT IN ('diserahkan', 'dibatalkan');

-- What a correction (perbaikan) puts right: the pins that open, by their code.
CREATE TABLE amendment (
    application TEXT NOT NULL REFERENCES application (id),
    pin         TEXT NOT NULL,
    PRIMARY KEY (application, pin)
) STRICT, WITHOUT ROWID;

-- Why a card is printed again, as its holder declares it. Encrypted: words.
CREATE TABLE reprint (
    application TEXT PRIMARY KEY REFERENCES application (id),
    cause       TEXT NOT NULL,
    words       BLOB NOT NULL,
    declared_at INTEGER NOT NULL
) STRICT;

-- Lapor I, II and III: one row of the card is filled once. source: pemohon (from the phone) or loket.
CREATE TABLE card_report (
    card    TEXT NOT NULL REFERENCES card (id),
    row     TEXT NOT NULL,
    made_on TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    source  TEXT NOT NULL,
    officer TEXT REFERENCES officer (id),
    PRIMARY KEY (card, row)
) STRICT, WITHOUT ROWID;

-- Work found. An employer's word waits (confirmed_at IS NULL) until the office confirms it; ended rows were refused or taken back, each
-- with a code. teller, employer_kind, kbli, kbji, area, end_reason: codes. Encrypted: words (employer, position, wage, note), end_words.
CREATE TABLE placement (
    id            TEXT PRIMARY KEY,
    card          TEXT NOT NULL REFERENCES card (id),
    teller        TEXT NOT NULL,
    starts_on     TEXT NOT NULL,
    employer_kind TEXT NOT NULL,
    kbli          TEXT NOT NULL,
    kbji          TEXT NOT NULL,
    area          TEXT NOT NULL,
    words         BLOB NOT NULL,
    told_at       INTEGER NOT NULL,
    confirmed_at  INTEGER,
    confirmed_by  TEXT,
    ended_at      INTEGER,
    ended_by      TEXT,
    end_reason    TEXT NOT NULL DEFAULT '',
    end_words     BLOB
) STRICT;
CREATE INDEX placement_card ON placement (card, told_at);
CREATE UNIQUE INDEX placement_holds ON placement (card) WHERE confirmed_at IS NOT NULL AND ended_at IS NULL;
CREATE UNIQUE INDEX placement_waits ON placement (card) WHERE confirmed_at IS NULL AND ended_at IS NULL;
CREATE INDEX placement_waiting ON placement (told_at, id) WHERE confirmed_at IS NULL AND ended_at IS NULL;

-- One row for each occasion of which somebody is reminded, made once. told_at: an officer has written to the holder; mailed_at: an
-- e-mail went out; ended_at: it came to nothing, since the holder reported, found work or lost the card, or the day went by.
CREATE TABLE reminder (
    card      TEXT NOT NULL REFERENCES card (id),
    occasion  TEXT NOT NULL,
    due_on    TEXT NOT NULL,
    made_on   TEXT NOT NULL,
    told_at   INTEGER,
    told_by   TEXT REFERENCES officer (id),
    mailed_at INTEGER,
    ended_at  INTEGER,
    PRIMARY KEY (card, occasion)
) STRICT, WITHOUT ROWID;
CREATE INDEX reminder_open ON reminder (due_on, card, occasion) WHERE told_at IS NULL AND ended_at IS NULL;
CREATE INDEX reminder_unmailed ON reminder (due_on, card, occasion) WHERE mailed_at IS NULL AND ended_at IS NULL;

-- Stamped copies (legalisir).
CREATE TABLE legalisation (
    id      INTEGER PRIMARY KEY,
    card    TEXT NOT NULL REFERENCES card (id),
    copies  INTEGER NOT NULL CHECK (copies > 0),
    officer TEXT NOT NULL REFERENCES officer (id),
    at      INTEGER NOT NULL
) STRICT;
CREATE INDEX legalisation_card ON legalisation (card);

-- The events of a card, which tell its whole life in their order.
ALTER TABLE event ADD COLUMN card TEXT REFERENCES card (id);
CREATE INDEX event_card ON event (card, id) WHERE card IS NOT NULL;
UPDATE event SET card = (SELECT c.id FROM card c WHERE c.application = event.application)
    WHERE kind IN ('terbitkan', 'urungkan-terbit', 'serahkan', 'batalkan');
UPDATE event SET facts = json_set(facts, '$.until', (SELECT c.valid_until FROM card c WHERE c.id = event.card))
    WHERE kind = 'terbitkan' AND card IS NOT NULL;
