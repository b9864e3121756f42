-- Follow-ups after treatments. What is planned is made from treatments, visits and protocols in the transaction that
-- changes them; what people did about it (attempts, giving up) is part of the record.

-- One row for each follow-up that is open, done or given up; cancelled ones have none. What a row says of today
-- (due, overdue, missed) follows from its days. `treatment` is the treatment's number: visit × 1024 + place.
CREATE TABLE follow_up (
  patient INTEGER NOT NULL REFERENCES patient (id),
  treatment INTEGER NOT NULL,
  protocol TEXT NOT NULL CHECK (protocol <> ''),
  step TEXT NOT NULL CHECK (step <> ''),
  treated_on TEXT NOT NULL,
  opens TEXT NOT NULL,
  due TEXT NOT NULL,
  closes TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'done', 'given_up')),
  fulfilled_by INTEGER REFERENCES visit (id),
  fulfilled_on TEXT,
  seen_on TEXT,
  clinician TEXT NOT NULL,
  PRIMARY KEY (patient, treatment, protocol, step),
  CHECK (treated_on < opens AND opens <= due AND due <= closes),
  CHECK ((status = 'done') = (fulfilled_by IS NOT NULL)),
  CHECK ((fulfilled_by IS NULL) = (fulfilled_on IS NULL))
) STRICT, WITHOUT ROWID;

-- Counts, lists and completeness read no more than this.
CREATE INDEX follow_up_by_closing ON follow_up (closes, status, opens, due, clinician, protocol);

-- The protocols as they were planned with last. A window that closed before `since`, the day its step came or
-- changed, is not planned; NULL: every window is.
CREATE TABLE follow_up_step (
  protocol TEXT NOT NULL,
  step TEXT NOT NULL,
  day INTEGER NOT NULL CHECK (day BETWEEN 1 AND 3650),
  days_before INTEGER NOT NULL CHECK (days_before >= 0 AND days_before < day),
  days_after INTEGER NOT NULL CHECK (days_after >= 0),
  treatments TEXT NOT NULL,
  instruments TEXT NOT NULL,
  retired_on TEXT CHECK (retired_on IS NULL OR retired_on IS date(retired_on, '+0 days')),
  since TEXT CHECK (since IS NULL OR since IS date(since, '+0 days')),
  PRIMARY KEY (protocol, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE follow_up_attempt (
  id INTEGER PRIMARY KEY,
  patient INTEGER NOT NULL REFERENCES patient (id),
  treatment INTEGER NOT NULL,
  protocol TEXT NOT NULL,
  step TEXT NOT NULL,
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('reached', 'no_answer', 'left_message', 'wrong_number', 'declined')),
  note TEXT NOT NULL CHECK (instr(note, char(0)) = 0 AND length(note) <= 1000),
  next_on TEXT CHECK (next_on IS NULL OR next_on IS date(next_on, '+0 days')),
  actor TEXT NOT NULL
) STRICT;

CREATE INDEX follow_up_attempt_of ON follow_up_attempt (patient, treatment, protocol, step);

-- Follow-ups nobody waits for any more, with the reason; `withdrawn_at` when they were taken up again.
CREATE TABLE follow_up_given_up (
  id INTEGER PRIMARY KEY,
  patient INTEGER NOT NULL REFERENCES patient (id),
  treatment INTEGER NOT NULL,
  protocol TEXT NOT NULL,
  step TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> '' AND instr(reason, char(0)) = 0),
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  withdrawn_at INTEGER
) STRICT;

CREATE UNIQUE INDEX follow_up_given_up_once ON follow_up_given_up (patient, treatment, protocol, step)
  WHERE withdrawn_at IS NULL;
