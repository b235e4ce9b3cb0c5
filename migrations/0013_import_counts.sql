-- How many rows of an import were refused stands beside their list: a page that shows only the count need not read the reasons of each.

ALTER TABLE import_run ADD COLUMN refused_rows INTEGER NOT NULL DEFAULT 0;
UPDATE import_run SET refused_rows = (SELECT count(DISTINCT json_extract(value, '$.row')) FROM json_each(import_run.refused));
