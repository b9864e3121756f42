-- Quarters that were issued: when, by whom, by which rules, and every figure. Nothing of it is changed or removed; a
-- quarter that is issued again is a further edition.
CREATE TABLE issued_quarter (
  id INTEGER PRIMARY KEY,
  first_day TEXT NOT NULL CHECK (first_day IS date(first_day, '+0 days')),
  year INTEGER NOT NULL CHECK (year BETWEEN 1850 AND 9999),
  quarter INTEGER NOT NULL CHECK (quarter BETWEEN 1 AND 4),
  start_month INTEGER NOT NULL CHECK (start_month BETWEEN 1 AND 12),
  edition INTEGER NOT NULL CHECK (edition > 0),
  issued_at INTEGER NOT NULL,
  issued_by TEXT NOT NULL CHECK (issued_by <> ''),
  reason TEXT NOT NULL CHECK (instr(reason, char(0)) = 0 AND (edition = 1 OR reason <> '')),
  as_of TEXT NOT NULL CHECK (as_of IS date(as_of, '+0 days')),
  last_entry INTEGER NOT NULL CHECK (last_entry >= 0),
  rules TEXT NOT NULL CHECK (instr(rules, char(0)) = 0),
  program_version TEXT NOT NULL,
  figures_digest TEXT NOT NULL CHECK (length(figures_digest) = 64),
  workbook_digest TEXT NOT NULL CHECK (length(workbook_digest) = 64),
  UNIQUE (first_day, edition)
) STRICT;

CREATE TABLE issued_figure (
  quarter INTEGER NOT NULL REFERENCES issued_quarter (id),
  figure TEXT NOT NULL CHECK (figure <> ''),
  numerator INTEGER,
  denominator INTEGER,
  value REAL,
  PRIMARY KEY (quarter, figure)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER issued_quarter_stays BEFORE UPDATE ON issued_quarter
BEGIN SELECT RAISE(ABORT, 'an issued quarter stays as it is'); END;
CREATE TRIGGER issued_quarter_is_kept BEFORE DELETE ON issued_quarter
BEGIN SELECT RAISE(ABORT, 'an issued quarter stays as it is'); END;
CREATE TRIGGER issued_figure_stays BEFORE UPDATE ON issued_figure
BEGIN SELECT RAISE(ABORT, 'an issued quarter stays as it is'); END;
CREATE TRIGGER issued_figure_is_kept BEFORE DELETE ON issued_figure
BEGIN SELECT RAISE(ABORT, 'an issued quarter stays as it is'); END;
