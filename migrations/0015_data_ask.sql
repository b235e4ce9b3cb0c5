-- What job seekers ask about their own data (UU 27/2022): a copy, a correction, the deletion; and what the office answered.

-- One thing asked by an account. kind, outcome, reason and gone (codes with a space between) are codes of `domain::data_ask`. account is NULL
-- once the account itself was erased; words and answer are empty then. version goes up with the answer.
-- Encrypted, by the account's key: words (what is asked, empty but for a correction), answer (the office's words).
CREATE TABLE data_ask (
    id          TEXT PRIMARY KEY,
    account     TEXT REFERENCES account (id),
    kind        TEXT NOT NULL,
    words       BLOB NOT NULL,
    version     INTEGER NOT NULL DEFAULT 1,
    asked_at    INTEGER NOT NULL,
    answered_at INTEGER,
    answered_by TEXT REFERENCES officer (id), -- NULL where the job seeker took it back
    outcome     TEXT NOT NULL DEFAULT '',
    reason      TEXT NOT NULL DEFAULT '',
    gone        TEXT NOT NULL DEFAULT '',
    answer      BLOB NOT NULL DEFAULT x'',
    CHECK ((answered_at IS NULL) = (outcome = ''))
) STRICT;
CREATE INDEX data_ask_account ON data_ask (account, asked_at);
-- One of each kind is open at most.
CREATE UNIQUE INDEX data_ask_open ON data_ask (account, kind) WHERE answered_at IS NULL;
CREATE INDEX data_ask_due ON data_ask (asked_at, id) WHERE answered_at IS NULL;
CREATE INDEX data_ask_answered ON data_ask (answered_at, id) WHERE answered_at IS NOT NULL;
