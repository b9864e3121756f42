-- Who may use the file, the keys, and an audit trail whose entries are chained and whose subjects have digests.

-- What the file is, and where the chain begins: entries up to `chained_after` are older than it and held together by
-- the digest in its first entry.
CREATE TABLE protection (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  clinic TEXT NOT NULL CHECK (clinic <> ''),
  chained_after INTEGER NOT NULL CHECK (chained_after >= 0)
) STRICT;

CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> '' AND instr(name, char(0)) = 0),
  folded_name TEXT NOT NULL UNIQUE CHECK (folded_name <> ''),
  full_name TEXT NOT NULL CHECK (full_name <> '' AND instr(full_name, char(0)) = 0),
  roles TEXT NOT NULL CHECK (roles <> ''),
  service INTEGER NOT NULL CHECK (service IN (0, 1)),
  disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
  must_change_password INTEGER NOT NULL CHECK (must_change_password IN (0, 1)),
  created_at INTEGER NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0)
) STRICT;

-- The master key under what somebody knows: a password, the recovery code, or nothing ('open') as long as the file has
-- no account. Hexadecimal.
CREATE TABLE key_slot (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('open', 'password', 'recovery')),
  account INTEGER UNIQUE REFERENCES account (id),
  salt TEXT NOT NULL CHECK (length(salt) = 32),
  operations INTEGER NOT NULL,
  memory INTEGER NOT NULL,
  wrapped TEXT NOT NULL CHECK (length(wrapped) = 144),
  CHECK ((kind = 'password') = (account IS NOT NULL))
) STRICT;

-- Attempts are counted before anybody is known to be who he says, so this is no part of the trail: the next log-in
-- that succeeds says how many failed before it.
CREATE TABLE log_in_state (
  account INTEGER PRIMARY KEY REFERENCES account (id),
  failures INTEGER NOT NULL CHECK (failures >= 0),
  last_failure INTEGER,
  last_log_in INTEGER
) STRICT;

-- What the clinic lets a role do beyond the program's table.
CREATE TABLE role_grant (
  role TEXT NOT NULL CHECK (role IN ('staff', 'physician', 'administrator')),
  permission TEXT NOT NULL CHECK (permission <> ''),
  PRIMARY KEY (role, permission)
) STRICT, WITHOUT ROWID;

-- Charts opened in an emergency by someone whose account does not allow it.
CREATE TABLE emergency_access (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account (id),
  patient INTEGER NOT NULL REFERENCES patient (id),
  reason TEXT NOT NULL CHECK (length(reason) >= 10 AND instr(reason, char(0)) = 0),
  begun_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL CHECK (ends_at > begun_at),
  reviewed_at INTEGER,
  reviewed_by TEXT NOT NULL DEFAULT '' CHECK ((reviewed_at IS NULL) = (reviewed_by = ''))
) STRICT;

CREATE INDEX emergency_access_open ON emergency_access (begun_at) WHERE reviewed_at IS NULL;

-- All the roles; `role` is the one the person is known by. NULL before there were accounts.
ALTER TABLE audit_session ADD COLUMN roles TEXT;

-- The digest of the subject as the change left it (NULL: the entry changes none), and the keyed hash over the entry
-- and that of the entry before. NULL in entries older than the chain.
ALTER TABLE audit ADD COLUMN digest TEXT;
ALTER TABLE audit ADD COLUMN mac TEXT;
