-- Questions about outcomes that were given a name: the text of an analysis file, asked again of the record as it stands.

CREATE TABLE saved_analysis (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (uuid <> ''),
  name TEXT NOT NULL CHECK (name <> '' AND instr(name, char(0)) = 0 AND length(name) <= 200),
  question TEXT NOT NULL CHECK (question <> '' AND instr(question, char(0)) = 0 AND length(question) <= 262144),
  author TEXT NOT NULL CHECK (author <> ''),
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL CHECK (changed_by <> ''),
  changed_at INTEGER NOT NULL CHECK (changed_at >= created_at),
  revision INTEGER NOT NULL CHECK (revision > 0),
  voided_at INTEGER,
  void_reason TEXT NOT NULL DEFAULT '' CHECK ((voided_at IS NULL) = (void_reason = ''))
) STRICT;

-- A removed one leaves its name to others.
CREATE UNIQUE INDEX saved_analysis_named ON saved_analysis (name) WHERE voided_at IS NULL;
