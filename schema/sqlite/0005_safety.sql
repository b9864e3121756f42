-- What decides whether a treatment is safe, and the red flags raised for a patient.

-- The facts that stand about a patient from visit to visit: one subject, replaced as a whole; what it replaced is in
-- the audit trail.
CREATE TABLE health (
  patient INTEGER PRIMARY KEY REFERENCES patient (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;

-- A fact that was asked for: present, absent, or said to be not assessed; a number; or one of a few. What was never
-- asked has no row.
CREATE TABLE health_fact (
  patient INTEGER NOT NULL REFERENCES health (patient),
  code TEXT NOT NULL CHECK (code <> ''),
  number REAL,
  choice TEXT,
  detail TEXT NOT NULL CHECK (instr(detail, char(0)) = 0),
  since TEXT CHECK (since IS NULL OR since IS date(since, '+0 days')),
  until TEXT CHECK (until IS NULL OR until IS date(until, '+0 days')),
  assessed_on TEXT NOT NULL CHECK (assessed_on IS date(assessed_on, '+0 days')),
  PRIMARY KEY (patient, code),
  CHECK (number IS NOT NULL OR choice IS NOT NULL),
  CHECK (since IS NULL OR until IS NULL OR until >= since),
  CHECK (code <> 'platelets' OR number BETWEEN 0 AND 3000),
  CHECK (code <> 'inr' OR number BETWEEN 0.5 AND 20),
  CHECK (code <> 'temperature_c' OR number BETWEEN 30 AND 45),
  CHECK (code <> 'weight_kg' OR number BETWEEN 2 AND 500),
  CHECK (code <> 'height_cm' OR number BETWEEN 40 AND 260)
) STRICT, WITHOUT ROWID;

-- Which of several: the agents of an allergy, the kinds of implant.
CREATE TABLE health_which (
  patient INTEGER NOT NULL,
  code TEXT NOT NULL,
  which TEXT NOT NULL CHECK (which <> ''),
  PRIMARY KEY (patient, code, which),
  FOREIGN KEY (patient, code) REFERENCES health_fact (patient, code)
) STRICT, WITHOUT ROWID;

-- Raised by a rule at a visit; acknowledged with the action taken; resolved with a reason; never deleted.
CREATE TABLE red_flag (
  id INTEGER PRIMARY KEY,
  patient INTEGER NOT NULL REFERENCES patient (id),
  code TEXT NOT NULL CHECK (code <> ''),
  rule TEXT NOT NULL CHECK (rule <> ''),
  severity TEXT NOT NULL CHECK (severity IN ('yellow', 'urgent', 'emergency')),
  visit INTEGER NOT NULL REFERENCES visit (id),
  raised_on TEXT NOT NULL CHECK (raised_on IS date(raised_on, '+0 days')),
  raised_at INTEGER NOT NULL,
  raised_by TEXT NOT NULL,
  acknowledged_at INTEGER,
  acknowledged_by TEXT NOT NULL DEFAULT '',
  action TEXT NOT NULL DEFAULT '' CHECK (instr(action, char(0)) = 0),
  resolved_at INTEGER,
  resolved_by TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '' CHECK (instr(reason, char(0)) = 0),
  trigger_gone_at INTEGER,
  revision INTEGER NOT NULL CHECK (revision > 0),
  CHECK ((acknowledged_at IS NULL) = (action = '')),
  CHECK ((resolved_at IS NULL) = (reason = '')),
  CHECK (resolved_at IS NULL OR acknowledged_at IS NOT NULL)
) STRICT;

CREATE INDEX red_flag_of_patient ON red_flag (patient);
CREATE INDEX red_flag_of_visit ON red_flag (visit);
CREATE INDEX red_flag_open ON red_flag (raised_on) WHERE acknowledged_at IS NULL;

CREATE TRIGGER red_flag_stays BEFORE DELETE ON red_flag
BEGIN SELECT RAISE(ABORT, 'a red flag is resolved, never deleted'); END;

-- The recorded values that raised it, as a person reads them.
CREATE TABLE red_flag_fact (
  flag INTEGER NOT NULL REFERENCES red_flag (id),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
  subject TEXT NOT NULL CHECK (subject <> ''),
  side TEXT NOT NULL CHECK (side IN ('-', 'L', 'R', 'B', 'M')),
  text TEXT NOT NULL,
  day TEXT CHECK (day IS NULL OR day IS date(day, '+0 days')),
  PRIMARY KEY (flag, ordinal)
) STRICT, WITHOUT ROWID;

-- A warning on a treatment that was shown and overridden: by which rule, why, by whom. Part of the visit's content.
CREATE TABLE treatment_override (
  visit INTEGER NOT NULL,
  treatment INTEGER NOT NULL,
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
  rule TEXT NOT NULL CHECK (rule <> ''),
  severity TEXT NOT NULL CHECK (severity IN ('notice', 'warn', 'block')),
  reason TEXT NOT NULL CHECK (reason <> '' AND instr(reason, char(0)) = 0),
  given_by TEXT NOT NULL,
  given_at INTEGER NOT NULL,
  PRIMARY KEY (visit, treatment, ordinal),
  FOREIGN KEY (visit, treatment) REFERENCES treatment (visit, ordinal)
) STRICT, WITHOUT ROWID;

-- The facts it rested on, as they were then.
CREATE TABLE treatment_override_fact (
  visit INTEGER NOT NULL,
  treatment INTEGER NOT NULL,
  override INTEGER NOT NULL,
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
  subject TEXT NOT NULL CHECK (subject <> ''),
  side TEXT NOT NULL CHECK (side IN ('-', 'L', 'R', 'B', 'M')),
  text TEXT NOT NULL,
  day TEXT CHECK (day IS NULL OR day IS date(day, '+0 days')),
  PRIMARY KEY (visit, treatment, override, ordinal),
  FOREIGN KEY (visit, treatment, override) REFERENCES treatment_override (visit, treatment, ordinal)
) STRICT, WITHOUT ROWID;
