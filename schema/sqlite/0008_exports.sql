-- Exports that leave the clinic: the studies they belong to, who stands behind a study id, and the log of every export.

CREATE TABLE study (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> '' AND instr(name, char(0)) = 0),
  profile TEXT NOT NULL CHECK (profile IN ('safe_harbor', 'shifted', 'limited')),
  begun_at INTEGER NOT NULL
) STRICT;

-- The key table, which never leaves. The index stays what it was at the patient's first export of the study: two day
-- 0s of one person would tell a date.
CREATE TABLE study_subject (
  study INTEGER NOT NULL REFERENCES study (id),
  patient INTEGER NOT NULL REFERENCES patient (id),
  study_id TEXT NOT NULL UNIQUE CHECK (study_id <> ''),
  shift INTEGER NOT NULL CHECK (shift BETWEEN -364 AND 364 AND shift <> 0),
  index_day TEXT NOT NULL CHECK (index_day IS date(index_day, '+0 days')),
  index_treatment TEXT NOT NULL,
  PRIMARY KEY (study, patient)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER study_subject_stays BEFORE DELETE ON study_subject
BEGIN SELECT RAISE(ABORT, 'a study id is kept'); END;
CREATE TRIGGER study_subject_keeps_id BEFORE UPDATE ON study_subject
BEGIN SELECT RAISE(ABORT, 'a study id is kept'); END;

CREATE TABLE export_log (
  id INTEGER PRIMARY KEY,
  study INTEGER NOT NULL REFERENCES study (id),
  begun_at INTEGER NOT NULL,
  actor TEXT NOT NULL CHECK (actor <> ''),
  profile TEXT NOT NULL CHECK (profile IN ('safe_harbor', 'shifted', 'limited')),
  purpose TEXT NOT NULL CHECK (purpose <> '' AND instr(purpose, char(0)) = 0),
  recipient TEXT NOT NULL CHECK (instr(recipient, char(0)) = 0),
  agreement TEXT NOT NULL CHECK (instr(agreement, char(0)) = 0 AND (profile <> 'limited' OR agreement <> '')),
  from_day TEXT CHECK (from_day IS NULL OR from_day IS date(from_day, '+0 days')),
  to_day TEXT CHECK (to_day IS NULL OR to_day IS date(to_day, '+0 days')),
  own_entries INTEGER NOT NULL CHECK (own_entries IN (0, 1)),
  smallest_group INTEGER NOT NULL CHECK (smallest_group BETWEEN 2 AND 1000),
  rare_rule TEXT NOT NULL CHECK (rare_rule IN ('keep', 'group', 'leave_out')),
  patients INTEGER NOT NULL CHECK (patients > 0),
  state TEXT NOT NULL CHECK (state IN ('begun', 'written', 'not_written')),
  ended_at INTEGER,
  sha256 TEXT NOT NULL DEFAULT '' CHECK ((state = 'written') = (length(sha256) = 64)),
  CHECK ((state = 'begun') = (ended_at IS NULL))
) STRICT;

CREATE TRIGGER export_log_stays BEFORE DELETE ON export_log
BEGIN SELECT RAISE(ABORT, 'the log of exports is kept'); END;

-- The columns, the treatments of the filter, and the rows of each table written.
CREATE TABLE export_detail (
  export INTEGER NOT NULL REFERENCES export_log (id),
  kind TEXT NOT NULL CHECK (kind IN ('column', 'treatment', 'rows')),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
  name TEXT NOT NULL CHECK (name <> ''),
  number INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (export, kind, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE export_setting (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  smallest_group INTEGER NOT NULL CHECK (smallest_group BETWEEN 2 AND 1000)
) STRICT;
