-- Two records of one person made one. What was recorded under the source stands under the target from then on; the
-- source is voided, and its number, name and birth date lead to the target as long as the merge stands.

-- `mrn` and `name_and_birth` are the source's, which does not change while it is voided.
CREATE TABLE patient_merge (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES patient (id),
  target INTEGER NOT NULL REFERENCES patient (id),
  mrn TEXT NOT NULL CHECK (mrn <> ''),
  name_and_birth TEXT NOT NULL,
  merged_at INTEGER NOT NULL,
  merged_by TEXT NOT NULL CHECK (merged_by <> ''),
  reason TEXT NOT NULL CHECK (reason <> '' AND instr(reason, char(0)) = 0),
  separated_at INTEGER,
  CHECK (source <> target)
) STRICT;

CREATE UNIQUE INDEX patient_merge_of ON patient_merge (source) WHERE separated_at IS NULL;
CREATE INDEX patient_merge_into ON patient_merge (target) WHERE separated_at IS NULL;
CREATE INDEX patient_merge_mrn ON patient_merge (mrn) WHERE separated_at IS NULL;
CREATE INDEX patient_merge_alike ON patient_merge (name_and_birth) WHERE separated_at IS NULL;

CREATE TRIGGER patient_merge_stays BEFORE DELETE ON patient_merge
BEGIN SELECT RAISE(ABORT, 'a merge is taken apart, never deleted'); END;

-- Those that were taken up again move too.
CREATE INDEX follow_up_given_up_of ON follow_up_given_up (patient, treatment);

-- What came with it; red flags and contact attempts follow the visit they are about.
CREATE TABLE patient_merge_subject (
  merge INTEGER NOT NULL REFERENCES patient_merge (id),
  entity TEXT NOT NULL CHECK (entity IN ('visit', 'episode', 'adverse_event')),
  subject INTEGER NOT NULL,
  PRIMARY KEY (merge, entity, subject)
) STRICT, WITHOUT ROWID;

-- What the target said where it took over what the source says: a detail of the person, by the name of its field; a
-- health fact, without a day of assessment where it had none.
CREATE TABLE patient_merge_detail (
  merge INTEGER NOT NULL REFERENCES patient_merge (id),
  field TEXT NOT NULL CHECK (field <> ''),
  before TEXT NOT NULL,
  PRIMARY KEY (merge, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE patient_merge_fact (
  merge INTEGER NOT NULL REFERENCES patient_merge (id),
  code TEXT NOT NULL CHECK (code <> ''),
  number REAL,
  choice TEXT,
  detail TEXT NOT NULL DEFAULT '',
  since TEXT,
  until TEXT,
  assessed_on TEXT,
  PRIMARY KEY (merge, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE patient_merge_which (
  merge INTEGER NOT NULL,
  code TEXT NOT NULL,
  which TEXT NOT NULL CHECK (which <> ''),
  PRIMARY KEY (merge, code, which),
  FOREIGN KEY (merge, code) REFERENCES patient_merge_fact (merge, code)
) STRICT, WITHOUT ROWID;
