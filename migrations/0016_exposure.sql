-- Whom a stolen account of an officer has touched between two moments is asked seldom and must be answered at once. Both indexes hold all that
-- is read of their tables for it.

CREATE INDEX access_log_officer ON access_log (officer, at, action, application);
CREATE INDEX journal_actor ON journal (actor, at, action, subject);
