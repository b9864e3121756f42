-- Episodes in full: course, site, hypotheses, diagnoses, how they ended; and the list of diagnosis codes.

ALTER TABLE episode ADD COLUMN closing_reason TEXT NOT NULL DEFAULT ''
  CHECK (instr(closing_reason, char(0)) = 0 AND (closing_reason = '' OR closed_on IS NOT NULL));
ALTER TABLE episode ADD COLUMN pain_duration_months INTEGER
  CHECK (pain_duration_months IS NULL OR pain_duration_months BETWEEN 0 AND 1200);
ALTER TABLE episode ADD COLUMN pain_course TEXT NOT NULL DEFAULT ''
  CHECK (pain_course IN ('', 'constant', 'intermittent', 'episodic'));
ALTER TABLE episode ADD COLUMN dominant_side TEXT NOT NULL DEFAULT '-'
  CHECK (dominant_side IN ('-', 'L', 'R', 'B', 'M'));
ALTER TABLE episode ADD COLUMN dominant_site TEXT NOT NULL DEFAULT '';
ALTER TABLE episode ADD COLUMN mech_psoas_traction TEXT NOT NULL DEFAULT 'not_assessed'
  CHECK (mech_psoas_traction IN ('present', 'absent', 'not_assessed'));
ALTER TABLE episode ADD COLUMN mech_disc_compression TEXT NOT NULL DEFAULT 'not_assessed'
  CHECK (mech_disc_compression IN ('present', 'absent', 'not_assessed'));
ALTER TABLE episode ADD COLUMN mech_facet_loading TEXT NOT NULL DEFAULT 'not_assessed'
  CHECK (mech_facet_loading IN ('present', 'absent', 'not_assessed'));
ALTER TABLE episode ADD COLUMN note TEXT NOT NULL DEFAULT ''
  CHECK (instr(note, char(0)) = 0 AND length(note) <= 65536);

-- What an episode is held to be. The label of the code is kept, so that it stays readable when the list is replaced.
CREATE TABLE episode_diagnosis (
  episode INTEGER NOT NULL REFERENCES episode (id),
  ordinal INTEGER NOT NULL CHECK (ordinal BETWEEN 0 AND 1023),
  condition TEXT NOT NULL,
  code TEXT NOT NULL CHECK (instr(code, char(0)) = 0),
  code_label TEXT NOT NULL CHECK (instr(code_label, char(0)) = 0),
  side TEXT NOT NULL CHECK (side IN ('-', 'L', 'R', 'B', 'M')),
  certainty TEXT NOT NULL CHECK (certainty IN ('confirmed', 'probable', 'suspected', 'exclusion')),
  is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
  since TEXT CHECK (since IS NULL OR since IS date(since, '+0 days')),
  until TEXT CHECK (until IS NULL OR until IS date(until, '+0 days')),
  PRIMARY KEY (episode, ordinal),
  CHECK (condition <> '' OR code <> ''),
  CHECK (since IS NULL OR until IS NULL OR until >= since)
) STRICT, WITHOUT ROWID;

CREATE INDEX episode_diagnosis_as ON episode_diagnosis (condition);

-- Which list of diagnosis codes is in force. `own` is 1 while it is the one that comes with the program.
CREATE TABLE diagnosis_list (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL CHECK (instr(name, char(0)) = 0),
  digest TEXT NOT NULL,
  codes INTEGER NOT NULL CHECK (codes >= 0),
  own INTEGER NOT NULL CHECK (own IN (0, 1)),
  taken_at INTEGER NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0)
) STRICT;

-- Its codes, and the folded words each is found by, beginning with the code without its dot.
CREATE TABLE diagnosis_code (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
  label TEXT NOT NULL CHECK (instr(label, char(0)) = 0),
  valid_from TEXT CHECK (valid_from IS NULL OR valid_from IS date(valid_from, '+0 days')),
  valid_to TEXT CHECK (valid_to IS NULL OR valid_to IS date(valid_to, '+0 days')),
  line TEXT NOT NULL,
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_to >= valid_from)
) STRICT;

CREATE INDEX diagnosis_code_in_order ON diagnosis_code (line);

-- Every word of the line but the first.
CREATE TABLE diagnosis_term (
  term TEXT NOT NULL,
  diagnosis INTEGER NOT NULL REFERENCES diagnosis_code (id),
  PRIMARY KEY (term, diagnosis)
) STRICT, WITHOUT ROWID;
