-- The card on paper: the log of prints, and the city's emblem.

-- copy is counted for each card number. cause: code of a cause of a reprint, 'ulang' when the same goes to the printer again, else empty.
CREATE TABLE print (
    id          INTEGER PRIMARY KEY,
    card        TEXT NOT NULL REFERENCES card (id),
    application TEXT NOT NULL REFERENCES application (id),
    officer     TEXT NOT NULL REFERENCES officer (id),
    at          INTEGER NOT NULL,
    copy        INTEGER NOT NULL CHECK (copy > 0),
    paper       TEXT NOT NULL,
    cause       TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX print_copy ON print (card, copy);
CREATE INDEX print_application ON print (application, copy);

CREATE TABLE emblem (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    jpeg   BLOB NOT NULL,
    set_at INTEGER NOT NULL
) STRICT;
