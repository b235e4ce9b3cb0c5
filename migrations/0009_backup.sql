-- Runs of the backup that `serve` takes every night, for the page on which an admin sees them.

-- name: folder of the backup, empty where none was written. failure: code of what went wrong, else empty. files, bytes: applications in it and size
-- of its database. millis: how long restoring it into a scratch folder took, all checks included; 0 where that was not reached.
CREATE TABLE backup_run (
    id      INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    name    TEXT NOT NULL,
    failure TEXT NOT NULL,
    files   INTEGER NOT NULL,
    bytes   INTEGER NOT NULL,
    millis  INTEGER NOT NULL
) STRICT;
CREATE INDEX backup_run_at ON backup_run (at);
