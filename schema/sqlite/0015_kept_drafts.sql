-- A keyed digest of all that is kept of a draft: what it is of, each field and each confirmed value. '' in a file without
-- accounts, which lies open to everybody.
ALTER TABLE draft ADD COLUMN seal TEXT NOT NULL DEFAULT '';
