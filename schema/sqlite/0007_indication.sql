-- What a treatment is for, and the consultation at which it was planned.

-- Code of a condition of the catalogue; '' not said.
ALTER TABLE treatment ADD COLUMN indication TEXT NOT NULL DEFAULT '' CHECK (instr(indication, char(0)) = 0);

CREATE TABLE treatment_link_new (
  visit INTEGER NOT NULL,
  treatment INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('diagnostic_block', 'trial', 'consultation')),
  to_visit INTEGER NOT NULL REFERENCES visit (id),
  to_treatment INTEGER NOT NULL CHECK (to_treatment BETWEEN 0 AND 1023),
  PRIMARY KEY (visit, treatment, role, to_visit, to_treatment),
  FOREIGN KEY (visit, treatment) REFERENCES treatment (visit, ordinal)
) STRICT, WITHOUT ROWID;

INSERT INTO treatment_link_new SELECT * FROM treatment_link;
DROP TABLE treatment_link;
ALTER TABLE treatment_link_new RENAME TO treatment_link;
CREATE INDEX treatment_link_to ON treatment_link (to_visit, to_treatment);
