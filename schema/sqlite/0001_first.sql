-- The first schema. Moments are milliseconds since 1970 in UTC; days are ISO text. Every text is NFC.
-- What a visit holds lies clustered by visit, so that reading a visit or a patient's course costs what is
-- asked for. patient_line, patient_term and patient_activity are made from the rest and can be made again.

CREATE TABLE clinic (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL CHECK (instr(name, char(0)) = 0),
  demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
  time_zone TEXT NOT NULL,
  paper TEXT NOT NULL CHECK (paper IN ('A4', 'Letter')),
  created_at INTEGER NOT NULL,
  created_by_version TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0)
) STRICT;

CREATE TABLE patient (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (uuid <> ''),
  mrn TEXT NOT NULL CHECK (mrn <> '' AND instr(mrn, char(0)) = 0),
  family_name TEXT NOT NULL CHECK (family_name <> '' AND instr(family_name, char(0)) = 0),
  given_name TEXT NOT NULL CHECK (instr(given_name, char(0)) = 0),
  birth_date TEXT NOT NULL CHECK (birth_date IS date(birth_date, '+0 days')),
  sex TEXT NOT NULL CHECK (sex IN ('F', 'M', 'X', 'U')),
  phone TEXT NOT NULL CHECK (instr(phone, char(0)) = 0),
  email TEXT NOT NULL CHECK (instr(email, char(0)) = 0),
  address TEXT NOT NULL CHECK (instr(address, char(0)) = 0),
  city TEXT NOT NULL CHECK (instr(city, char(0)) = 0),
  state TEXT NOT NULL CHECK (instr(state, char(0)) = 0),
  postal_code TEXT NOT NULL CHECK (instr(postal_code, char(0)) = 0),
  note TEXT NOT NULL CHECK (instr(note, char(0)) = 0 AND length(note) <= 65536),
  died_on TEXT CHECK (died_on IS NULL OR (died_on IS date(died_on, '+0 days') AND died_on >= birth_date)),
  revision INTEGER NOT NULL CHECK (revision > 0),
  voided_at INTEGER,
  void_reason TEXT NOT NULL DEFAULT '' CHECK ((voided_at IS NULL) = (void_reason = ''))
) STRICT;

CREATE UNIQUE INDEX patient_mrn ON patient (mrn) WHERE voided_at IS NULL;

-- The folded words a patient is found by, beginning with the name, so that their order is the names' order.
CREATE TABLE patient_line (
  patient INTEGER PRIMARY KEY REFERENCES patient (id),
  line TEXT NOT NULL,
  name_and_birth TEXT NOT NULL
) STRICT;

CREATE INDEX patient_line_in_order ON patient_line (line);
CREATE INDEX patient_line_alike ON patient_line (name_and_birth);

-- Every word of the line but the first.
CREATE TABLE patient_term (
  term TEXT NOT NULL,
  patient INTEGER NOT NULL REFERENCES patient (id),
  PRIMARY KEY (term, patient)
) STRICT, WITHOUT ROWID;

CREATE TABLE patient_activity (
  patient INTEGER PRIMARY KEY REFERENCES patient (id),
  visits INTEGER NOT NULL,
  first_visit TEXT,
  last_visit TEXT
) STRICT;

CREATE INDEX patient_seen_last ON patient_activity (last_visit);

CREATE TABLE episode (
  id INTEGER PRIMARY KEY,
  patient INTEGER NOT NULL REFERENCES patient (id),
  label TEXT NOT NULL CHECK (instr(label, char(0)) = 0),
  onset TEXT CHECK (onset IS NULL OR onset IS date(onset, '+0 days')),
  onset_precision TEXT NOT NULL CHECK (onset_precision IN ('', 'day', 'month', 'year')),
  opened_on TEXT NOT NULL CHECK (opened_on IS date(opened_on, '+0 days')),
  closed_on TEXT CHECK (closed_on IS NULL OR (closed_on IS date(closed_on, '+0 days') AND closed_on >= opened_on)),
  revision INTEGER NOT NULL CHECK (revision > 0)
) STRICT;

CREATE INDEX episode_of_patient ON episode (patient);

-- `live` is 0 once the visit or its patient is voided: lists and reports read live visits only.
CREATE TABLE visit (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (uuid <> ''),
  patient INTEGER NOT NULL REFERENCES patient (id),
  episode INTEGER REFERENCES episode (id),
  date TEXT NOT NULL CHECK (date IS date(date, '+0 days')),
  kind TEXT NOT NULL CHECK (kind <> ''),
  clinician TEXT NOT NULL CHECK (instr(clinician, char(0)) = 0),
  note TEXT NOT NULL CHECK (instr(note, char(0)) = 0 AND length(note) <= 65536),
  entered_at INTEGER NOT NULL,
  entered_by TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  live INTEGER NOT NULL DEFAULT 1 CHECK (live IN (0, 1)),
  voided_at INTEGER,
  void_reason TEXT NOT NULL DEFAULT '' CHECK ((voided_at IS NULL) = (void_reason = '')),
  CHECK (live = 0 OR voided_at IS NULL)
) STRICT;

