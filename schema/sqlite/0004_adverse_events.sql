-- What went wrong with treatments, and treatments that point to others.

CREATE TABLE adverse_event (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (uuid <> ''),
  patient INTEGER NOT NULL REFERENCES patient (id),
  code TEXT NOT NULL CHECK (code <> ''),
  onset TEXT NOT NULL CHECK (onset IS date(onset, '+0 days')),
  onset_time TEXT NOT NULL CHECK (onset_time = '' OR length(onset_time) = 5),
  grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 5),
  hospitalised INTEGER NOT NULL CHECK (hospitalised IN (0, 1)),
  disability INTEGER NOT NULL CHECK (disability IN (0, 1)),
  serious_to_reporter INTEGER NOT NULL CHECK (serious_to_reporter IN (0, 1)),
  causality TEXT NOT NULL CHECK (causality IN ('', 'unrelated', 'unlikely', 'possible', 'probable', 'definite')),
  expected INTEGER CHECK (expected IS NULL OR expected IN (0, 1)),
  action TEXT NOT NULL CHECK (instr(action, char(0)) = 0 AND length(action) <= 65536),
  outcome TEXT NOT NULL CHECK (outcome IN ('ongoing', 'resolving', 'resolved', 'sequelae', 'fatal')),
  resolved_on TEXT CHECK (resolved_on IS NULL
                          OR (resolved_on IS date(resolved_on, '+0 days') AND resolved_on >= onset)),
  clavien_dindo TEXT NOT NULL CHECK (clavien_dindo IN ('', 'I', 'II', 'IIIa', 'IIIb', 'IVa', 'IVb', 'V')),
  note TEXT NOT NULL CHECK (instr(note, char(0)) = 0 AND length(note) <= 65536),
  entered_at INTEGER NOT NULL,
  entered_by TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  voided_at INTEGER,
  void_reason TEXT NOT NULL DEFAULT '' CHECK ((voided_at IS NULL) = (void_reason = '')),
  CHECK ((grade = 5) = (outcome = 'fatal'))
) STRICT;

CREATE INDEX adverse_event_of_patient ON adverse_event (patient);
CREATE INDEX adverse_event_on ON adverse_event (onset);

-- The treatments an event is linked to. The numbers are those of the treatment, which a correction of its visit keeps;
-- the link stays when the treatment is taken out of its visit, and is then shown as such.
CREATE TABLE adverse_event_treatment (
  event INTEGER NOT NULL REFERENCES adverse_event (id),
  visit INTEGER NOT NULL REFERENCES visit (id),
  treatment INTEGER NOT NULL CHECK (treatment BETWEEN 0 AND 1023),
  PRIMARY KEY (event, visit, treatment)
) STRICT, WITHOUT ROWID;

CREATE INDEX adverse_event_after ON adverse_event_treatment (visit, treatment);

-- The places of treatments that corrections took out of their visits: never given to another treatment, because links
-- may still name them.
CREATE TABLE treatment_removed (
  visit INTEGER NOT NULL REFERENCES visit (id),
  treatment INTEGER NOT NULL CHECK (treatment BETWEEN 0 AND 1023),
  PRIMARY KEY (visit, treatment)
) STRICT, WITHOUT ROWID;

-- Treatments that rest on earlier ones: an ablation on its diagnostic blocks, an implant on its trial. What is pointed
-- to may be taken out of its visit or be voided with it; the link stays and is shown as such.
CREATE TABLE treatment_link (
  visit INTEGER NOT NULL,
  treatment INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('diagnostic_block', 'trial')),
  to_visit INTEGER NOT NULL REFERENCES visit (id),
  to_treatment INTEGER NOT NULL CHECK (to_treatment BETWEEN 0 AND 1023),
  PRIMARY KEY (visit, treatment, role, to_visit, to_treatment),
  FOREIGN KEY (visit, treatment) REFERENCES treatment (visit, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX treatment_link_to ON treatment_link (to_visit, to_treatment);

-- Parameters clinicians saved under a name, as typed. Of no patient.
CREATE TABLE favourite (
  id INTEGER PRIMARY KEY,
  clinician TEXT NOT NULL CHECK (instr(clinician, char(0)) = 0),
  name TEXT NOT NULL CHECK (name <> '' AND instr(name, char(0)) = 0),
  treatment TEXT NOT NULL CHECK (treatment <> ''),
  UNIQUE (clinician, name, treatment)
) STRICT;

CREATE TABLE favourite_field (
  favourite INTEGER NOT NULL REFERENCES favourite (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  typed TEXT NOT NULL CHECK (instr(typed, char(0)) = 0),
  PRIMARY KEY (favourite, path)
) STRICT, WITHOUT ROWID;
