-- How a clinic counts: when its fiscal year begins, below which count a figure is hidden in reports without patients,
-- and its rules for outcomes as the text of a rules file ("" those a clinic starts with). The text that a change
-- replaced stands in the audit trail.
ALTER TABLE clinic ADD COLUMN fiscal_year_start INTEGER NOT NULL DEFAULT 1 CHECK (fiscal_year_start BETWEEN 1 AND 12);
ALTER TABLE clinic ADD COLUMN least_count INTEGER NOT NULL DEFAULT 5
  CHECK (least_count = 0 OR least_count BETWEEN 3 AND 100);

CREATE TABLE outcome_rules (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  text TEXT NOT NULL CHECK (instr(text, char(0)) = 0 AND length(text) <= 1000000),
  written_by_version TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0)
) STRICT;

INSERT INTO outcome_rules (id, text, written_by_version, revision) VALUES (1, '', '', 1);
