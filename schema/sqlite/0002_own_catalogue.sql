-- What the clinic itself adds to the catalogue or words in its own way, as the text of a catalogue file. One row; the
-- text that a change replaced stands in the audit trail.
CREATE TABLE own_catalogue (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  text TEXT NOT NULL CHECK (instr(text, char(0)) = 0 AND length(text) <= 2000000),
  written_by_version TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0)
) STRICT;

INSERT INTO own_catalogue (id, text, written_by_version, revision) VALUES (1, '', '', 1);
