-- What is to be noted beside the key once somebody is forgotten: kept here, in the transaction that forgets, until the list there has it. A full
-- disk or an end of the program in between loses none of it.
CREATE TABLE erased_line (line TEXT NOT NULL UNIQUE) STRICT;

-- Until when a one-time password opens the door; those that are on their way have a week from now.
ALTER TABLE officer ADD COLUMN one_time_until INTEGER;
UPDATE officer SET one_time_until = unixepoch() + 604800 WHERE one_time = 1;
