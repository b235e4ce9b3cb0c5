-- What the statistics of a year count is read from this index alone, never from the files.
CREATE INDEX application_statistics ON application (submitted_at, kind, kelurahan, sex, birth_date, education, kbji)
    WHERE register_no IS NOT NULL;
