-- What officers have typed into E-Makaryo / SIAPkerja once more, and the order of the lists of issued cards.

-- A tick "sudah diinput". One stands for each card at most; one that was taken back keeps its row. Encrypted: reason (by the office's key).
CREATE TABLE re_entry (
    id         TEXT PRIMARY KEY,
    card       TEXT NOT NULL REFERENCES card (id),
    entered_by TEXT NOT NULL REFERENCES officer (id),
    entered_at INTEGER NOT NULL,
    taken_by   TEXT REFERENCES officer (id),
    taken_at   INTEGER,
    reason     BLOB,
    CHECK ((taken_at IS NULL) = (taken_by IS NULL) AND (taken_at IS NULL) = (reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX re_entry_stands ON re_entry (card) WHERE taken_at IS NULL;
CREATE INDEX re_entry_made ON re_entry (entered_at, id) WHERE taken_at IS NULL;
CREATE INDEX re_entry_taken ON re_entry (card, taken_at) WHERE taken_at IS NOT NULL;

-- The tick that stands, NULL where there is none: kept for the list of cards that are still to be entered, so that it reads no others.
ALTER TABLE card ADD COLUMN entry TEXT REFERENCES re_entry (id);
CREATE INDEX card_to_enter ON card (issued_on, number)
    WHERE entry IS NULL AND old = 0 AND withdrawn_on IS NULL AND replaced_on IS NULL;
CREATE INDEX card_issued ON card (issued_on, number);
