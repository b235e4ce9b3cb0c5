-- What has to go goes in small portions, each found by an index; and what an officer typed into a file's form stays when it is refused.

-- 1 once the pictures of an ended or cancelled file are gone, so that it is not looked at every night again.
ALTER TABLE application ADD COLUMN scans_gone INTEGER NOT NULL DEFAULT 0 CHECK (scans_gone IN (0, 1));
ALTER TABLE card ADD COLUMN scans_gone INTEGER NOT NULL DEFAULT 0 CHECK (scans_gone IN (0, 1));
CREATE INDEX application_scans ON application (state_since) WHERE state = 'dibatalkan' AND scans_gone = 0;
-- The day on which a card ends, be it by time, by a newer card or by being withdrawn.
CREATE INDEX card_scans ON card (min(valid_until, coalesce(replaced_on, valid_until), coalesce(withdrawn_on, valid_until)))
    WHERE scans_gone = 0;

-- Whoever is forgotten leaves tables that point to the row; without these each is read from end to end to see that none does.
CREATE INDEX application_data_key ON application (data_key);
CREATE INDEX account_data_key ON account (data_key);
CREATE INDEX person_data_key ON person (data_key);
CREATE INDEX card_face_photo ON card_face (photo);
CREATE INDEX counter_ticket_account ON counter_ticket (account);
CREATE INDEX counter_ticket_application ON counter_ticket (application);
CREATE INDEX parked_application ON parked (application);

-- What an officer typed into a form of a file and what was refused, for that officer alone: until the form is taken over, for some days
-- at most. form is the form's code. Encrypted: answers.
CREATE TABLE file_draft (
    officer     TEXT NOT NULL REFERENCES officer (id),
    application TEXT NOT NULL REFERENCES application (id),
    form        TEXT NOT NULL,
    answers     BLOB NOT NULL,
    saved_at    INTEGER NOT NULL,
    PRIMARY KEY (officer, application, form)
) STRICT;
CREATE INDEX file_draft_application ON file_draft (application);