CREATE INDEX visit_of_patient ON visit (patient, date);
CREATE INDEX visit_on ON visit (date) WHERE live = 1;

-- Field paths whose unusual value was confirmed.
CREATE TABLE visit_confirmed (
  visit INTEGER NOT NULL REFERENCES visit (id),
  path TEXT NOT NULL,
  PRIMARY KEY (visit, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE score (
  visit INTEGER NOT NULL REFERENCES visit (id),
  ordinal INTEGER NOT NULL CHECK (ordinal BETWEEN 0 AND 1023),
  instrument TEXT NOT NULL CHECK (instrument <> ''),
  status TEXT NOT NULL CHECK (status IN ('answered', 'declined', 'not_asked')),
  phase TEXT NOT NULL CHECK (phase IN ('routine', 'pre_procedure', 'post_procedure')),
  items INTEGER NOT NULL CHECK (items >= 0),
  total REAL CHECK (total IS NULL OR (status = 'answered' AND total BETWEEN -1000000 AND 1000000)),
  version TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  mode TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (visit, ordinal),
  CHECK (instrument NOT IN ('nrs_current', 'nrs_avg7', 'nrs_worst7', 'nrs_least7', 'peg')
         OR total IS NULL OR total BETWEEN 0 AND 10)
) STRICT, WITHOUT ROWID;

-- Answers of instruments with more than one item, and of one-item instruments whose answer is not the total.
CREATE TABLE score_item (
  visit INTEGER NOT NULL,
  score INTEGER NOT NULL,
  item INTEGER NOT NULL CHECK (item >= 0),
  answer REAL NOT NULL,
  PRIMARY KEY (visit, score, item),
  FOREIGN KEY (visit, score) REFERENCES score (visit, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
  visit INTEGER NOT NULL REFERENCES visit (id),
  ordinal INTEGER NOT NULL CHECK (ordinal BETWEEN 0 AND 1023),
  code TEXT NOT NULL CHECK (code <> ''),
  side TEXT NOT NULL CHECK (side IN ('-', 'L', 'R', 'B', 'M')),
  place INTEGER NOT NULL CHECK (place BETWEEN 0 AND 32767),
  number REAL,
  choice TEXT,
  text TEXT CHECK (text IS NULL OR instr(text, char(0)) = 0),
  day TEXT CHECK (day IS NULL OR day IS date(day, '+0 days')),
  PRIMARY KEY (visit, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding_qualifier (
  visit INTEGER NOT NULL,
  finding INTEGER NOT NULL,
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
  field_group TEXT NOT NULL,
  place INTEGER NOT NULL CHECK (place >= 0),
  field TEXT NOT NULL CHECK (field <> ''),
  number REAL,
  choice TEXT,
  text TEXT CHECK (text IS NULL OR instr(text, char(0)) = 0),
  day TEXT CHECK (day IS NULL OR day IS date(day, '+0 days')),
  PRIMARY KEY (visit, finding, ordinal),
  FOREIGN KEY (visit, finding) REFERENCES finding (visit, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE treatment (
  visit INTEGER NOT NULL REFERENCES visit (id),
  ordinal INTEGER NOT NULL CHECK (ordinal BETWEEN 0 AND 1023),
  code TEXT NOT NULL CHECK (code <> ''),
  side TEXT NOT NULL CHECK (side IN ('-', 'L', 'R', 'B', 'M')),
  date TEXT NOT NULL CHECK (date IS date(date, '+0 days')),
  end_date TEXT CHECK (end_date IS NULL OR (end_date IS date(end_date, '+0 days') AND end_date >= date)),
  status TEXT NOT NULL CHECK (status IN ('planned', 'done', 'aborted', 'cancelled')),
  performer TEXT NOT NULL CHECK (instr(performer, char(0)) = 0),
  is_index INTEGER NOT NULL CHECK (is_index IN (0, 1)),
  same_target_key TEXT NOT NULL,
  note TEXT NOT NULL CHECK (instr(note, char(0)) = 0 AND length(note) <= 65536),
  PRIMARY KEY (visit, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX treatment_done_on ON treatment (date, code, is_index) WHERE status = 'done';

CREATE TABLE treatment_parameter (
  visit INTEGER NOT NULL,
  treatment INTEGER NOT NULL,
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
  field_group TEXT NOT NULL,
  place INTEGER NOT NULL CHECK (place >= 0),
  field TEXT NOT NULL CHECK (field <> ''),
  number REAL,
  choice TEXT,
  text TEXT CHECK (text IS NULL OR instr(text, char(0)) = 0),
  day TEXT CHECK (day IS NULL OR day IS date(day, '+0 days')),
  PRIMARY KEY (visit, treatment, ordinal),
  FOREIGN KEY (visit, treatment) REFERENCES treatment (visit, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE clinician (
  name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
  visits INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Visits being typed. Not part of the record: not audited, and gone once the visit is stored.
CREATE TABLE draft (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (uuid <> ''),
  patient INTEGER NOT NULL REFERENCES patient (id),
  visit INTEGER REFERENCES visit (id),
  revision INTEGER NOT NULL,
  reason TEXT NOT NULL,
  kept_at INTEGER NOT NULL
) STRICT;

CREATE INDEX draft_of_patient ON draft (patient);
CREATE INDEX draft_of_visit ON draft (visit);

CREATE TABLE draft_field (
  draft INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  typed TEXT NOT NULL CHECK (instr(typed, char(0)) = 0),
  PRIMARY KEY (draft, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft_confirmed (
  draft INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  PRIMARY KEY (draft, path)
) STRICT, WITHOUT ROWID;

-- Who wrote: one row for each log-in and opening of the file, named by the entries of the trail.
CREATE TABLE audit_session (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  actor TEXT NOT NULL CHECK (actor <> ''),
  role TEXT NOT NULL CHECK (role IN ('staff', 'physician', 'administrator')),
  session TEXT NOT NULL,
  workstation TEXT NOT NULL,
  program_version TEXT NOT NULL
) STRICT;

-- The trail. Order is by sequence, never by clock.
CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  offset_minutes INTEGER NOT NULL,
  session INTEGER NOT NULL REFERENCES audit_session (id),
  action TEXT NOT NULL CHECK (action <> ''),
  entity TEXT NOT NULL CHECK (entity <> ''),
  entity_id INTEGER NOT NULL,
  patient INTEGER,
  reason TEXT,
  old_document TEXT
) STRICT;

CREATE INDEX audit_of_entity ON audit (entity, entity_id);

CREATE TRIGGER audit_keeps_entries BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_loses_no_entry BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_keeps_sessions BEFORE UPDATE ON audit_session
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_loses_no_session BEFORE DELETE ON audit_session
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

-- What came from other programs: contents taken in, and the number (a subject's, or a digest) noted for each key.
CREATE TABLE import_content (
  digest TEXT NOT NULL PRIMARY KEY CHECK (digest <> ''),
  source TEXT NOT NULL,
  summary TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE import_key (
  source TEXT NOT NULL,
  entity TEXT NOT NULL,
  source_key TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (source, entity, source_key)
) STRICT, WITHOUT ROWID;

-- The catalogue the program last wrote this file with, so that the file describes itself.
CREATE TABLE catalogue_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  digest TEXT NOT NULL
) STRICT;

CREATE TABLE catalogue_entry (
  entity TEXT NOT NULL CHECK (entity IN ('finding', 'treatment', 'instrument')),
  code TEXT NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL,
  laterality TEXT NOT NULL,
  unit TEXT NOT NULL,
  low REAL,
  high REAL,
  retired_on TEXT,
  PRIMARY KEY (entity, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE catalogue_field (
  entity TEXT NOT NULL,
  code TEXT NOT NULL,
  field_group TEXT NOT NULL,
  field TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL,
  unit TEXT NOT NULL,
  low REAL,
  high REAL,
  PRIMARY KEY (entity, code, field_group, field),
  FOREIGN KEY (entity, code) REFERENCES catalogue_entry (entity, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE catalogue_choice (
  entity TEXT NOT NULL,
  code TEXT NOT NULL,
  field_group TEXT NOT NULL,
  field TEXT NOT NULL,
  choice TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  label TEXT NOT NULL,
  number REAL,
  PRIMARY KEY (entity, code, field_group, field, choice),
  FOREIGN KEY (entity, code, field_group, field) REFERENCES catalogue_field (entity, code, field_group, field)
) STRICT, WITHOUT ROWID;

-- Counted up when a write in doubt is settled; nothing else lives here.
CREATE TABLE barrier (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  passed INTEGER NOT NULL
) STRICT;

INSERT INTO barrier (id, passed) VALUES (1, 0);
