-- A reminder that the mail server will never take, since there is no such address. The desk still has it on its list.
ALTER TABLE reminder ADD COLUMN mail_refused_at INTEGER;
DROP INDEX reminder_unmailed;
CREATE INDEX reminder_unmailed ON reminder (due_on, card, occasion)
    WHERE mailed_at IS NULL AND ended_at IS NULL AND mail_refused_at IS NULL;
