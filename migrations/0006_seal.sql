-- The seal of a card (segel): what anybody can check by the QR code on a print, or by a code that is typed.

-- The pairs of keys that sign statements. id is the beginning of the SHA-256 of public, in hexadecimal digits. Encrypted: secret, which is
-- destroyed when the key retires. What a retired key signed stays good; of a withdrawn one nothing is believed any more.
CREATE TABLE seal_key (
    id           TEXT PRIMARY KEY,
    public       BLOB NOT NULL,
    secret       BLOB,
    made_at      INTEGER NOT NULL,
    retired_at   INTEGER,
    withdrawn_at INTEGER,
    CHECK ((secret IS NULL) = (retired_at IS NOT NULL)),
    CHECK (withdrawn_at IS NULL OR retired_at IS NOT NULL)
) STRICT;
-- One of them signs.
CREATE UNIQUE INDEX seal_key_signs ON seal_key (retired_at IS NULL) WHERE retired_at IS NULL;

-- One seal for each print that was made. id is the beginning of the SHA-256 of its token, in hexadecimal digits: it stands in the statement
-- and in the public list, and leads back to nobody. Encrypted: token, code, statement; token_tag and code_tag are keyed hashes for look-up.
-- handed_over_on: the print is with its holder. superseded_on: a later print of the same card stands in its place.
CREATE TABLE card_seal (
    id             TEXT PRIMARY KEY,
    application    TEXT NOT NULL REFERENCES application (id),
    card           TEXT NOT NULL REFERENCES card (id),
    key            TEXT NOT NULL REFERENCES seal_key (id),
    token_tag      BLOB NOT NULL UNIQUE,
    token          BLOB NOT NULL,
    code_tag       BLOB NOT NULL UNIQUE,
    code           BLOB NOT NULL,
    statement      BLOB NOT NULL,
    made_at        INTEGER NOT NULL,
    handed_over_on TEXT,
    superseded_on  TEXT
) STRICT;
CREATE UNIQUE INDEX card_seal_current ON card_seal (application) WHERE superseded_on IS NULL;
CREATE INDEX card_seal_card ON card_seal (card);
-- What the public list looks through.
CREATE INDEX card_seal_superseded ON card_seal (superseded_on) WHERE superseded_on IS NOT NULL;
CREATE INDEX card_seal_waiting ON card_seal (handed_over_on) WHERE handed_over_on IS NULL;
CREATE INDEX card_taken ON card (valid_until) WHERE withdrawn_on IS NOT NULL OR replaced_on IS NOT NULL;
