-- Where the clinic's backups go, and its passphrase for them: the master key wrapped under it, hexadecimal, '' without
-- one. No row before somebody said so. And what came of opening a backup to see whether it could be brought back.
CREATE TABLE backup_plan (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  folder TEXT NOT NULL CHECK (instr(folder, char(0)) = 0),
  salt TEXT NOT NULL CHECK (length(salt) IN (0, 32)),
  operations INTEGER NOT NULL CHECK (operations >= 0),
  memory INTEGER NOT NULL CHECK (memory >= 0),
  wrapped TEXT NOT NULL CHECK (length(wrapped) IN (0, 144)),
  revision INTEGER NOT NULL CHECK (revision > 0)
) STRICT;

CREATE TABLE backup_drill (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  backup_made_at INTEGER NOT NULL,
  passed INTEGER NOT NULL CHECK (passed IN (0, 1))
) STRICT;
